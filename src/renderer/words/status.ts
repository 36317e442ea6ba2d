/** 界面文字：状态栏. */
export const statusWords = {
  loading: '正在打开工作区',
  summary: (documents: number, notes: number) => `${documents} 份文件 · ${notes} 条意见`,
  selection: (cells: number, figures: number) =>
    cells === figures ? `选中 ${cells} 格` : `选中 ${cells} 格，数字 ${figures} 个`,
  sum: (value: string) => `合计 ${value}`,
  average: (value: string) => `平均 ${value}`,
  reviewer: (name: string) => `审核人 ${name}`,
  reviewerHint: '意见、台账和操作日志写这个姓名，在“设置”中修改',
  label: '状态栏',
  nonSecret: '非涉密版本',
} as const;
