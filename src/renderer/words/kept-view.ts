/** 接着上次的文字. */
export const keptViewWords = {
  offer: (name: string) => `上次停在“${name}”。`,
  goOn: '接着上次  Alt+0',
  key: '接着上次的位置',
} as const;
