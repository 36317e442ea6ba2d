import { openBlanks } from '../../core/review/index.js';
import type { Anchor, ErrorCode, Finding, FindingView, Note, NoteInput, NoteView } from '../../shared/desk-api.js';
import { shownFigure } from '../shown-figure.js';
import { words } from '../words.js';
import { wordingWords } from '../words/wordings.js';
import { showMessage, type Desk } from './desk.js';
import { findingByKey, shownSeverity } from './arrange.js';
import { withDecisions } from './decisions.js';
import { reload } from './loading.js';
import type { DeskState, Draft, NoteTarget } from './model.js';

/** Key under which the draft of a target is kept. */
export function targetKey(target: NoteTarget): string {
  if (target.type === 'finding') return `finding:${target.finding}`;
  const { anchor, note } = target;
  if (note !== null) return `note:${note}`;
  const { document, table, row, column, until, project, section, quote } = anchor;
  const words = table === null ? [project, section, quote] : [until?.row, until?.column];
  return ['place', document, table, row, column, ...words].join(':');
}

/** The finding of a target, or null for a note of the reviewer's own. */
export function targetFinding(state: DeskState, target: NoteTarget): FindingView | null {
  if (target.type !== 'finding') return null;
  return findingByKey(state.findings, target.finding) ?? null;
}

/** The stored note of a target. */
export function targetNote(state: DeskState, target: NoteTarget): Note | null {
  if (target.type === 'finding') return targetFinding(state, target)?.note ?? null;
  return state.notes.find((view) => view.note.id === target.note)?.note ?? null;
}

/** What the editor starts from: the stored note, else the finding's own words, else nothing. */
export function startDraft(note: Note | null, finding: Finding | null): Draft {
  if (note !== null) {
    const { state, severity, text, suggestion, basis, rejectReason, rectification } = note;
    return { state, severity, text, suggestion, basis, rejectReason, rectification, base: note, conflict: null };
  }
  return {
    state: 'open',
    severity: finding === null ? 'warning' : shownSeverity(finding),
    text: finding?.message ?? '',
    suggestion: suggestionFor(finding),
    basis: finding?.basis ?? '',
    rejectReason: null,
    rectification: 'none',
    base: null,
    conflict: null,
  };
}

/** First words for 整改建议: what the proof says, nothing that was not calculated. */
function suggestionFor(finding: Finding | null): string {
  // A rounding difference is no misprint: there is nothing to correct.
  if (finding === null || finding.outcome === 'rounding') return '';
  const [suspect] = finding.suspects;
  if (suspect !== undefined) {
    return words.note.suggestSuspect(shownFigure(suspect.printed), shownFigure(suspect.suggested));
  }
  if (finding.expected === null || finding.actual === null) return '';
  return words.note.suggestExpected(shownFigure(finding.actual), shownFigure(finding.expected));
}

/** The draft as it stands: typed, or begun from the stored note or the finding. */
export function draftOf(state: DeskState, target: NoteTarget): Draft {
  return (
    state.drafts[targetKey(target)] ??
    startDraft(targetNote(state, target), targetFinding(state, target)?.finding ?? null)
  );
}

/** Keeps what was typed. */
export function changeDraft(desk: Desk, target: NoteTarget, change: Partial<Draft>): void {
  desk.store.update((state) => ({
    saved: null,
    drafts: { ...state.drafts, [targetKey(target)]: { ...draftOf(state, target), ...placeOf(target), ...change } },
  }));
}

function placeOf(target: NoteTarget): Pick<Draft, 'place'> {
  return target.type === 'anchor' && target.note === null ? { place: target.anchor } : {};
}

/** 未保存的新意见: places of drafts that no stored note stands for, in the document or in all (null). */
export function unsavedPlaces({ drafts }: Pick<DeskState, 'drafts'>, scope: string | null): readonly UnsavedPlace[] {
  return Object.entries(drafts).flatMap(([key, { place, base, text, severity }]) =>
    place === undefined || base !== null || (scope !== null && place.document !== scope)
      ? []
      : [{ key, place, text, severity }],
  );
}

/** Words typed for a place that has no note yet. */
export type UnsavedPlace = Pick<Draft, 'text' | 'severity'> & { readonly key: string; readonly place: Anchor };

/** Throws the draft away; the editor shows what is stored. */
export function dropDraft(desk: Desk, target: NoteTarget): void {
  const key = targetKey(target);
  desk.store.update((state) => ({
    drafts: Object.fromEntries(Object.entries(state.drafts).filter(([name]) => name !== key)),
  }));
}

/** Saves the draft of a target. True when the program has acknowledged it and the lists show it. */
export async function saveDraft(desk: Desk, target: NoteTarget, change: Partial<Draft> = {}): Promise<boolean> {
  const before = desk.store.get();
  const key = targetKey(target);
  if (before.saving === key) return false;
  const draft: Draft = { ...draftOf(before, target), ...change };
  const blanks = openBlanks(`${draft.text}${draft.suggestion}${draft.basis}`);
  if (blanks.length > 0) {
    showMessage(desk, 'info', wordingWords.needBlanks(blanks));
    return false;
  }
  const finding = targetFinding(before, target)?.finding ?? null;
  const anchor = draft.base?.anchor ?? (target.type === 'anchor' ? target.anchor : finding?.at);
  if (anchor === undefined) return false;
  desk.store.set({ saving: key, saved: null, drafts: { ...before.drafts, [key]: draft } });
  const input = inputOf(draft, anchor, finding);
  const reply = await send(desk, input);
  desk.store.set({ saving: null });
  if (!reply.ok) {
    const newer = reply.code === 'conflict' ? asNote(reply.data) : null;
    if (newer !== null) changeDraft(desk, target, { conflict: newer });
    else showMessage(desk, 'error', reply.message);
    return false;
  }
  // What was typed while the save was under way stays a draft, now on top of the stored note.
  const typed = desk.store.get().drafts[key];
  if (typed === draft) dropDraft(desk, target);
  else changeDraft(desk, target, { base: reply.note });
  takeNote(desk, reply.note);
  await reload(desk, ['notes']);
  retarget(desk, target, reply.note);
  return true;
}

/** What is sent of a draft. `anchor` is where it stands, `finding` what it decides. */
export function inputOf(draft: Draft, anchor: Anchor, finding: Finding | null): NoteInput {
  return {
    id: draft.base?.id ?? null,
    revision: draft.base?.revision ?? null,
    document: draft.base?.document ?? anchor.document,
    finding: finding?.id ?? draft.base?.finding ?? null,
    anchor: anchorInput(anchor),
    state: draft.state,
    severity: draft.severity,
    text: draft.text,
    suggestion: draft.suggestion,
    basis: draft.basis,
    rejectReason: draft.state === 'rejected' ? draft.rejectReason : null,
    rectification: draft.rectification,
  };
}

/** An anchor as an operation takes it. */
function anchorInput({ place, until, ...rest }: Anchor): NoteInput['anchor'] {
  const end = until === undefined ? {} : { until: { ...until } };
  if (place === null) return { ...rest, ...end, place };
  const { box, ...at } = place;
  return { ...rest, ...end, place: box === undefined ? at : { ...at, box: [...box] } };
}

type Sent =
  | { readonly ok: true; readonly note: Note }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data?: unknown };

async function send(desk: Desk, input: NoteInput): Promise<Sent> {
  try {
    const reply = await desk.bridge.call('notes.save', input);
    return reply.ok ? { ok: true, note: reply.value } : { ok: false, ...reply.error };
  } catch {
    return { ok: false, code: 'internal', message: words.messages.notSaved };
  }
}

/** The newer note that comes with a conflict. */
function asNote(data: unknown): Note | null {
  return typeof data === 'object' && data !== null && 'revision' in data && 'text' in data ? (data as Note) : null;
}

/** Puts a stored note into the lists at once, so that the next key press already sees it. */
function takeNote(desk: Desk, note: Note): void {
  desk.store.update((state) => ({
    ...withDecisions(
      state,
      state.notes.some((view) => view.note.id === note.id)
        ? state.notes.map((view) => (view.note.id === note.id ? { ...view, note } : view))
        : [...state.notes, newView(state, note)],
    ),
  }));
}

function newView(state: DeskState, note: Note): NoteView {
  const document = state.documents.find((one) => one.id === note.document);
  return { note, fileName: document?.fileName ?? '', unitName: document?.unitName ?? null, placement: 'same' };
}

/** After the first save of an own note the target is the note, no longer the bare place. */
function retarget(desk: Desk, target: NoteTarget, note: Note): void {
  const { focus } = desk.store.get();
  const stored: NoteTarget = target.type === 'anchor' ? { ...target, note: note.id } : target;
  const stillThere = focus.target !== null && targetKey(focus.target) === targetKey(target);
  desk.store.set({
    saved: targetKey(stored),
    ...(stillThere && { focus: { ...focus, target: stored } }),
  });
}

/** Saves a changed field of a stored note (台账). */
export async function saveNoteChange(desk: Desk, note: Note, change: Partial<Draft>): Promise<boolean> {
  const reply = await send(desk, noteInput({ ...startDraft(note, null), ...change }, note));
  if (!reply.ok) {
    showMessage(desk, 'error', reply.code === 'conflict' ? words.note.conflictLedger : reply.message);
    await reload(desk, ['notes']);
    return false;
  }
  takeNote(desk, reply.note);
  await reload(desk, ['notes']);
  return true;
}

/** Puts a stored note to another place, also of another version of its document. True when the program has acknowledged it. */
export async function moveNote(desk: Desk, note: Note, anchor: Anchor): Promise<boolean> {
  const reply = await send(desk, {
    ...noteInput(startDraft(note, null), note),
    document: anchor.document,
    anchor: anchorInput(anchor),
  });
  if (reply.ok) takeNote(desk, reply.note);
  else showMessage(desk, 'error', reply.code === 'conflict' ? words.note.conflictLedger : reply.message);
  await reload(desk, ['notes']);
  return reply.ok;
}

function noteInput(draft: Draft, note: Note): NoteInput {
  const { base: _base, conflict: _conflict, ...fields } = draft;
  return {
    id: note.id,
    revision: note.revision,
    document: note.document,
    finding: note.finding,
    anchor: anchorInput(note.anchor),
    ...fields,
    rejectReason: draft.state === 'rejected' ? draft.rejectReason : null,
  };
}
