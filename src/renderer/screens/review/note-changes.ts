import type { Anchor, LogEntry } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { words } from '../../words.js';

/** One line of a note's history: what was done, and each field with what stood there before. */
export type NoteChange = {
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};

const labels = words.note.changes;

/** Fields of a note in the order of the editor; what is stored as a word is shown by its name. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>> | null>> = {
  state: words.noteState,
  rejectReason: words.rejectReason,
  severity: words.severity,
  text: null,
  suggestion: null,
  basis: null,
  rectification: words.rectification,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown, names: Readonly<Record<string, string>> | null): string {
  if (typeof value !== 'string' || value === '') return '';
  return names?.[value] ?? value;
}

/** Reads a row of the log. What an older program logged otherwise is named by its action alone. */
export function noteChange({ action, detail }: LogEntry): NoteChange {
  const before = isRecord(detail) && isRecord(detail['before']) ? detail['before'] : {};
  const after = isRecord(detail) && isRecord(detail['after']) ? detail['after'] : {};
  if (action === 'note.look') {
    const outcome = String(after['outcome']);
    const title = Object.entries(labels.looks).find(([key]) => key === outcome)?.[1] ?? labels.other;
    const reason = shown(after['reason'], null);
    return { title, fields: reason === '' ? [] : [{ name: labels.reason, before: '', after: reason }] };
  }
  const title = Object.entries(labels.actions).find(([key]) => key === action)?.[1] ?? labels.other;
  const fields = Object.entries(FIELDS).flatMap(([field, names]) => {
    const [old, now] = [shown(before[field], names), shown(after[field], names)];
    const name = Object.entries(labels.fields).find(([key]) => key === field)?.[1] ?? field;
    return old === now ? [] : [{ name, before: old, after: now }];
  });
  const [from, to] = [placeOf(before['anchor']), placeOf(after['anchor'])];
  const moved = from === '' || to === '' || from === to ? [] : [{ name: labels.fields.place, before: from, after: to }];
  return { title, fields: [...fields, ...moved] };
}

function placeOf(anchor: unknown): string {
  // The log keeps anchors as they were written.
  return isRecord(anchor) && 'document' in anchor ? placeText(anchor as Anchor) : '';
}
