/** 界面文字：规则. */
export const rulesWords = {
  title: '检查规则',
  document: '文件',
  pickDocument: '选择文件查看检查覆盖',
  columns: {
    rule: '规则',
    family: '类别',
    severity: '程度',
    state: '结果',
    count: '检查数',
    why: '未检查或无法判定的原因',
    needs: '需要',
    basis: '依据',
    description: '说明',
  },
  summary: (passed: number, found: number, other: number) =>
    `通过 ${passed} 条，有问题 ${found} 条，未检查 ${other} 条`,
  label: '规则和检查覆盖',
  empty: '规则目录为空',
  notRun: '未运行',
  onlyUnchecked: '只看未检查的',
} as const;
