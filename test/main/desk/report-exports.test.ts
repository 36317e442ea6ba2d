// Exports of a real workspace: what the preview shows is what is written.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../src/core/disclosure/index.js';
import { buildReport } from '../../../src/core/review/index.js';
import { renderReport } from '../../../src/main/reports/index.js';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { openTestDesk, type TestDesk } from './setup.js';

const NEW: Omit<NoteInput, 'document' | 'anchor'> = {
  id: null,
  revision: null,
  finding: null,
  state: 'adopted',
  severity: 'error',
  text: '',
  suggestion: '',
  basis: '',
  rejectReason: null,
  rectification: 'none',
};

type Opened = TestDesk & {
  readonly documents: readonly string[];
  readonly write: (document: string, note: Partial<NoteInput>) => Promise<string>;
  readonly parts: (token: string) => Readonly<Record<string, Uint8Array>>;
};

/** A desk with two documents of two units. */
async function open(): Promise<Opened> {
  const test = openTestDesk({ buildReport, renderReport });
  await test.desk.importPaths([
    test.file('甲.txt', '301001 甲单位 2026\n'),
    test.file('乙.txt', '301002 乙单位 2026\n'),
  ]);
  const documents = (await test.value('documents.list', {})).map(({ id }) => id);
  return {
    ...test,
    documents,
    write: async (document, note) =>
      (
        await test.value('notes.save', {
          ...NEW,
          document,
          anchor: { ...anchorForDocument(document), place: null },
          ...note,
        })
      ).id,
    parts: (token) => unzipSync(test.desk.file(token)!.bytes),
  };
}

describe('an export', () => {
  it('shows in the preview what it writes', async () => {
    const { documents, write, value, parts } = await open();
    await write(documents[0]!, { text: '合计有误' });
    const preview = await value('exports.preview', { kind: 'opinion' });
    const { token, fileName } = await value('exports.write', { kind: 'opinion', format: 'docx' });
    expect(fileName).toMatch(/^审核意见书-\d{8}\.docx$/);
    const body = strFromU8(parts(token)['word/document.xml']!);
    const written = [...body.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)|<w:br\/>/g)].map(([whole, text]) => text ?? (whole && '\n')).join(''),
    );
    expect(written).toEqual(preview.blocks.map((block) => (block.type === 'paragraph' ? block.text : '')));
    expect(written.some((text) => text.includes('合计有误'))).toBe(true);
  });

  it('writes the ledger as it is seen: these rows in this order', async () => {
    const { documents, write, value } = await open();
    const first = await write(documents[0]!, { text: '一', severity: 'notice' });
    const second = await write(documents[1]!, { text: '二', state: 'rejected', rejectReason: 'other' });
    await write(documents[1]!, { text: '三' });
    const preview = await value('exports.preview', { kind: 'ledger', notes: [first, second] });
    const [table, ...more] = preview.blocks;
    if (table?.type !== 'table') throw new Error('a table was expected');
    const [number, problem] = [0, 9];
    expect(table.rows.map((row) => [row[number], row[problem]])).toEqual([
      [1, '一'],
      [2, '二'],
    ]);
    expect(more).toEqual([]);
    const rows = await value('exports.ledger', {});
    expect(rows.map(({ note, row }) => [note === first, row.problem])).toContainEqual([true, '一']);
    expect(rows).toHaveLength(3);
  });

  it('is refused in a form it does not have, and changes nothing', async () => {
    const { call, value } = await open();
    const reply = await call('exports.write', { kind: 'ledger', format: 'docx' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await value('notes.list', {})).toEqual([]);
  });

  it('uses the template of the reviewer until the own layout is restored', async () => {
    const { desk, documents, write, value, call, parts } = await open();
    await write(documents[0]!, { text: '合计有误' });
    const upload = async (bytes: Uint8Array): Promise<string> => {
      const reply = await desk.upload('模板.docx', new Uint8Array(bytes).buffer);
      if (!reply.ok) throw new Error(reply.error.message);
      return reply.value.token;
    };
    const example = await value('exports.exampleTemplate', {});
    const entries = parts(example.token);
    const body = strFromU8(entries['word/document.xml']!);
    const changed = (text: string): Uint8Array =>
      zipSync({ ...entries, 'word/document.xml': strToU8(body.replace('一、总体情况', text)) });

    const refused = await call('exports.setTemplate', { token: await upload(changed('{{没有的}}')), name: '坏.docx' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/坏\.docx.*{{没有的}}/);
    expect(await value('exports.template', {})).toBeNull();

    await value('exports.setTemplate', { token: await upload(changed('甲、本局的总体情况')), name: '本局.docx' });
    expect(await value('exports.template', {})).toMatchObject({ name: '本局.docx' });
    const preview = await value('exports.preview', { kind: 'opinion' });
    expect(preview.blocks.map((block) => (block.type === 'paragraph' ? block.text : ''))).toContain(
      '甲、本局的总体情况',
    );
    for (const { token } of [
      await value('exports.write', { kind: 'opinion', format: 'docx' }),
      await value('notes.export', { format: 'docx' }),
    ]) {
      const written = strFromU8(parts(token)['word/document.xml']!);
      expect([written.includes('甲、本局的总体情况'), written.includes('合计有误')]).toEqual([true, true]);
    }
    await value('exports.resetTemplate', {});
    const { token } = await value('notes.export', { format: 'docx' });
    expect(strFromU8(parts(token)['word/document.xml']!)).not.toContain('甲、本局的总体情况');
  });

  it('lays out summary, check table, 取证单 and 批注表 of what is in the workspace', async () => {
    const { documents, write, value, call, parts } = await open();
    const note = await write(documents[0]!, { text: '合计有误' });
    const titles = async (choice: Parameters<typeof value<'exports.preview'>>[1]): Promise<string> =>
      (await value('exports.preview', choice)).title;
    expect(await titles({ kind: 'summary', batch: 'default' })).toContain('审核情况汇总');
    expect(await titles({ kind: 'check-table', documents: [documents[0]!] })).toMatch(/^.单位检查表$/);
    expect(await titles({ kind: 'finding-sheet', notes: [note] })).toBe('审核取证单');
    expect(await titles({ kind: 'annotated', documents: [documents[0]!] })).toContain('批注表');
    const [finding] = await value('findings.list', {});
    const sheet = await value('exports.preview', { kind: 'finding-sheet', finding: finding!.finding.id });
    expect(JSON.stringify(sheet.blocks)).toContain('未核定');
    for (const [kind, format] of [
      ['summary', 'docx'],
      ['summary', 'xlsx'],
      ['check-table', 'xlsx'],
      ['check-table', 'docx'],
    ] as const) {
      const { token, fileName } = await value('exports.write', { kind, format });
      expect(fileName.endsWith(`.${format}`)).toBe(true);
      expect(Object.keys(parts(token)).length).toBeGreaterThan(3);
    }
    expect(await call('exports.preview', { kind: 'annotated' })).toMatchObject({ ok: false });
    expect(await call('exports.preview', { kind: 'finding-sheet', notes: ['gone'] })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('names who confirmed a note as it now stands', async () => {
    const { documents, write, value } = await open();
    const note = await write(documents[0]!, { text: '一' });
    await value('review.look', { notes: [{ note, revision: 1 }], look: { outcome: 'confirmed', reason: '' } });
    const [line] = await value('exports.ledger', {});
    expect(line?.row.reviewedBy).not.toBe('');
    expect(line?.row.reviewedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
