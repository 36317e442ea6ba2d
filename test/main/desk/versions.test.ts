import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import type { Input } from '../../../src/shared/desk-api.js';
import { moneyCells, documentOf, layoutsOf, readText, STYLES } from '../../generator/variety.js';
import { plantMisprint } from '../../generator/plant.js';
import { tablesOf } from '../../generator/printed.js';
import { writeText } from '../../generator/write-text.js';
import { archives } from './archives.js';
import { openTestDesk, type fakeRead, type TestDesk } from './setup.js';

const right = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
const table = tablesOf(right).findIndex(({ kind }) => kind === 'expenditure');
const misprint = plantMisprint(
  right,
  moneyCells(right).find((place) => place.table === table)!,
  'digit',
  0,
)!;

/** A desk that reads texts as the program does, without its threads. */
function openReadingDesk(): TestDesk {
  const read: typeof fakeRead = async (job) => {
    const bytes = Buffer.from('path' in job.source ? readFileSync(job.source.path) : job.source.bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const disclosure = readText(bytes.toString('utf8'), job.name);
    const check = checkDocument({ document: sha256, disclosure });
    const lines = bytes.toString('utf8').split('\n');
    return { ok: true, value: { sha256, size: bytes.length, format: 'text', disclosure, check, lines } };
  };
  return openTestDesk({ createReaderPool: () => ({ ...archives, read, close: async () => undefined }), checkDocument });
}

async function imported(test: TestDesk, name: string, text: string): Promise<string> {
  const job = await test.desk.importPaths([test.file(name, text)]);
  return job.items[0]!.document!;
}

async function adopt(test: TestDesk, document: string): Promise<void> {
  const before = await test.value('findings.list', { document });
  const wrong = before.find(({ finding }) => finding.severity === 'error')!;
  const { at, id } = wrong.finding;
  await test.value('notes.save', {
    id: null,
    revision: null,
    document,
    finding: id,
    anchor: structuredClone(at) as Input<'notes.save'>['anchor'],
    state: 'adopted',
    severity: 'error',
    text: '合计不符',
    suggestion: '',
    basis: '',
    rejectReason: null,
    rectification: 'none',
  });
}

describe('two versions of a document', () => {
  it('say which figure was corrected and that the finding is remedied; the note is left as it is', async () => {
    const test = openReadingDesk();
    const older = await imported(test, '原稿.txt', writeText(misprint.document));
    expect(await test.call('versions.compare', { document: older })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await adopt(test, older);
    expect(await test.value('versions.proposals', {})).toEqual([]);
    const newer = await imported(test, '更正稿.txt', writeText(right));
    const compared = await test.value('versions.compare', { document: newer });
    expect([compared.older, compared.newer]).toMatchObject([
      { document: older, version: 1 },
      { document: newer, version: 2 },
    ]);
    expect(await test.value('versions.compare', { document: older })).toEqual(compared);
    expect(compared.tables.flatMap(({ cells }) => cells)).toMatchObject([
      { before: misprint.planted.printed, after: misprint.planted.shouldBe },
    ]);
    expect(compared.fates.filter(({ fate }) => fate === 'fixed').length).toBeGreaterThan(0);
    expect(compared.fates.filter(({ fate }) => fate === 'new')).toEqual([]);
    expect(compared.sameEngine).toBe(true);

    expect(await test.value('versions.proposals', {})).toMatchObject([{ fate: 'fixed', rectification: 'done' }]);
    // Proposed, not written.
    const database = await test.value('findings.list', { document: older });
    expect(database.find(({ note }) => note !== null)?.note?.rectification).toBe('none');
  });

  it('propose nothing where the reviewer has said something or the error stands', async () => {
    const test = openReadingDesk();
    const older = await imported(test, '原稿.txt', writeText(misprint.document));
    await adopt(test, older);
    await imported(test, '重发.txt', `${writeText(misprint.document)}\n\n`);
    const [standing] = await test.value('versions.proposals', {});
    expect(standing).toMatchObject({ fate: 'unfixed', rectification: null });
    await imported(test, '更正稿.txt', writeText(right));
    const views = await test.value('findings.list', { document: older });
    const { finding, note } = views.find((view) => view.note !== null)!;
    const { mergedInto: _whole, author: _author, createdAt: _from, updatedAt: _at, ...fields } = note!;
    await test.value('notes.save', {
      ...fields,
      anchor: structuredClone(finding.at) as Input<'notes.save'>['anchor'],
      rectification: 'declined',
    });
    expect(await test.value('versions.proposals', {})).toEqual([]);
  });

  it('are versions of one document', async () => {
    const test = openReadingDesk();
    const one = await imported(test, '一.txt', writeText(right));
    const other = await imported(test, '二.txt', writeText(documentOf(5, layoutsOf(STYLES[0]!)[0]!)));
    expect(await test.call('versions.compare', { document: one, older: other })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect(await test.call('versions.compare', { document: 'nowhere' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});
