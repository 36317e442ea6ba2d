import type { Anchor, LogEntry } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { logWords } from '../../words/log.js';
import { noteChange } from '../review/note-changes.js';
import { settingLines } from './log-settings.js';

/** One record of the log for reading; the record itself stays at hand as it was written. */
export type LogText = {
  /** File, place or name the action was about; empty where it was about the workspace as a whole. */
  readonly subject: string;
  /** What was written or changed, a line for each field that has a name. */
  readonly lines: readonly string[];
  /** The record as it stands in the workspace; empty where nothing stands there. */
  readonly raw: string;
};

type Fields = Readonly<Record<string, unknown>>;

/** Identifiers say nothing to a reader: those of notes, and the digests of files that are no longer there. */
const IDENTIFIER = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,64})$/;
const SETTING = 'setting.change';
/** Subjects of actions on the whole. */
const WHOLE: readonly string[] = ['import', 'package', 'workspace', 'notes'];

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says a record in the words of the desk. `fileNames`: names of the files by their id. */
export function logText(entry: LogEntry, fileNames: ReadonlyMap<string, string>): LogText {
  const { detail, subject } = entry;
  return {
    subject: entry.action === SETTING ? (logWords.settings[subject] ?? subject) : subjectOf(subject, detail, fileNames),
    lines: linesOf(entry),
    raw: detail === null || detail === undefined ? '' : JSON.stringify(detail),
  };
}

function subjectOf(subject: string, detail: unknown, fileNames: ReadonlyMap<string, string>): string {
  const known = fileNames.get(subject);
  if (known !== undefined) return known;
  const anchor = isFields(detail)
    ? [detail['after'], detail['before']].flatMap((side) => (isFields(side) ? [side['anchor']] : [])).find(isAnchor)
    : undefined;
  if (anchor !== undefined) {
    return [fileNames.get(anchor.document) ?? '', placeText(anchor)].filter((part) => part !== '').join(' · ');
  }
  return IDENTIFIER.test(subject) || WHOLE.includes(subject) ? '' : subject;
}

function isAnchor(value: unknown): value is Anchor {
  return isFields(value) && typeof value['document'] === 'string' && 'place' in value;
}

function linesOf(entry: LogEntry): readonly string[] {
  const { action, detail } = entry;
  if (!isFields(detail)) return typeof detail === 'string' ? [detail] : [];
  const ofSetting = action === SETTING ? settingLines(entry.subject, detail['before'], detail['after']) : null;
  if (ofSetting !== null) return ofSetting;
  if (action.startsWith('note.') && ('before' in detail || 'after' in detail)) {
    return noteChange(entry).fields.map(({ name, before, after }) => changed(name, before, after));
  }
  const before = isFields(detail['before']) ? detail['before'] : {};
  const after = isFields(detail['after']) ? detail['after'] : 'after' in detail ? {} : detail;
  const plain =
    typeof detail['after'] === 'string' ? [changed('', String(detail['before'] ?? ''), detail['after'])] : [];
  return [
    ...plain,
    ...Object.entries(logWords.fields).flatMap(([key, name]) => {
      const [old, now] = [shown(before[key]), shown(after[key])];
      return old === now ? [] : [changed(name, old, now)];
    }),
  ];
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function changed(name: string, before: string, after: string): string {
  const values = before === '' ? after : `${before} → ${after === '' ? logWords.empty : after}`;
  return name === '' ? values : `${name}：${values}`;
}
