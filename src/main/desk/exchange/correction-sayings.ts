import { targetKey } from '../../../core/recognition/corrections/index.js';
import type { Correction, CorrectionTarget } from '../../../core/disclosure/index.js';
import {
  correctionsUpTo,
  findDocument,
  listDocuments,
  signedVersion,
  type CorrectionChange,
} from '../../workspace/index.js';
import type { Context } from '../context.js';
import { storeReceived } from '../corrections.js';
import { readCorrection, type CorrectionBody } from './correction-schema.js';
import type { Exchanged } from './exchanged.js';

function bodyOf({ revision: _revision, ...said }: Correction): CorrectionBody {
  return said;
}

function placed(lineage: string, target: CorrectionTarget): string {
  return JSON.stringify([lineage, targetKey(target)]);
}

/** Corrections of every version of a disclosure that point at one place, the one that holds last. */
function rowsAt({ workspace }: Context, lineage: string, target: CorrectionTarget): readonly Correction[] {
  const key = targetKey(target);
  return correctionsUpTo(workspace, lineage, Number.MAX_SAFE_INTEGER).filter(
    (correction) => targetKey(correction.target) === key,
  );
}

function saidOf({ target }: CorrectionBody): string {
  switch (target.target) {
    case 'profile':
      return String(target.value ?? '');
    case 'table-kind':
      return target.kind;
    case 'column':
      return target.measure;
    case 'cell':
      return target.text;
  }
}

/** 更正. Where two correct the same place differently, the one in force holds before the one taken back. */
export const correctionSayings: Exchanged<CorrectionBody> = {
  kind: 'correction',
  read: readCorrection,
  list: ({ workspace }) => {
    const standing = new Map<string, Correction>();
    const lineages = new Set(listDocuments(workspace).map(({ lineage }) => lineage));
    for (const lineage of lineages) {
      for (const one of correctionsUpTo(workspace, lineage, Number.MAX_SAFE_INTEGER)) {
        const place = placed(lineage, one.target);
        // Later ones hold over earlier ones, those in force over those taken back.
        if (one.state === 'active' || standing.get(place)?.state !== 'active') standing.set(place, one);
      }
    }
    return new Map([...standing].map(([place, one]) => [place, bodyOf(one)]));
  },
  placeOf: ({ workspace }, { document, target }) => {
    const stored = findDocument(workspace, document);
    return stored === null ? null : placed(stored.lineage, target);
  },
  meaning: ({ target, state, ...rest }) => [saidOf({ target, state, ...rest }), state],
  rank: ({ state }) => (state === 'active' ? 0 : 1),
  gone: () => null,
  apply: (context, _place, body) => {
    const stored = findDocument(context.workspace, body.document);
    if (stored === null) return 'waiting';
    if (signedVersion(context.workspace, stored.lineage) !== null) return 'locked';
    const rows = rowsAt(context, stored.lineage, body.target);
    const own = rows.find(({ id }) => id === body.id) ?? null;
    const others = rows.filter(({ id, state }) => id !== body.id && state === 'active');
    const changes: readonly CorrectionChange[] = [
      ...others.map((before): CorrectionChange => ({
        before,
        after: { ...before, state: 'withdrawn', revision: before.revision + 1 },
      })),
      { before: own, after: { ...body, revision: (own?.revision ?? 0) + 1 } },
    ];
    storeReceived(context, body.document, changes);
    return 'done';
  },
  told: (_context, body) => {
    const { target, state, author } = body;
    const subject =
      target.target === 'cell'
        ? `更正：${target.table.title} ${target.rowLabel}／${target.columnPath}（读作“${target.read}”）`
        : target.target === 'profile'
          ? '更正：文件概况'
          : `更正：${target.table.title}`;
    return {
      document: body.document,
      subject,
      says: state === 'active' ? `${author}：“${saidOf(body)}”` : `${author}：已撤回更正`,
    };
  },
};
