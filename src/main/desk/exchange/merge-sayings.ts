import { z } from 'zod';
import {
  decisionLineage,
  findDocument,
  listNotes,
  noteOf,
  receiveWhole,
  signedVersion,
  type Workspace,
} from '../../workspace/index.js';
import type { Exchanged } from './exchanged.js';

/** A decision by document and finding; a remark by its id. */
const named = z.strictObject({
  document: z.string().regex(/^[0-9a-f]{64}$/),
  finding: z.string().min(1).max(200).nullable(),
  note: z.string().min(1).max(200).nullable(),
});
const schema = z.strictObject({ part: named, whole: named.nullable() });
type Named = z.output<typeof named>;
type Body = z.output<typeof schema>;

function nameOf({ document, finding, id }: { document: string; finding: string | null; id: string }): Named {
  return { document, finding, note: finding === null ? id : null };
}

/** Lineage with which a named note stays; null while its document is not here. */
function lineageOf(workspace: Workspace, { document, finding }: Named): string | null {
  if (finding === null) return findDocument(workspace, document)?.lineage ?? null;
  return decisionLineage(workspace, document, finding);
}

function placeOf(workspace: Workspace, named: Named): string | null {
  const { finding, note } = named;
  const lineage = lineageOf(workspace, named);
  if (lineage === null) return null;
  return finding === null ? (note ?? '') : JSON.stringify([lineage, finding]);
}

function idOf(workspace: Workspace, named: Named): string | null {
  const lineage = lineageOf(workspace, named);
  return lineage === null ? null : noteOf(workspace, lineage, named.finding, named.note);
}

/** 合并: which note another one is part of. A note that stands for itself is followed first. */
export const mergeSayings: Exchanged<Body> = {
  kind: 'merge',
  read: (value) => schema.safeParse(value).data ?? null,
  list: ({ workspace }) => {
    const notes = new Map(listNotes(workspace).map(({ note }) => [note.id, note]));
    const merged = new Map<string, Body>();
    for (const note of notes.values()) {
      const whole = notes.get(note.mergedInto ?? '');
      const part = nameOf(note);
      const place = placeOf(workspace, part);
      if (whole !== undefined && place !== null) merged.set(place, { part, whole: nameOf(whole) });
    }
    return merged;
  },
  placeOf: ({ workspace }, { part }) => placeOf(workspace, part),
  meaning: ({ whole }) => (whole === null ? null : [whole.finding, whole.note]),
  rank: ({ whole }) => (whole === null ? 0 : 1),
  gone: (body) => ({ ...body, whole: null }),
  apply: ({ workspace }, _place, { part, whole }, actor) => {
    const id = idOf(workspace, part);
    if (id === null) return 'waiting';
    const target = whole === null ? null : idOf(workspace, whole);
    if (whole !== null && target === null) return 'waiting';
    if (signedVersion(workspace, lineageOf(workspace, part) ?? '') !== null) return 'locked';
    return receiveWhole(workspace, id, target, actor) ? 'done' : 'waiting';
  },
  told: ({ workspace }, { part, whole }) => {
    const text = (one: Named): string => {
      const id = idOf(workspace, one);
      return (
        listNotes(workspace)
          .find(({ note }) => note.id === id)
          ?.note.text.slice(0, 60) ?? ''
      );
    };
    return {
      document: part.document,
      subject: `意见“${text(part)}”的合并`,
      says: whole === null ? '不合并' : `并入“${text(whole)}”`,
    };
  },
};
