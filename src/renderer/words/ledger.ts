/** 界面文字：台账. */
export const ledgerWords = {
  title: '问题台账',
  count: (count: number) => `${count} 条意见`,
  empty: '台账里还没有意见',
  emptyHint: '在“审阅”中对问题按 A 采纳，或选中一格按 N 写意见，意见就会列在这里。',
  toReview: '去审阅',
  label: '问题台账，可编辑',
  hint: '列名带虚线的可以修改：双击或按 Enter 修改，Esc 放弃',
  /** Columns of the screen beside the printed ones. */
  columns: {
    state: '处理',
    author: '审核人',
    updatedAt: '更新时间',
    placement: '位置变化',
    proposal: '整改建议状态',
  },
  unit: '单位',
  allUnits: '全部单位',
  order: '排序',
  orders: {
    unitName: '按单位',
    severity: '按严重程度',
    fileName: '按文件',
    category: '按问题类别',
    rectificationState: '按整改状态',
  },
  find: '筛选文字',
  nothing: '没有符合筛选条件的意见。请放宽筛选条件。',
  seen: (count: number) => `导出 Excel 时写入此处所见的 ${count} 行，顺序相同。`,
  opinion: '并排预览意见书',
  exports: { docx: '审核意见 Word', xlsx: '台账 Excel', md: '审核意见 Markdown', json: '审核意见数据 JSON' },
  open: '打开位置',
} as const;
