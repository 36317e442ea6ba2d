import { arrangeFindings, concerns, type FindingRow } from './arrange.js';
import type { DeskState } from './model.js';

/** The rows of the list of findings as they stand. */
export function visibleRows(state: DeskState): readonly FindingRow[] {
  const { scope } = state.focus;
  return arrangeFindings(
    state.findings.filter((view) => concerns(view, scope)),
    state.filter,
    state.unfolded,
  );
}
