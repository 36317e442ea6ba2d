import { beforeEach, describe, expect, it } from 'vitest';
import { anchorForDocument } from '../../../src/core/disclosure/index.js';
import { findingKey } from '../../../src/renderer/state/arrange.js';
import { createDesk, type Desk } from '../../../src/renderer/state/desk.js';
import { startDesk } from '../../../src/renderer/state/loading.js';
import type { NoteTarget } from '../../../src/renderer/state/model.js';
import { selectFinding } from '../../../src/renderer/state/navigation.js';
import { changeDraft, saveDraft, unsavedPlaces } from '../../../src/renderer/state/notes.js';
import { goToOpenStep, stepsOf } from '../../../src/renderer/state/sign-off-steps.js';
import type { DocumentSummary } from '../../../src/shared/desk-api.js';
import { fakeBridge } from '../fixture/fake-bridge.js';

let desk: Desk;
let document: DocumentSummary;

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

beforeEach(async () => {
  desk = createDesk(fakeBridge());
  startDesk(desk);
  await until(() => desk.store.get().ready);
  const { findings, documents } = desk.store.get();
  const counted = documents.find(
    ({ id, latest }) =>
      latest &&
      findings.filter(({ finding: { at, outcome } }) => at.document === id && outcome === 'finding').length > 1,
  );
  document = counted!;
});

const open = () => stepsOf(desk.store.get(), document, 'undecided');
const inHand = () => desk.store.get().focus.finding;

describe('what stands between a document and its signature', () => {
  it('is gone to place by place, around in a circle, in spite of a filter', () => {
    const all = open();
    expect(all.length).toBeGreaterThan(1);
    desk.store.set({ signOffShown: true, filter: { ...desk.store.get().filter, rule: 'NO-SUCH-RULE' } });
    const seen = all.map(() => {
      expect(goToOpenStep(desk, document, 'undecided')).toBe(true);
      return inHand();
    });
    expect(new Set(seen).size).toBe(all.length);
    expect(desk.store.get()).toMatchObject({
      signOffShown: false,
      filter: { rule: null },
      focus: { scope: document.id },
    });
    goToOpenStep(desk, document, 'undecided');
    expect(inHand()).toBe(seen[0]);
  });

  it('is done by a decision, which then waits for a second look', async () => {
    const [first] = open();
    if (first?.type !== 'finding') throw new Error('a finding');
    const before = open().length;
    selectFinding(desk, first.view);
    const target: NoteTarget = { type: 'finding', finding: findingKey(first.view.finding) };
    expect(await saveDraft(desk, target, { state: 'later' })).toBe(true);
    expect(open()).toHaveLength(before);
    expect(await saveDraft(desk, target, { state: 'adopted' })).toBe(true);
    expect(open()).toHaveLength(before - 1);
    expect(goToOpenStep(desk, document, 'unconfirmed')).toBe(true);
    expect(inHand()).toBe(findingKey(first.view.finding));
    expect(goToOpenStep(desk, document, 'returned')).toBe(false);
  });

  it('is a remark of the reviewer’s own where that was left for later', async () => {
    const before = open().length;
    const target: NoteTarget = { type: 'anchor', anchor: anchorForDocument(document.id), note: null };
    expect(await saveDraft(desk, target, { text: '另行核实', state: 'later' })).toBe(true);
    const last = open().at(-1);
    expect(open()).toHaveLength(before + 1);
    expect(last).toMatchObject({ type: 'note', view: { note: { text: '另行核实' } } });
    for (let turn = 0; turn <= before; turn += 1) goToOpenStep(desk, document, 'undecided');
    expect(desk.store.get().focus.target).toMatchObject({
      type: 'anchor',
      note: last?.view && 'note' in last.view ? last.view.note?.id : '',
    });
  });
});

describe('words for a place without a note', () => {
  it('are known with their place until they are saved', async () => {
    const anchor = anchorForDocument(document.id);
    const target: NoteTarget = { type: 'anchor', anchor, note: null };
    changeDraft(desk, target, { text: '全文口径不一' });
    expect(unsavedPlaces(desk.store.get(), null)).toMatchObject([{ place: anchor, text: '全文口径不一' }]);
    expect(unsavedPlaces(desk.store.get(), document.id)).toHaveLength(1);
    expect(unsavedPlaces(desk.store.get(), 'another')).toEqual([]);
    await saveDraft(desk, target);
    expect(unsavedPlaces(desk.store.get(), null)).toEqual([]);
    // What was typed on a finding is marked at the finding.
    const [first] = open();
    if (first?.type !== 'finding') throw new Error('a finding');
    changeDraft(desk, { type: 'finding', finding: findingKey(first.view.finding) }, { text: '改' });
    expect(unsavedPlaces(desk.store.get(), null)).toEqual([]);
  });
});
