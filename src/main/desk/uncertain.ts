import { setImmediate } from 'node:timers/promises';
import { placeCorrections, questionsOf } from '../../core/recognition/corrections/index.js';
import type { UncertainDocument } from '../../shared/desk-api.js';
import {
  documentsIn,
  listCorrections,
  listDocuments,
  listMemories,
  loadDisclosure,
  type StoredDocument,
} from '../workspace/index.js';
import type { Context } from './context.js';

/** Defects listed for one document; the others are counted. */
const MOST_DEFECTS = 12;

type Open = Omit<UncertainDocument, 'fileName' | 'unitName'>;

/** What documents leave open, remembered until they are read again or corrected: it takes every disclosure to find out. */
const remembered = new WeakMap<Context, Map<string, Open>>();

function openIn({ workspace }: Context, document: string): Open | null {
  const reading = loadDisclosure(workspace, document);
  if (reading === null) return null;
  const corrections = listCorrections(workspace, document);
  const { disclosure, places } = placeCorrections(reading, corrections);
  const kept = new Set(listMemories(workspace).map(({ correction }) => correction));
  const questions = questionsOf(disclosure);
  let defects = 0;
  const shown = questions.filter(({ type }) => type !== 'defect' || (defects += 1) <= MOST_DEFECTS);
  return {
    document,
    questions: shown,
    more: questions.length - shown.length,
    recalled: corrections
      .filter(({ origin, state }) => origin === 'remembered' && state === 'active')
      .map((correction) => ({
        correction,
        place: places.get(correction.id) ?? null,
        remembered: kept.has(correction.id),
      })),
  };
}

function keyOf({ id, engine, layer }: StoredDocument): string {
  return `${id} ${engine} ${layer}`;
}

/** 待确认. The latest documents that leave something open, or for which an earlier confirmation was taken over. */
export async function uncertainDocuments(context: Context, batch?: string): Promise<readonly UncertainDocument[]> {
  const members = batch === undefined ? null : documentsIn(context.workspace, batch);
  const before = remembered.get(context) ?? new Map<string, Open>();
  const now = new Map<string, Open>();
  const found: UncertainDocument[] = [];
  for (const stored of listDocuments(context.workspace)) {
    if (!stored.latest) continue;
    const key = keyOf(stored);
    let open = before.get(key);
    if (open === undefined) {
      // Unpacking many documents takes seconds; other calls get their turn in between.
      await setImmediate();
      open = openIn(context, stored.id) ?? undefined;
    }
    if (open === undefined) continue;
    now.set(key, open);
    if (open.questions.length === 0 && open.recalled.length === 0) continue;
    if (members !== null && !members.has(stored.id)) continue;
    found.push({ ...open, fileName: stored.fileName, unitName: stored.unitName });
  }
  remembered.set(context, now);
  return found;
}
