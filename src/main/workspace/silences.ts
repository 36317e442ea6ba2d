import { randomUUID } from 'node:crypto';
import type { Finding } from '../../core/checks/index.js';
import { relationOf, type Silence, type SilenceReach } from '../../core/review/index.js';
import type { Identity } from '../../core/disclosure/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { timestamp } from './timestamp.js';

/** A silence with the relation it keeps silent. */
export type SilenceRow = Silence & { readonly rule: string; readonly relation: string };

const SELECT = `SELECT id, document, finding, rule, relation, reach, state, reason, author, created_at AS createdAt,
  updated_at AS updatedAt, revision FROM silence`;

function fromRow({ rule: _rule, relation: _relation, ...silence }: SilenceRow): Silence {
  return silence;
}

/** A finding that is kept silent at a document, and by what. */
export type SilencedFinding = { readonly document: string; readonly finding: Finding; readonly silence: Silence };

/** Whose document it is: what a silence reaches by. */
type Owner = Identity & { readonly id: string; readonly lineage: string };

function ownersOf({ database }: Workspace): ReadonlyMap<string, Owner> {
  const rows = database
    .prepare<[], Owner>(
      `SELECT sha256 AS id, lineage, unit_code AS unitCode, unit_name AS unitName, level, fiscal_year AS fiscalYear, stage
       FROM document`,
    )
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** True where a silence said of `origin` reaches `document`. A doubt is a no: the finding is shown. */
function reaches(reach: SilenceReach, origin: Owner, document: Owner): boolean {
  if (document.lineage === origin.lineage) return true;
  if (reach === 'disclosure' || origin.stage !== document.stage || origin.level !== document.level) return false;
  if (origin.fiscalYear === null || document.fiscalYear === null || document.fiscalYear < origin.fiscalYear)
    return false;
  if (origin.unitCode !== null && document.unitCode !== null) return origin.unitCode === document.unitCode;
  return origin.unitName !== null && origin.unitName === document.unitName;
}

/**
 * Findings that are kept silent: a silence in force reaches their document and says the same relation. A finding somebody
 * has said a word about is decided by that word and is not silent. Only findings of silenced rules are read;
 * of them those of `rules`, where these are given.
 */
export function listSilenced(workspace: Workspace, rules?: readonly string[]): readonly SilencedFinding[] {
  const { database } = workspace;
  const rows = database
    .prepare<[], SilenceRow>(`${SELECT} WHERE state = 'active' ORDER BY created_at`)
    .all()
    .filter(({ rule }) => rules === undefined || rules.includes(rule));
  if (rows.length === 0) return [];
  const documents = ownersOf(workspace);
  const byRule = Map.groupBy(rows, ({ rule }) => rule);
  const findings = database.prepare<[string], { document: string; body: string }>(
    `SELECT finding.document, finding.body FROM finding JOIN document ON document.sha256 = finding.document
     WHERE rule = ? AND outcome = 'finding' AND NOT EXISTS (
       SELECT 1 FROM note WHERE note.lineage = document.lineage AND note.finding = finding.id AND note.state <> 'withdrawn')`,
  );
  return [...byRule].flatMap(([rule, silences]) =>
    findings.all(rule).flatMap(({ document: id, body }): readonly SilencedFinding[] => {
      const document = documents.get(id);
      const finding = JSON.parse(body) as Finding;
      const relation = relationOf(finding);
      const silence = silences.find((one) => {
        const origin = documents.get(one.document);
        return (
          one.relation === relation &&
          origin !== undefined &&
          document !== undefined &&
          reaches(one.reach, origin, document)
        );
      });
      return silence === undefined ? [] : [{ document: id, finding, silence: fromRow(silence) }];
    }),
  );
}

/** Every silence, withdrawn ones included, with its relation. */
export function silenceRows({ database }: Workspace): readonly SilenceRow[] {
  return database.prepare<[], SilenceRow>(`${SELECT} ORDER BY created_at, id`).all();
}

/** Writes a silence as another workspace has it, with its log row. Part of the caller's transaction. */
export function receiveSilence(workspace: Workspace, said: Omit<SilenceRow, 'revision'>, actor: string): void {
  const { database } = workspace;
  const before = findSilence(workspace, said.id);
  database
    .prepare(
      `INSERT INTO silence (id, document, finding, rule, relation, reach, state, reason, author, created_at, updated_at,
         revision)
       VALUES (@id, @document, @finding, @rule, @relation, @reach, @state, @reason, @author, @createdAt, @updatedAt, 1)
       ON CONFLICT (id) DO UPDATE SET reach = excluded.reach, state = excluded.state, reason = excluded.reason,
         updated_at = excluded.updated_at, revision = revision + 1`,
    )
    .run(said);
  appendLog(database, { actor, action: 'finding.silence-received', subject: said.id, detail: { before, after: said } });
}

/** One silence, or null. */
export function findSilence({ database }: Workspace, id: string): Silence | null {
  const row = database.prepare<[string], SilenceRow>(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? null : fromRow(row);
}

/** Keeps a finding silent from now on, together with its log row. */
export function addSilence(
  { database }: Workspace,
  document: string,
  finding: Finding,
  word: { readonly reach: SilenceReach; readonly reason: string },
  actor: string,
): Silence {
  return database
    .transaction((): Silence => {
      const now = timestamp();
      const silence: Silence = {
        id: randomUUID(),
        document,
        finding: finding.id,
        ...word,
        state: 'active',
        author: actor,
        createdAt: now,
        updatedAt: now,
        revision: 1,
      };
      const relation = relationOf(finding);
      database
        .prepare(
          `INSERT INTO silence (id, document, finding, rule, relation, reach, state, reason, author, created_at,
             updated_at, revision)
           VALUES (@id, @document, @finding, @rule, @relation, @reach, @state, @reason, @author, @createdAt,
             @updatedAt, @revision)`,
        )
        .run({ ...silence, rule: finding.rule, relation });
      const detail = { before: null, after: silence, relation, message: finding.message };
      appendLog(database, { actor, action: 'finding.silence', subject: silence.id, detail });
      return silence;
    })
    .immediate();
}

/** Lets the findings of a silence be heard again. Null where it was changed meanwhile; nothing is written then. */
export function withdrawSilence(workspace: Workspace, id: string, revision: number, actor: string): Silence | null {
  const { database } = workspace;
  return database
    .transaction((): Silence | null => {
      const before = findSilence(workspace, id);
      if (before === null || before.state !== 'active' || before.revision !== revision) return null;
      const after: Silence = { ...before, state: 'withdrawn', updatedAt: timestamp(), revision: revision + 1 };
      database
        .prepare('UPDATE silence SET state = @state, updated_at = @updatedAt, revision = @revision WHERE id = @id')
        .run({ state: after.state, updatedAt: after.updatedAt, revision: after.revision, id });
      appendLog(database, { actor, action: 'finding.unsilence', subject: id, detail: { before, after } });
      return after;
    })
    .immediate();
}
