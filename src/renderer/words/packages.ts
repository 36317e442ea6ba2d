/** 界面文字：交换与备份. */
export const packagesWords = {
  backedUp: (path: string, documents: number, notes: number) =>
    `已备份并核验：${path}（${documents} 份文件，${notes} 条意见）`,
  exchange: '交换包',
  exchangeHint:
    '意见、处理结果、整改状态、复核和签发，更正、人工配对、静默、意见的合并关系、科目码表、规则设置和自定规则。交换包不加密。',
  withOriginals: '附上原件',
  export: '导出交换包',
  import: '导入交换包',
  working: '正在处理',
  unreadable: (name: string) => `“${name}”未能读入，未合并任何内容。请检查文件大小和读取权限后重试。`,
  previewTitle: (name: string) => `合并前核对：${name}`,
  madeBy: (name: string, time: string, program: string) => `${name} ${time} 导出，程序版本 ${program}`,
  documents: (all: number, missing: number, originals: number) =>
    missing === 0
      ? `涉及 ${all} 份文件，均在工作区中。`
      : `涉及 ${all} 份文件，其中 ${missing} 份不在工作区中，附原件 ${originals} 份。`,
  counts: {
    added: '新增',
    changed: '更新',
    same: '相同',
    conflicts: '冲突',
    waiting: '等待文件导入',
    locked: '文件已签发，不变',
  },
  countsTitle: '合并后意见的变化',
  othersTitle: '更正、配对、静默、合并关系、签发、码表和规则设置',
  rules: (count: number, names: readonly string[]) => `自定规则：新增 ${count} 条（${names.join('、')}）。`,
  settingsTitle: '将改变的规则设置',
  setting: (subject: string, says: string) => `${subject.replace(/^规则设置：/, '')}：${says}`,
  withRules: '同时采用以上规则和设置；不勾选时，本工作区的规则和设置不变',
  number: (count: number) => `${count} 条`,
  merge: '合并',
  merged: (added: number, changed: number, same: number, conflicts: number, others: number) =>
    `已合并：意见新增 ${added} 条，更新 ${changed} 条，相同 ${same} 条，冲突 ${conflicts} 条；更正、静默等新增或更新 ${others} 条。`,
  conflicts: '待裁定的冲突',
  conflictsHere: (count: number) => `此文件有 ${count} 处说法不一，尚未裁定。`,
  conflictsAll: (count: number) => `有 ${count} 处说法不一，尚未裁定；台账按排在最前的一种计。`,
  conflictNow: (sides: readonly string[]) => `当前问题：${sides.join('；')}`,
  decide: '去裁定',
  choseSide: (says: string) => `以此为准：${says}`,
  noConflicts: '没有待裁定的冲突。',
  conflictsHint: '同一处有不同的意见，都已保留。裁定之前按排在最前的一种计。',
  conflictOf: (unit: string, file: string) => (unit === '' ? file : `${unit}　${file}`),
  holds: '裁定前按此计',
  side: (author: string, time: string) => `${author}　${time}`,
  rectification: '整改',
  choose: '以此为准',
  chooseOf: (author: string) => `以此为准：${author}`,
} as const;
