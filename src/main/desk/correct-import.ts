import type { Disclosure } from '../../core/disclosure/index.js';
import { applyCorrections, recall } from '../../core/recognition/corrections/index.js';
import {
  correctionsUpTo,
  findDocument,
  formerVersion,
  listCorrections,
  listMemories,
  makeCorrection,
  type CorrectionChange,
  type Workspace,
} from '../workspace/index.js';

/** What corrections do to a document that is being imported. */
export type ImportCorrections = {
  /** With the corrections in force; null where none fits. */
  readonly corrected: Disclosure | null;
  /** Corrections taken over from earlier confirmations, to be stored with the document. */
  readonly recalled: readonly CorrectionChange[];
};

/**
 * Corrections for a document as it comes in: of known bytes its own and those of earlier versions; of new bytes those of
 * the disclosure it is a newer version of, and what was confirmed for documents like it.
 */
export function correctImport(
  workspace: Workspace,
  document: string,
  reading: Disclosure,
  actor: string,
): ImportCorrections {
  if (findDocument(workspace, document) !== null) {
    return { corrected: layerOf(applyCorrections(reading, listCorrections(workspace, document))), recalled: [] };
  }
  const memories = listMemories(workspace);
  const recalledFor = (carried: Disclosure): readonly CorrectionChange[] =>
    (memories.length === 0 ? [] : recall(reading, memories, carried)).map((target) => ({
      before: null,
      after: makeCorrection({ before: null, document, target, origin: 'remembered', reason: '' }, actor),
    }));
  const first = recalledFor(reading);
  // What is remembered may say whose document it is, and so of which disclosure it is a newer version.
  const former = formerVersion(
    workspace,
    applyCorrections(
      reading,
      first.map(({ after }) => after),
    ),
  );
  if (former === null) {
    return {
      corrected: layerOf(
        applyCorrections(
          reading,
          first.map(({ after }) => after),
        ),
      ),
      recalled: first,
    };
  }
  const carried = correctionsUpTo(workspace, former.lineage, former.version);
  const recalled = recalledFor(applyCorrections(reading, carried));
  const corrections = [...carried, ...recalled.map(({ after }) => after)];
  return { corrected: layerOf(applyCorrections(reading, corrections)), recalled };
}

function layerOf(disclosure: Disclosure): Disclosure | null {
  return disclosure.asRead === undefined ? null : disclosure;
}
