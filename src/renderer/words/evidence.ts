import type { Finding } from '../../shared/desk-api.js';

/** 界面文字：依据. */
export const evidenceWords = {
  title: '依据',
  none: '选中一条问题后，这里列出算式和依据',
  noneHint: '按 J、K 逐条查看。',
  expected: '应为',
  actual: '印为',
  difference: '相差',
  operands: '构成',
  roles: {
    addend: '加',
    subtrahend: '减',
    total: '合计',
    operand: '比较',
    stated: '所述',
  } satisfies Record<Finding['evidence'][number]['role'], string>,
  signs: {
    addend: '＋',
    subtrahend: '−',
    total: '＝',
    operand: '·',
    stated: '＝',
  } satisfies Record<Finding['evidence'][number]['role'], string>,
  blank: '空白',
  intervals: '取值区间',
  intervalsNote: '印出的数经四舍五入，真值在区间内；区间都对不上时才列为问题。',
  suspects: '最可能的误印',
  suspect: (printed: string, suggested: string) => `${printed} 应为 ${suggested}`,
  basis: '依据',
  rule: '规则',
  showAll: (count: number) => `展开全部 ${count} 项`,
  source: '看原文  G',
} as const;
