import type { WordingKind } from '../../shared/desk-api.js';

/** 界面文字：依据库和常用语. */
export const wordingWords = {
  group: '常用语和依据库',
  pick: { basis: '依据库', text: '描述用语', suggestion: '建议用语' } satisfies Record<WordingKind, string>,
  keep: '存入',
  keepLabel: '把已写的文字存入常用语或依据库',
  keepItems: {
    basis: '把“依据”存入依据库',
    text: '把“问题描述”存为常用语',
    suggestion: '把“整改建议”存为常用语',
  } satisfies Record<WordingKind, string>,
  manage: '管理自存的条目',
  groups: { own: '自存', family: '本类问题', rule: '规则所列', all: '其他' },
  kept: (text: string) => `已存入：${text}`,
  nothing: '此栏没有文字，未存入。',
  none: '没有相符的条目',
  noOwn: '还没有自存的条目。写好一栏后，用“存入”保存，以后可再选用。',
  change: '修改',
  changeOf: (text: string) => `修改：${text}`,
  changedText: '修改后的文字',
  changeHint: '{表}、{行}、{列}、{印数}、{应为}、{差} 在选用时填入。Ctrl+Enter 保存，Esc 取消。',
  changeEmpty: '文字不能为空。不再使用的条目请取消修改后删去。',
  changeOpen: '有修改尚未保存，请先保存或取消。',
  remove: '删去',
  removeOf: (text: string) => `删去：${text}`,
  needBlanks: (blanks: readonly string[]) => `请补全 ${blanks.join('、')}，再保存。`,
} as const;
