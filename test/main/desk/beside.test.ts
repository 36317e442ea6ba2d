import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkAcross, checkDocument, type Finding } from '../../../src/core/checks/index.js';
import type { Input } from '../../../src/shared/desk-api.js';
import { plantText } from '../../generator/plant.js';
import type { PrintedDocument } from '../../generator/printed.js';
import { splitDocument } from '../../generator/split.js';
import { documentOf, layoutsOf, readText, STYLES } from '../../generator/variety.js';
import { writeText } from '../../generator/write-text.js';
import type { Dependencies } from '../../../src/main/desk/dependencies.js';
import { afterThisTest } from '../../tidy.js';
import { archives } from './archives.js';
import { openTestDesk, type fakeRead, type TestDesk } from './setup.js';

const right = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
const [stated] = right.blocks.flatMap((block) =>
  block.type === 'table' ? [] : [...(/收入预算\d+\.\d\d万元/.exec(block.text) ?? [])],
);
const wrong = plantText(
  right,
  stated!,
  stated!.replace(/\d(?=\.)/, (digit) => String((Number(digit) + 3) % 10)),
).document;

const { text, tables } = splitDocument(wrong);
const mended = splitDocument(right).text;

/** A desk that reads texts as the program does, without its threads. */
function openReadingDesk(folder?: string, more: Partial<Dependencies> = {}): TestDesk {
  const read: typeof fakeRead = async (job) => {
    const bytes = Buffer.from('path' in job.source ? readFileSync(job.source.path) : job.source.bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const disclosure = readText(bytes.toString('utf8'), job.name);
    const check = checkDocument({ document: sha256, disclosure });
    return { ok: true, value: { sha256, size: bytes.length, format: 'text', disclosure, check, lines: [] } };
  };
  const createReaderPool = () => ({ ...archives, read, close: async () => undefined });
  return openTestDesk({ createReaderPool, checkDocument, checkAcross, ...more }, folder);
}

/** A desk in which the check of a file of tables beside its text waits to be let through. `held`: the file of tables. */
function openHeldDesk(): { readonly test: TestDesk; readonly held: Promise<string>; readonly letThrough: () => void } {
  const held = Promise.withResolvers<string>();
  const gate = Promise.withResolvers<void>();
  const checkDocumentInTurns: Dependencies['checkDocumentInTurns'] = async (...what) => {
    const [{ document, disclosure, beside = [] }] = what;
    const check = checkDocument(...what);
    if (beside.length > 0 && disclosure.tables.length > 0) {
      held.resolve(document);
      await gate.promise;
    }
    return check;
  };
  const test = openReadingDesk(undefined, { checkDocumentInTurns });
  afterThisTest(gate.resolve);
  return { test, held: held.promise, letThrough: gate.resolve };
}

async function imported(test: TestDesk, name: string, document: PrintedDocument): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, writeText(document))]);
  return job.items[0]!.document!;
}

async function findingsAt(test: TestDesk, document: string): Promise<readonly Finding[]> {
  const views = await test.value('findings.list', { document });
  return views.map(({ finding }) => finding).filter(({ at }) => at.document === document);
}

/** A figure that no document prints. */
const MISREAD = '777,777.77';

/** What a correction or an import has started is over when the next import is. */
async function checksDone(test: TestDesk): Promise<void> {
  await imported(test, '丙.txt', documentOf(5, layoutsOf(STYLES[0]!)[0]!));
}

const misstated = ({ rule, documents }: Finding): boolean => rule === 'TEXT-TOTAL' && documents.length === 2;
const lacking = ({ rule }: Finding): boolean => rule === 'DISC-SECTION-SET';

async function adopt(test: TestDesk, document: string, finding: Finding): Promise<void> {
  await test.value('notes.save', {
    id: null,
    revision: null,
    document,
    finding: finding.id,
    anchor: structuredClone(finding.at) as Input<'notes.save'>['anchor'],
    state: 'adopted',
    severity: 'error',
    text: '与表不符',
    suggestion: '',
    basis: '',
    rejectReason: null,
    rectification: 'none',
  });
}

describe('text and tables in two files', () => {
  it('are checked beside each other once both are there, whichever comes first', async () => {
    for (const order of [
      [text, tables],
      [tables, text],
    ] as const) {
      const test = openReadingDesk();
      const first = await imported(test, '甲.txt', order[0]);
      expect((await findingsAt(test, first)).filter(misstated)).toEqual([]);
      const second = await imported(test, '乙.txt', order[1]);
      const [ofText, ofTables] = order[0] === text ? [first, second] : [second, first];
      const found = await findingsAt(test, ofText);
      expect(found.filter(misstated).length).toBeGreaterThan(0);
      // What the text holds is not missing in the file of the tables.
      expect((await findingsAt(test, ofTables)).filter(lacking)).toEqual([]);
      const listed = await test.value('documents.list', {});
      const count = listed.find(({ id }) => id === ofTables)?.tables;
      const where = `同一材料的“${order[0] === tables ? '甲' : '乙'}.txt”有 ${count} 张`;
      expect(listed.find(({ id }) => id === ofText)?.selfCheck).toContain(`本文件没有表，${where}`);
      expect(listed.map(({ id, beside }) => [id, beside?.map((one) => one.id)]).toSorted()).toEqual(
        [
          [ofText, [ofTables]],
          [ofTables, [ofText]],
        ].toSorted(),
      );
    }
  });

  it('keep the notes when one has a newer version, and are checked beside that one', async () => {
    const test = openReadingDesk();
    const ofTables = await imported(test, '表.txt', tables);
    const older = await imported(test, '说明.txt', text);
    const [finding] = (await findingsAt(test, older)).filter(misstated);
    await adopt(test, older, finding!);
    const newer = await imported(test, '说明（修改）.txt', mended);
    expect((await findingsAt(test, newer)).filter(misstated)).toEqual([]);
    const listed = await test.value('documents.list', {});
    expect(listed.find(({ id }) => id === ofTables)?.beside?.map(({ id }) => id)).toEqual([newer]);
    expect(await test.value('versions.proposals', {})).toMatchObject([{ fate: 'fixed' }]);
    const views = await test.value('findings.list', { document: older });
    expect(views.filter(({ note }) => note?.text === '与表不符').length).toBe(1);
  });

  it('leave the desk free while they are checked, and a correction made meanwhile is not lost', async () => {
    const { test, held, letThrough } = openHeldDesk();
    const ofTables = await imported(test, '甲.txt', tables);
    const importing = imported(test, '乙.txt', text);
    expect(await held).toBe(ofTables);
    const { disclosure } = await test.value('documents.get', { document: ofTables });
    const table = disclosure.tables.find(({ kind }) => kind === 'expenditure')!;
    const row = table.rows.find(({ role }) => role === 'total')!;
    const cell = row.cells.find(({ reading }) => reading.state === 'number')!;
    const isTold = async (): Promise<boolean> =>
      (await findingsAt(test, ofTables)).some(({ message, arithmetic }) => `${message}${arithmetic}`.includes(MISREAD));
    await test.value('corrections.save', {
      document: ofTables,
      changes: [
        {
          id: null,
          revision: null,
          aim: { target: 'cell', table: table.id, row: row.index, column: cell.column, text: MISREAD },
        },
      ],
      reason: '',
      remember: false,
    });
    expect(await isTold()).toBe(true);
    letThrough();
    await importing;
    await checksDone(test);
    expect(await isTold()).toBe(true);
  });

  it('are parted again where one turns out to be of another unit', async () => {
    const test = openReadingDesk();
    const ofTables = await imported(test, '表.txt', tables);
    const ofText = await imported(test, '说明.txt', text);
    expect((await findingsAt(test, ofText)).some(misstated)).toBe(true);
    await test.value('corrections.save', {
      document: ofTables,
      changes: [
        { id: null, revision: null, aim: { target: 'profile', field: 'unitName', value: '霁川市样例中心' } },
        { id: null, revision: null, aim: { target: 'profile', field: 'unitCode', value: '990902' } },
      ],
      reason: '',
      remember: false,
    });
    await expect.poll(async () => (await findingsAt(test, ofText)).some(misstated), { timeout: 20_000 }).toBe(false);
    const listed = await test.value('documents.list', {});
    expect(listed.flatMap(({ beside = [] }) => beside)).toEqual([]);
  });

  it('are checked beside each other in a workspace of an earlier program, and the notes stay', async () => {
    const before = openReadingDesk();
    const ofTables = await imported(before, '表.txt', tables);
    const ofText = await imported(before, '说明.txt', text);
    const alone = checkDocument({ document: ofText, disclosure: readText(writeText(text), '说明.txt') });
    const kept = (await findingsAt(before, ofText)).find(({ id }) => alone.findings.some((one) => one.id === id))!;
    await adopt(before, ofText, kept);
    await before.desk.close();
    // As the earlier program left it: every file checked alone.
    const database = new Database(before.workspacePath);
    const place = database.prepare<[string], { position: number; id: string }>(
      "SELECT position, id FROM finding WHERE document = ? AND scope = 'own'",
    );
    const known = new Set(alone.findings.map(({ id }) => id));
    for (const { position, id } of place.all(ofText)) {
      if (!known.has(id)) {
        database
          .prepare("DELETE FROM finding WHERE document = ? AND scope = 'own' AND position = ?")
          .run(ofText, position);
      }
    }
    database.prepare('UPDATE document SET checked_with = NULL').run();
    database.close();

    const test = openReadingDesk(before.folder);
    await expect.poll(async () => (await findingsAt(test, ofText)).some(misstated), { timeout: 20_000 }).toBe(true);
    const views = await test.value('findings.list', { document: ofText });
    expect(views.filter(({ note }) => note?.text === '与表不符').map(({ finding }) => finding.id)).toEqual([kept.id]);
    const listed = await test.value('documents.list', {});
    expect(listed.find(({ id }) => id === ofText)?.beside?.map(({ id }) => id)).toEqual([ofTables]);
  });
});
