import type { Anchor } from '../disclosure/index.js';

/** 规则族. */
export type Family =
  | 'arithmetic'
  | 'cross-table'
  | 'narrative'
  | 'year-on-year'
  | 'roll-up'
  | 'classification'
  | 'performance'
  | 'disclosure'
  | 'wording'
  | 'personal-data'
  | 'extraction';

/** 严重程度: 错误 / 疑似 / 提示. */
export type Severity = 'error' | 'warning' | 'notice';

/** 算式中的一项. One operand of the evidence, with the figure as printed. */
export type Evidence = {
  readonly anchor: Anchor;
  /** Figure or words as printed; "" for a blank cell. */
  readonly text: string;
  /** `total`/`stated` stands right of the equals sign; `addend` is added; `subtrahend` subtracted; `operand` compared. */
  readonly role: 'addend' | 'subtrahend' | 'total' | 'operand' | 'stated';
  /** Interval behind the figure in the evidence's common unit, plain decimals; null for words. */
  readonly low: string | null;
  readonly high: string | null;
};

/** 最可能的误印. A single cell whose correction would satisfy every failing relation. */
export type Suspect = {
  readonly anchor: Anchor;
  readonly printed: string;
  readonly suggested: string;
  /** 0…1. */
  readonly score: number;
  readonly why: string;
};

/** 问题. Frozen; the message is made from the arguments. */
export type Finding = {
  /** Stable over runs and over re-imports of a corrected file: made from rule, unit, year, table kind, row and column. */
  readonly id: string;
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly outcome: 'finding' | 'rounding';
  /** Documents involved (SHA-256), the first one being where it is shown. */
  readonly documents: readonly string[];
  /** One Chinese sentence a reviewer could paste. */
  readonly message: string;
  /** The evidence written as arithmetic: 「800.30 + 400.20 = 1,200.50 ≠ 1,200.60」; null where there is none. */
  readonly arithmetic: string | null;
  readonly at: Anchor;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly evidence: readonly Evidence[];
  readonly suspects: readonly Suspect[];
  /** Shared by findings with one root cause. */
  readonly group: string;
  readonly basis: string;
};

/** 检查覆盖. What became of one rule on one document. */
export type CoverageState = 'pass' | 'finding' | 'not-applicable' | 'insufficient-data' | 'ambiguous';

export type Coverage = {
  readonly document: string;
  readonly rule: string;
  readonly state: CoverageState;
  /** Chinese: what was missing or why it does not apply; "" for a plain pass. */
  readonly why: string;
  /** How many relations were tested. */
  readonly count: number;
};

/** 提示线. A limit of a rule that is practice, not law: an office may set its own. Plain decimals. */
export type Threshold = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** As the program ships it. */
  readonly standard: string;
  /** What may be set. */
  readonly least: string;
  readonly most: string;
};

/** 规则说明, as `gouji rules` prints it. */
export type RuleInfo = {
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly basis: string;
  /** What it needs to read, in Chinese. */
  readonly needs: string;
  readonly description: string;
  /** Left out: it has none. */
  readonly thresholds?: readonly Threshold[];
};
