/** 界面文字：撤销和重做. */
export const actWords = {
  undo: '撤销上一步处理、意见、合并、静默、更正或配对',
  redo: '重做刚撤销的操作',
  undone: (what: string) => `已撤销：${what}`,
  redone: (what: string) => `已重做：${what}`,
  nothingToUndo: '没有可撤销的操作。撤销只限本次启动之后的操作。',
  nothingToRedo: '没有可重做的操作。',
  more: (count: number) => `等 ${count} 处`,
  note: {
    create: '新写意见',
    change: '修改意见',
    state: (name: string) => `处理为“${name}”`,
  },
  operations: {
    'notes.merge': '合并意见',
    'notes.split': '拆分意见',
    'silences.save': '静默误报',
    'silences.withdraw': '恢复静默的问题',
    'review.look': '复核',
    'corrections.save': '更正读数',
    'corrections.withdraw': '撤回更正',
    'compare.pair': '人工配对',
    'batches.move': '移动批次',
    'batches.assign': '分派审核',
  },
} as const;
