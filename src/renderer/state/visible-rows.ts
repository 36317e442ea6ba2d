import type { FindingView } from '../../shared/desk-api.js';
import { arrangeFindings, concerns, type FindingFilter, type FindingRow } from './arrange.js';
import type { DeskState } from './model.js';

type Parts = {
  readonly findings: readonly FindingView[];
  readonly scope: string | null;
  readonly filter: FindingFilter;
  readonly unfolded: readonly string[];
};

/** The rows of the list of findings. */
export function visibleRows({ findings, scope, filter, unfolded }: Parts): readonly FindingRow[] {
  return arrangeFindings(
    findings.filter((view) => concerns(view, scope)),
    filter,
    unfolded,
  );
}

/** The rows as they stand in the page. */
export function currentRows({ findings, focus, filter, unfolded }: DeskState): readonly FindingRow[] {
  return visibleRows({ findings, scope: focus.scope, filter, unfolded });
}
