/** 界面文字：搜索. */
export const searchWords = {
  label: '搜索文件和问题',
  placeholder: '搜索文件、单位、问题  Ctrl+K',
  documents: '文件',
  findings: '问题',
  nothing: '没有相符的文件或问题',
} as const;
