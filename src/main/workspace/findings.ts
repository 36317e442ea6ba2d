import type { CheckResult, Coverage, CoverageState, Finding } from '../../core/checks/index.js';
import { findingsIn, followFindings } from './follow.js';
import type { Workspace } from './open.js';
import { REGION_OF } from './region-of.js';
import { indexFindings } from './search-index.js';
import { listSilenced } from './silences.js';
import { insertTableReadings } from './table-readings.js';

/** `own`: found in the document alone; `across`: found between documents. */
type Scope = 'own' | 'across';

/** How many findings of one sort a document has. */
export type FindingCount = {
  readonly document: string;
  readonly family: Finding['family'];
  readonly severity: Finding['severity'];
  readonly outcome: Finding['outcome'];
  readonly count: number;
};

/** How often findings and coverage were replaced on a connection, by document; '' counts what is between documents. */
const replaced = new WeakMap<Workspace['database'], Map<string, number>>();

function countReplaced({ database }: Workspace, document: string): void {
  const counts = replaced.get(database) ?? new Map<string, number>();
  counts.set(document, (counts.get(document) ?? 0) + 1);
  replaced.set(database, counts);
}

/** Another text than before wherever findings or coverage of a document may have changed since, as long as the file is open. */
export function checksMark({ database }: Workspace, document: string): string {
  const counts = replaced.get(database);
  return `${counts?.get(document) ?? 0} ${counts?.get('') ?? 0}`;
}

/** Replaces findings and coverage of one scope, of one document or (null) of all. Part of the caller's transaction. */
export function insertChecks(workspace: Workspace, scope: Scope, document: string | null, check: CheckResult): void {
  const { database } = workspace;
  countReplaced(workspace, document ?? '');
  for (const table of ['finding', 'coverage']) {
    if (document === null) database.prepare(`DELETE FROM ${table} WHERE scope = ?`).run(scope);
    else database.prepare(`DELETE FROM ${table} WHERE scope = ? AND document = ?`).run(scope, document);
  }
  const insertFinding = database.prepare(
    `INSERT INTO finding (document, scope, position, id, rule, family, severity, outcome, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [position, finding] of check.findings.entries()) {
    const owner = document ?? finding.documents[0] ?? finding.at.document;
    const { id, rule, family, severity, outcome } = finding;
    insertFinding.run(owner, scope, position, id, rule, family, severity, outcome, JSON.stringify(finding));
  }
  const insertCoverage = database.prepare(
    'INSERT INTO coverage (document, scope, position, rule, state, why, count) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [position, coverage] of check.coverage.entries()) {
    const { rule, state, why, count } = coverage;
    insertCoverage.run(document ?? coverage.document, scope, position, rule, state, why, count);
  }
  // The desk checks with the region profile of the batches, in which a new document is not yet, and beside other files.
  if (scope === 'own') {
    if (document !== null) insertTableReadings(workspace, document, check.readings);
    database
      .prepare(`UPDATE document SET checked_region = ${REGION_OF}, checked_with = NULL WHERE sha256 = ?`)
      .run(document);
  }
  indexFindings(workspace, scope, document, check);
}

/**
 * Replaces everything that was found between documents, in one transaction. `actor`: somebody whose correction was the
 * reason; decisions then follow findings to their new ids.
 */
export function storeAcross(workspace: Workspace, check: CheckResult, actor: string | null = null): void {
  workspace.database
    .transaction(() => {
      const before = actor === null ? [] : findingsIn(workspace, 'across', null);
      insertChecks(workspace, 'across', null, check);
      if (actor !== null) followFindings(workspace, before, check.findings, actor);
    })
    .immediate();
}

/** Findings shown at one document: its own, then those it shares with others. */
export function listFindings(workspace: Workspace, document: string): readonly Finding[] {
  return workspace.database
    .prepare<[string], { body: string }>(`SELECT body FROM finding WHERE document = ? ORDER BY scope DESC, position`)
    .all(document)
    .map(({ body }) => JSON.parse(body) as Finding);
}

/** Findings between documents. */
export function listAcross(workspace: Workspace): readonly Finding[] {
  return findingsIn(workspace, 'across', null);
}

/** Documents at which a finding is shown. The same id may stand at several versions of a document. */
export function documentsWithFinding(workspace: Workspace, finding: string): readonly string[] {
  return workspace.database
    .prepare<[string], { document: string }>('SELECT DISTINCT document FROM finding WHERE id = ? ORDER BY document')
    .all(finding)
    .map(({ document }) => document);
}

/**
 * Numbers of errors and doubts that certain rules found, by document. Those kept silent are not counted. It looks at the
 * findings of these rules alone, by their index.
 */
export function countSerious(workspace: Workspace, rules: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map(
    workspace.database
      .prepare<string[], { document: string; count: number }>(
        `SELECT document, count(*) AS count FROM finding WHERE rule IN (${rules.map(() => '?').join(', ')})
          AND severity <> 'notice' AND outcome = 'finding' GROUP BY document`,
      )
      .all(...rules)
      .map(({ document, count }) => [document, count]),
  );
  for (const { document, finding } of listSilenced(workspace, rules)) {
    const count = counts.get(document);
    if (count !== undefined && finding.severity !== 'notice') counts.set(document, count - 1);
  }
  return counts;
}

/** What was and was not checked in one document. */
export function listCoverage(workspace: Workspace, document: string): readonly Coverage[] {
  return workspace.database
    .prepare<[string], Coverage>(
      'SELECT document, rule, state, why, count FROM coverage WHERE document = ? ORDER BY scope DESC, position',
    )
    .all(document);
}

/** Numbers of findings of every document, for the library. Those kept silent are not counted. */
export function countFindings(workspace: Workspace): readonly FindingCount[] {
  const silenced = Map.groupBy(listSilenced(workspace), ({ document, finding: { family, severity } }) =>
    [document, family, severity, 'finding'].join(' '),
  );
  return workspace.database
    .prepare<[], FindingCount>(
      `SELECT document, family, severity, outcome, count(*) AS count FROM finding GROUP BY document, family, severity, outcome`,
    )
    .all()
    .map((one) => {
      const key = [one.document, one.family, one.severity, one.outcome].join(' ');
      return { ...one, count: one.count - (silenced.get(key)?.length ?? 0) };
    });
}

/** What became of each rule at each document, for the self-check sentence. */
export function listCoverageStates(workspace: Workspace): readonly {
  readonly document: string;
  readonly rule: string;
  readonly state: CoverageState;
  readonly count: number;
}[] {
  return workspace.database
    .prepare<[], { document: string; rule: string; state: CoverageState; count: number }>(
      `SELECT document, rule, state, count FROM coverage WHERE scope = 'own'`,
    )
    .all();
}
