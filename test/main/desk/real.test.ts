// The desk with the real stages over the program's own sample documents; only the reader threads are left out.
import { appendFileSync, copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dependencies } from '../../../src/main/desk/default-dependencies.js';
import { createDesk, type Desk } from '../../../src/main/desk/desk.js';
import { readJob } from '../../../src/main/intake/read-job.js';
import type {
  DeskEvent,
  DocumentSummary,
  FindingView,
  ImportJob,
  Input,
  Note,
  Operation,
  Reply,
  Results,
} from '../../../src/shared/desk-api.js';
import { keptFolder } from '../workspace/samples.js';
import { archives } from './archives.js';

const RESOURCES = join(import.meta.dirname, '../../../resources');
const SAMPLES = join(RESOURCES, 'samples');

const folder = keptFolder();
const events: DeskEvent[] = [];
let desk: Desk;

async function value<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Results[Name]> {
  const reply = (await desk.dispatch(operation, input)) as Reply<Results[Name]>;
  if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.message}`);
  return reply.value;
}

/** The unit of which the samples hold several years, with those documents. */
async function yearsOfOneUnit(): Promise<readonly DocumentSummary[]> {
  const documents = await value('documents.list', {});
  const groups = [...Map.groupBy(documents, ({ unitCode }) => unitCode).values()];
  return groups.find((group) => new Set(group.map(({ fiscalYear }) => fiscalYear)).size > 1) ?? [];
}

function decide(view: FindingView): Promise<Note> {
  const { finding } = view;
  return value('notes.save', {
    id: null,
    revision: null,
    document: finding.at.document,
    finding: finding.id,
    anchor: structuredClone(finding.at) as Input<'notes.save'>['anchor'],
    state: 'adopted',
    severity: finding.severity,
    text: finding.message,
    suggestion: '请核对后更正。',
    basis: finding.basis,
    rejectReason: null,
    rectification: 'none',
  });
}

beforeAll(async () => {
  desk = createDesk({
    workspacePath: join(folder, 'real.gouji'),
    host: 'loopback',
    resources: RESOURCES,
    dependencies: {
      ...dependencies,
      createReaderPool: () => ({ ...archives, read: (job) => readJob(job), close: async () => undefined }),
    },
    emit: (event) => events.push(event),
  });
  await value('documents.importSamples', {});
  while (!events.some((event) => event.type === 'import.progress' && event.job.finished)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}, 60_000);

afterAll(() => desk.close());

describe('the desk over the sample documents', () => {
  it('reads every sample and knows its unit, year and tables', async () => {
    const last = events.findLast((event) => event.type === 'import.progress')?.job as ImportJob;
    const files = readdirSync(SAMPLES).filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md');
    expect(last.items.map(({ state }) => state)).toEqual(files.map(() => 'imported'));
    const documents = await value('documents.list', {});
    expect(documents.map(({ fileName }) => fileName).sort()).toEqual(files.sort());
    for (const document of documents) {
      expect(document).toMatchObject({ latest: true, version: 1, stage: 'budget', fiscalYear: expect.any(Number) });
      expect(document.unitName).not.toBeNull();
      expect(document.tables).toBeGreaterThan(5);
      expect(document.selfCheck).toMatch(/^\d+ 张表，/);
    }
    expect(await value('documents.failures', {})).toEqual([]);
    expect((await value('app.status', {})).samplesAvailable).toBe(true);
  });

  it('knows the same bytes again', async () => {
    const job = await desk.importPaths([SAMPLES]);
    expect(new Set(job.items.map(({ state }) => state))).toEqual(new Set(['already-there']));
  });

  it('shows findings with coverage and rules that the catalogue knows', async () => {
    const rules = new Set((await value('rules.list', {})).map(({ id }) => id));
    const views = await value('findings.list', {});
    expect(views.length).toBeGreaterThan(0);
    expect(views.filter(({ finding }) => !rules.has(finding.rule))).toEqual([]);
    for (const { id } of await value('documents.list', {})) {
      const coverage = await value('coverage.list', { document: id });
      expect(coverage.length).toBeGreaterThan(0);
      expect(coverage.filter(({ rule }) => !rules.has(rule))).toEqual([]);
    }
  });

  it('lays the years of a unit side by side', async () => {
    const years = await yearsOfOneUnit();
    expect(years.length).toBeGreaterThan(1);
    const { unitCode } = years[0]!;
    expect((await value('compare.units', {})).map((unit) => unit.unitCode)).toContain(unitCode);
    const compared = { layout: 'years' as const, sources: years.map(({ id }) => ({ document: id, unitCode })) };
    const asked = { compared, kind: 'general-public-expenditure' as const };
    const { sheet, kinds } = await value('compare.rows', asked);
    expect(kinds).toContain('general-public-expenditure');
    expect(sheet?.columns.map(({ year }) => year)).toEqual(years.map(({ fiscalYear }) => fiscalYear).sort());
    expect(sheet?.rows.length).toBeGreaterThan(3);
    const { lane, key } = sheet!.rows[1]!;
    const column = sheet!.columns[0]!;
    const place = await value('compare.place', {
      ...asked,
      row: { lane, key },
      column: column.key,
      measure: sheet!.primary!,
    });
    expect(place).toMatchObject({ document: column.document, tableKind: 'general-public-expenditure' });
  });

  it('carries a decision over to a newer version of the file', async () => {
    const [view] = await value('findings.list', {});
    const note = await decide(view!);
    const changed = join(folder, '修改稿.txt');
    copyFileSync(join(SAMPLES, view!.fileName), changed);
    appendFileSync(changed, '\n');
    const job = await desk.importPaths([changed]);
    const document = job.items[0]!.document!;
    expect(job.items[0]?.message).toContain('第 2 版');
    const views = await value('findings.list', { document });
    expect(views.find(({ finding }) => finding.id === view!.finding.id)?.note).toEqual(note);
    const placed = (await value('notes.list', { document })).find((entry) => entry.note.id === note.id);
    expect(placed).toMatchObject({ placement: 'same', placed: { anchor: { document } } });
  });

  it.each(['docx', 'xlsx', 'md', 'csv', 'json'] as const)('writes the notes as %s', async (format) => {
    const exported = await value('notes.export', { format });
    expect(exported.size).toBeGreaterThan(100);
    expect(desk.file(exported.token)?.bytes.byteLength).toBe(exported.size);
  });
});
