import type { Anchor, Place } from '../../core/disclosure/index.js';
import type { Note } from '../../core/review/index.js';
import type { Input, NoteInput, NoteView } from '../../shared/desk-api.js';
import {
  documentsIn,
  findDocument,
  findNote,
  listDocuments,
  listLookedNotes,
  logOf,
  mergeNotes,
  saveNote,
  splitNote,
  type LookedNote,
  type MergeOutcome,
  type NoteDraft,
  type StoredDocument,
  type StoredNote,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem, unknownDocument, unknownFinding, unknownNote } from './desk-problem.js';
import { lockedReview } from './review.js';
import { reviewerOf } from './reviewer.js';

/** Parts that are not known are left out and not kept as `undefined`: what is stored is what is meant. */
function placeOf(place: NoteInput['anchor']['place']): Place | null {
  if (place === null) return null;
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

function anchorOf(anchor: NoteInput['anchor']): Anchor {
  const { until, ...rest } = anchor;
  return { ...rest, place: placeOf(anchor.place), ...(until !== undefined && { until }) };
}

function draftOf(input: NoteInput): NoteDraft {
  return { ...input, anchor: anchorOf(input.anchor) };
}

function save(context: Context, input: NoteInput): Note {
  const outcome = saveNote(context.workspace, draftOf(input), reviewerOf(context.workspace));
  return saved(context, outcome, input.id === null);
}

function merge(context: Context, { whole, parts }: Input<'notes.merge'>): Note {
  const { workspace } = context;
  if (parts.some(({ document }) => document !== whole.document)) {
    throw new DeskProblem('invalid-input', '不同文件的问题不能合并。请只选同一份文件的问题。');
  }
  return saved(context, mergeNotes(workspace, draftOf(whole), parts.map(draftOf), reviewerOf(workspace)), false);
}

function split({ workspace, emit }: Context, note: string): number {
  const outcome = splitNote(workspace, note, reviewerOf(workspace));
  if (!outcome.split) {
    if (outcome.reason === 'signed') throw lockedReview(outcome.signed);
    throw unknownNote();
  }
  emit({ type: 'workspace.changed', what: ['notes'] });
  return outcome.notes;
}

/** The saved note, or what kept it from being saved in words. */
function saved({ emit }: Context, outcome: MergeOutcome, isNew: boolean): Note {
  if (outcome.saved) {
    emit({ type: 'workspace.changed', what: ['notes'] });
    return outcome.note;
  }
  switch (outcome.reason) {
    case 'conflict': {
      const { existing } = outcome;
      const words = isNew
        ? `此问题已有 ${existing.author} 的处理意见，未重复保存。请在原意见上修改。`
        : '此意见在打开之后已被修改，本次未保存。请对照新内容后重新保存。';
      throw new DeskProblem('conflict', words, existing);
    }
    case 'signed':
      throw lockedReview(outcome.signed);
    case 'note-missing':
      throw unknownNote();
    case 'document-missing':
      throw unknownDocument();
    case 'finding-missing':
      throw unknownFinding();
    case 'already-merged':
      throw new DeskProblem('conflict', '所选问题中有的已并入其他意见，本次未合并。请先拆分，再合并。');
    case 'finding-fixed':
      throw new DeskProblem('invalid-input', '意见所针对的问题不能改换。请在另一个问题上新写一条。');
  }
}

/** Whether a note belongs to the picture of a document: the latest version shows those of all its versions. */
export function belongsTo(document: StoredDocument, { note, lineage }: StoredNote): boolean {
  return note.document === document.id || (document.latest && lineage === document.lineage);
}

/** Notes with their place in the latest version of the document they were written on. */
function views(context: Context, notes: readonly LookedNote[]): readonly NoteView[] {
  const documents = listDocuments(context.workspace);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const latest = new Map(
    documents.filter((document) => document.latest).map((document) => [document.lineage, document]),
  );
  return notes.map(({ note, look }): NoteView => {
    const document = byId.get(note.document);
    const current = document === undefined ? undefined : latest.get(document.lineage);
    const known = {
      note,
      fileName: document?.fileName ?? '',
      unitName: (current ?? document)?.unitName ?? null,
      ...(look === undefined ? {} : { look }),
    };
    if (current === undefined || current.id === note.document) return { ...known, placement: 'same' };
    const next = context.disclosures.load(current.id);
    if (next === null) return { ...known, placement: 'orphan' };
    const previous = context.disclosures.load(note.document);
    const placed = context.dependencies.placeNote(note, previous, next, current.id);
    return { ...known, placement: placed.placement, placed };
  });
}

/** 意见. */
export const noteHandlers: Handlers<'notes.list' | 'notes.save' | 'notes.merge' | 'notes.split' | 'notes.history'> = {
  'notes.list': (context, { document, batch }) => {
    const notes = listLookedNotes(context.workspace);
    if (batch !== undefined) {
      const members = documentsIn(context.workspace, batch);
      const lineages = new Set(
        listDocuments(context.workspace)
          .filter(({ id }) => members.has(id))
          .map(({ lineage }) => lineage),
      );
      return views(
        context,
        notes.filter(({ lineage }) => lineages.has(lineage)),
      );
    }
    if (document === undefined) return views(context, notes);
    const stored = findDocument(context.workspace, document);
    if (stored === null) throw unknownDocument();
    return views(
      context,
      notes.filter((note) => belongsTo(stored, note)),
    );
  },
  'notes.save': (context, input) => save(context, input),
  'notes.merge': (context, input) => merge(context, input),
  'notes.split': (context, { note }) => split(context, note),
  'notes.history': ({ workspace }, { note }) => {
    if (findNote(workspace, note) === null) throw unknownNote();
    return logOf(workspace.database, note);
  },
};
