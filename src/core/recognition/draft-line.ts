import type { Codes, Line } from '../disclosure/index.js';

/** A line whose role, depth and key wait for the whole table. */
export type DraftLine = {
  readonly lane: number;
  readonly label: string;
  /** The label as printed, for telling 「本年收入」 from 「本年收入合计」. */
  readonly printed: string;
  readonly ordinal: string | null;
  readonly codes: Codes;
  /** True where a code of the line was printed and not read. */
  readonly codeUnread: boolean;
  readonly unitName: string | null;
  readonly isTotal: boolean;
  /** A heading row of a project list: a unit, or a class of projects. */
  readonly isGroup: boolean;
  /** What identifies the line besides codes: names of service levels, the year, a project's name. */
  readonly identity: string;
  /** Texts of all columns of names, as printed, in order. */
  readonly steps: readonly string[];
  /** True where any other column of the line prints digits. */
  readonly hasFigures: boolean;
};

/** What of a draft the finished line keeps as it is. */
export function plainLine({
  lane,
  label,
  ordinal,
  codes,
  codeUnread,
  unitName,
}: DraftLine): Pick<Line, 'lane' | 'label' | 'ordinal' | 'codes' | 'codeUnread' | 'unitName'> {
  return { lane, label, ordinal, codes, ...(codeUnread ? { codeUnread } : {}), unitName };
}
