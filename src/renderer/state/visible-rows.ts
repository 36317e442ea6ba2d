import type { FindingView, NoteView } from '../../shared/desk-api.js';
import { arrangeFindings, concerns, type FindingFilter, type FindingRow } from './arrange.js';
import type { DeskState } from './model.js';
import { looksOf } from './second-look.js';

type Parts = {
  readonly findings: readonly FindingView[];
  readonly scope: string | null;
  readonly filter: FindingFilter;
  readonly unfolded: readonly string[];
  readonly notes: readonly NoteView[];
};

let last: { readonly parts: Parts; readonly rows: readonly FindingRow[] } | null = null;

/** The rows of the list of findings. The last answer is kept: list and keys ask for the same rows again and again. */
export function visibleRows(parts: Parts): readonly FindingRow[] {
  const { findings, scope, filter, unfolded, notes } = parts;
  if (
    last !== null &&
    last.parts.findings === findings &&
    last.parts.scope === scope &&
    last.parts.filter === filter &&
    last.parts.unfolded === unfolded &&
    last.parts.notes === notes
  ) {
    return last.rows;
  }
  const rows = arrangeFindings(
    findings.filter((view) => concerns(view, scope)),
    filter,
    unfolded,
    looksOf(notes),
  );
  last = { parts, rows };
  return rows;
}

/** The rows as they stand in the page. */
export function currentRows({ findings, focus, filter, unfolded, notes }: DeskState): readonly FindingRow[] {
  return visibleRows({ findings, scope: focus.scope, filter, unfolded, notes });
}
