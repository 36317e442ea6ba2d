import { beforeEach, describe, expect, it } from 'vitest';
import { cellAnchor } from '../../../src/renderer/anchors.js';
import { findingKey } from '../../../src/renderer/state/arrange.js';
import { createDesk, type Desk } from '../../../src/renderer/state/desk.js';
import { startDesk } from '../../../src/renderer/state/loading.js';
import type { NoteTarget } from '../../../src/renderer/state/model.js';
import {
  changeDraft,
  draftOf,
  dropDraft,
  saveDraft,
  saveNoteChange,
  startDraft,
  targetKey,
  targetNote,
} from '../../../src/renderer/state/notes.js';
import type { DeskBridge, FindingView } from '../../../src/shared/desk-api.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

let bridge: DeskBridge;
let desk: Desk;
let view: FindingView;
let target: NoteTarget;

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

beforeEach(async () => {
  bridge = fakeBridge();
  desk = createDesk(bridge);
  startDesk(desk);
  await until(() => desk.store.get().ready);
  view = desk.store.get().findings.find((one) => one.finding.suspects.length > 0)!;
  target = { type: 'finding', finding: findingKey(view.finding) };
});

const draft = () => draftOf(desk.store.get(), target);
const stored = () => targetNote(desk.store.get(), target);

describe('the note editor', () => {
  it('begins with the words and the proof of the finding, and with nothing where nothing is to correct', () => {
    expect(draft()).toMatchObject({ state: 'open', text: view.finding.message, basis: view.finding.basis });
    expect(draft().suggestion).toContain('3,191.53');
    expect(startDraft(null, { ...view.finding, outcome: 'rounding' })).toMatchObject({
      suggestion: '',
      severity: 'notice',
    });
    expect(startDraft(null, null)).toMatchObject({ text: '', suggestion: '', basis: '' });
  });

  it('saves, shows the note in every list, and only then says so', async () => {
    changeDraft(desk, target, { text: '改写', state: 'adopted' });
    const saving = saveDraft(desk, target);
    expect(desk.store.get()).toMatchObject({ saving: targetKey(target), saved: null });
    expect(await saving).toBe(true);
    const state = desk.store.get();
    expect(state).toMatchObject({ saving: null, saved: targetKey(target), drafts: {} });
    expect(stored()).toMatchObject({ text: '改写', state: 'adopted', revision: 1 });
    expect(state.notes.map((one) => one.note.text)).toEqual(['改写']);
    expect(state.documents.find((one) => one.id === view.finding.at.document)?.notes).toBe(1);
  });

  it('keeps what is typed while a save is under way, on top of what was saved', async () => {
    changeDraft(desk, target, { text: '先' });
    const saving = saveDraft(desk, target);
    changeDraft(desk, target, { text: '先后' });
    await saving;
    expect(stored()?.text).toBe('先');
    expect(draft()).toMatchObject({ text: '先后', base: { revision: 1 } });
    await saveDraft(desk, target);
    expect(stored()).toMatchObject({ text: '先后', revision: 2 });
  });

  it('shows the newer note on a conflict and loses nothing that was typed', async () => {
    await saveDraft(desk, target);
    const mine = stored()!;
    changeDraft(desk, target, { text: '我的文字' });
    await bridge.call('notes.save', {
      ...startDraft(mine, null),
      id: mine.id,
      revision: mine.revision,
      document: mine.document,
      finding: mine.finding,
      anchor: { ...mine.anchor, place: null },
      text: '别处的文字',
    });
    expect(await saveDraft(desk, target)).toBe(false);
    expect(draft()).toMatchObject({ text: '我的文字', conflict: { text: '别处的文字', revision: 2 } });
    changeDraft(desk, target, { base: draft().conflict, conflict: null });
    expect(await saveDraft(desk, target)).toBe(true);
    expect(stored()).toMatchObject({ text: '我的文字', revision: 3 });
  });

  it('keeps the text and says why when the program does not answer', async () => {
    const call = bridge.call;
    const broken: DeskBridge = {
      ...bridge,
      call: (operation, input) =>
        operation === 'notes.save' ? Promise.reject(new Error('gone')) : call(operation, input),
    };
    desk = createDesk(broken);
    startDesk(desk);
    await until(() => desk.store.get().ready);
    changeDraft(desk, target, { text: '不可丢失' });
    expect(await saveDraft(desk, target)).toBe(false);
    expect(draft().text).toBe('不可丢失');
    expect(
      desk.store
        .get()
        .messages.map((one) => one.text)
        .join(),
    ).toContain('未能保存');
  });

  it('writes a note of the reviewer on a cell, and finds it there again', async () => {
    const document = view.finding.at.document;
    const detail = await desk.ask('documents.get', { document });
    const table = detail!.disclosure.tables[1]!;
    const place: NoteTarget = {
      type: 'anchor',
      anchor: cellAnchor(document, table, { row: 2, column: 3 }),
      note: null,
    };
    desk.store.update(({ focus }) => ({ focus: { ...focus, target: place } }));
    changeDraft(desk, place, { text: '此数请说明' });
    expect(await saveDraft(desk, place)).toBe(true);
    const now = desk.store.get().focus.target!;
    expect(now).toMatchObject({ type: 'anchor', note: 'note-1' });
    expect(desk.store.get().saved).toBe(targetKey(now));
    expect(targetNote(desk.store.get(), now)).toMatchObject({ finding: null, text: '此数请说明' });
    expect(targetNote(desk.store.get(), now)?.anchor.columnPath).toBe('基本支出');
  });

  it('drops a draft when asked to', () => {
    changeDraft(desk, target, { text: 'x' });
    dropDraft(desk, target);
    expect(draft().text).toBe(view.finding.message);
  });
});

describe('the ledger', () => {
  it('saves an edited cell, and reads again where somebody was faster', async () => {
    await saveDraft(desk, target);
    const first = stored()!;
    expect(await saveNoteChange(desk, first, { severity: 'notice' })).toBe(true);
    expect(stored()).toMatchObject({ severity: 'notice', revision: 2 });
    expect(await saveNoteChange(desk, first, { severity: 'error' })).toBe(false);
    expect(stored()).toMatchObject({ severity: 'notice', revision: 2 });
    expect(desk.store.get().messages).toHaveLength(1);
  });
});
