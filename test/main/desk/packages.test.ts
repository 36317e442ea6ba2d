import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NoteInput } from '../../../src/shared/desk-api.js';
import { verifyWorkspace } from '../../../src/main/workspace/index.js';
import { temporaryFolder } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const TEXT = '901001 测试甲单位 2026 budget\n正文';
const NAME = '交换.goujipack';

async function bring(test: TestDesk): Promise<string> {
  const [item] = (await test.desk.importPaths([test.file('甲.txt', TEXT)])).items;
  if (item === undefined || item.document === null) throw new Error(`not imported: ${item?.message}`);
  return item.document;
}

function note(document: string, more: Partial<NoteInput> = {}): NoteInput {
  return {
    id: null,
    revision: null,
    document,
    finding: 'f-1',
    anchor: {
      document,
      table: null,
      tableKind: null,
      printedNumber: null,
      tableTitle: null,
      row: null,
      rowKey: null,
      rowLabel: null,
      column: null,
      columnPath: null,
      project: null,
      section: null,
      quote: null,
      place: null,
    },
    state: 'adopted',
    severity: 'error',
    text: '合计不符',
    suggestion: '',
    basis: '',
    rejectReason: null,
    rectification: 'none',
    ...more,
  };
}

async function exported(test: TestDesk, withOriginals = false): Promise<Uint8Array> {
  const { token, fileName } = await test.value('packages.export', { withOriginals });
  expect(fileName).toMatch(/^勾稽交换包-.*\.goujipack$/);
  const file = test.desk.file(token);
  if (file === null) throw new Error('no file');
  return file.bytes;
}

async function chosen(test: TestDesk, bytes: Uint8Array): Promise<{ token: string; name: string }> {
  const reply = await test.desk.upload(NAME, Uint8Array.from(bytes).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  return { token: reply.value.token, name: NAME };
}

async function texts(test: TestDesk): Promise<readonly string[]> {
  return (await test.value('notes.list', {})).map((view) => view.note.text);
}

describe('packages', () => {
  it('are looked at without a trace, then merged', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    await one.value('notes.save', note(await bring(one)));
    await bring(other);
    const file = await chosen(other, await exported(one));
    const preview = await other.value('packages.preview', file);
    expect(preview).toMatchObject({ documents: 1, missing: 0, originals: 0, counts: { added: 1, conflicts: 0 } });
    expect(await texts(other)).toEqual([]);
    expect(await other.value('packages.import', file)).toMatchObject({ counts: { added: 1 }, job: null });
    expect(await texts(other)).toEqual(['合计不符']);
    const again = await chosen(other, await exported(one));
    expect(await other.value('packages.import', again)).toMatchObject({ counts: { added: 0, same: 1 } });
  });

  it('bring originals along; the notes on them come with the end of their import', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    await one.value('notes.save', note(await bring(one)));
    const file = await chosen(other, await exported(one, true));
    expect(await other.value('packages.preview', file)).toMatchObject({
      missing: 1,
      originals: 1,
      counts: { waiting: 1 },
    });
    const { job } = await other.value('packages.import', file);
    expect(job?.total).toBe(1);
    await expect.poll(() => texts(other)).toEqual(['合计不符']);
    expect(await other.value('documents.list', {})).toMatchObject([{ fileName: expect.stringContaining('甲.txt') }]);
  });

  it('wait for documents that come in by themselves, even after a restart', async () => {
    const one = openTestDesk();
    await one.value('notes.save', note(await bring(one)));
    const folder = temporaryFolder();
    const first = openTestDesk({}, folder);
    const result = await first.value('packages.import', await chosen(first, await exported(one)));
    expect(result).toMatchObject({ counts: { waiting: 1, added: 0 }, job: null });
    await first.desk.close();
    const second = openTestDesk({}, folder);
    await bring(second);
    expect(await texts(second)).toEqual(['合计不符']);
  });

  it('leave both sides of a conflict to the reviewer', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    await one.value(
      'notes.save',
      note(await bring(one), { state: 'rejected', rejectReason: 'explained', text: '已说明' }),
    );
    await other.value('notes.save', note(await bring(other), { text: '确有差错' }));
    const file = await chosen(other, await exported(one));
    expect(await other.value('packages.import', file)).toMatchObject({ counts: { conflicts: 1 } });
    const [conflict] = await other.value('packages.conflicts', {});
    expect(conflict?.sides.map(({ text, state }) => [text, state])).toEqual([
      ['确有差错', 'adopted'],
      ['已说明', 'rejected'],
    ]);
    const key = conflict?.key ?? '';
    const sides = conflict?.sides.map(({ edition }) => edition) ?? [];
    const stale = await other.call('packages.decide', { key, sides: [...sides, 'x'], chosen: sides[1] ?? '' });
    expect(stale).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await other.value('packages.decide', { key, sides, chosen: sides[1] ?? '' })).toEqual([]);
    expect(await texts(other)).toEqual(['已说明']);
  });

  it('are refused whole where they are damaged', async () => {
    const [one, other] = [openTestDesk(), openTestDesk()];
    await one.value('notes.save', note(await bring(one)));
    const bytes = Uint8Array.from(await exported(one)).subarray(0, 700);
    const reply = await other.call('packages.import', await chosen(other, bytes));
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(reply.ok ? '' : reply.error.message).toContain(`“${NAME}”已损坏或不完整，未合并任何内容`);
    expect(await texts(other)).toEqual([]);
    expect(await other.value('packages.conflicts', {})).toEqual([]);
    expect(await other.call('packages.preview', { token: 'x', name: NAME })).toMatchObject({ ok: false });
  });
});

describe('workspace.backup', () => {
  it('copies the open workspace beside itself, and the copy is whole', async () => {
    const test = openTestDesk();
    await test.value('notes.save', note(await bring(test)));
    const { path, documents, notes } = await test.value('workspace.backup', {});
    expect({ documents, notes }).toEqual({ documents: 1, notes: 1 });
    expect(path.startsWith(`${test.workspacePath}.`)).toBe(true);
    expect(existsSync(path)).toBe(true);
    expect(verifyWorkspace(path)).toMatchObject({ problems: [], documents: 1, notes: 1 });
  });
});
