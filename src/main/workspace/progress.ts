import type { Workspace } from './open.js';
import { listSilenced } from './silences.js';

/** How far the decisions on the findings of a document have come. Rounding differences are not decided one by one. */
export type ReviewProgress = {
  readonly document: string;
  readonly total: number;
  /** Findings that were adopted or rejected. */
  readonly decided: number;
};

/**
 * Progress at every document with findings. Decisions stay with the lineage, so every version shows them. Findings that are
 * kept silent are not to be decided.
 */
export function countDecisions(workspace: Workspace): readonly ReviewProgress[] {
  const silenced = Map.groupBy(listSilenced(workspace), ({ document }) => document);
  return workspace.database
    .prepare<[], ReviewProgress>(
      `SELECT finding.document, count(*) AS total, count(note.id) AS decided
       FROM finding JOIN document ON document.sha256 = finding.document
       LEFT JOIN note ON note.lineage = document.lineage AND note.finding = finding.id
         AND note.state NOT IN ('open', 'later', 'withdrawn')
       WHERE finding.outcome <> 'rounding' GROUP BY finding.document`,
    )
    .all()
    .map((one) => ({ ...one, total: one.total - (silenced.get(one.document)?.length ?? 0) }));
}
