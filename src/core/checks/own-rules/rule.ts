import type { Exact, MoneyUnit } from '../../amount/index.js';
import type { TableKind } from '../../disclosure/index.js';
import type { Severity } from '../finding.js';

/** 自定规则. A relation a reviewer wrote down: data, exchanged as JSON. */
export type OwnRule = {
  /** 「OWN-1」: unique among the reviewer's rules. */
  readonly id: string;
  readonly name: string;
  /** The relation: 「支出总表.合计 = 支出总表.基本支出 + 支出总表.项目支出」. */
  readonly text: string;
  readonly severity: Severity;
  readonly basis: string;
  readonly enabled: boolean;
};

/**
 * Which document a reference means: the one that is checked, that of the year before, that of the department, or, for final
 * accounts, the unit's budget of the same year.
 */
export type Which = 'this' | 'previous' | 'department' | 'budget';

/** 引用. One figure named in words. */
export type Reference = {
  readonly which: Which;
  readonly kind: TableKind;
  /** Code or label in brackets; null for the 合计 line. */
  readonly row: string | null;
  /** Meaning or header path of the column; in overview tables also the label of a line. */
  readonly column: string;
  /** As written, for messages. */
  readonly text: string;
};

/** One term of a side; `reference` null = a constant. */
export type OwnTerm = {
  readonly coefficient: Exact;
  readonly reference: Reference | null;
  /** Unit of a constant; null = that of the figures beside it. */
  readonly unit: MoneyUnit | null;
};

export type Comparison = '=' | '≤' | '≥' | '<' | '>';

/** A rule that was understood. */
export type ParsedRule = {
  readonly left: readonly OwnTerm[];
  readonly comparison: Comparison;
  readonly right: readonly OwnTerm[];
};

/** What is wrong with a rule: where (counted in characters from 0), and one Chinese sentence. */
export type RuleMistake = { readonly at: number; readonly length: number; readonly message: string };

export type ParseResult =
  { readonly ok: true; readonly rule: ParsedRule } | { readonly ok: false; readonly mistake: RuleMistake };

/** What a finding says was not kept: name and text of the rule. */
export function saysOf({ name, text }: OwnRule): string {
  return `${name}（${text.trim()}）`;
}

/** Every reference of a rule. */
export function referencesOf(rule: ParsedRule): readonly Reference[] {
  return [...rule.left, ...rule.right].flatMap(({ reference }) => (reference === null ? [] : [reference]));
}
