import { setImmediate } from 'node:timers/promises';
import { filesBeside, type Subject } from '../../core/checks/index.js';
import { identityOf, otherParts, type FilePart } from '../../core/disclosure/index.js';
import {
  checkedWith,
  findSignOff,
  latestOf,
  listDocuments,
  listUncompared,
  loadDisclosure,
  markOfFiles,
  storeCheckedAlone,
  storeCheckedWith,
  type StoredDocument,
  type Workspace,
} from '../workspace/index.js';
import { adaptingChecks, type Dependencies } from './dependencies.js';
import { asItStands } from './as-it-stands.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { reviewerOf } from './reviewer.js';

const NOTHING = { tables: [], sections: [], passages: [] };

type Stored = FilePart & { readonly document: StoredDocument };

/** A stored document among the files of its disclosure; it is only unpacked where another file is of the same. */
function storedPart(disclosures: DisclosureCache, document: StoredDocument): Stored {
  return { identity: document, holding: () => disclosures.load(document.id) ?? NOTHING, document };
}

/** The other files of a disclosure, as the workspace holds them now. */
export function besideOf(workspace: Workspace, disclosures: DisclosureCache, subject: Subject): readonly Subject[] {
  const own: FilePart = { identity: identityOf(subject.disclosure), holding: () => subject.disclosure };
  const others = latestOf(workspace, own.identity)
    .filter(({ id }) => id !== subject.document)
    .map((document) => storedPart(disclosures, document));
  const found = otherParts<FilePart>([own, ...others]).get(own) ?? [];
  return others
    .filter((other) => found.includes(other))
    .flatMap(({ document: { id } }) => {
      const disclosure = disclosures.load(id);
      return disclosure === null ? [] : [{ document: id, disclosure }];
    });
}

/** The stages of the desk, with every document checked beside the other files of its disclosure. */
export function withBeside(
  workspace: Workspace,
  disclosures: DisclosureCache,
  dependencies: Dependencies,
): Dependencies {
  return adaptingChecks(dependencies, (subject, only, settings) => {
    const beside = subject.beside ?? besideOf(workspace, disclosures, subject);
    return [beside.length === 0 ? subject : { ...subject, beside }, only, settings];
  });
}

/**
 * Checks again the documents whose other files are not those they were checked with: a file came in later, was corrected, has
 * a newer version, or turned out to be another unit's. A signed review stays what was signed.
 */
export async function checkBeside(
  workspace: Workspace,
  subjects: readonly Subject[],
  { checkDocument, checkDocumentInTurns }: Pick<Dependencies, 'checkDocument' | 'checkDocumentInTurns'>,
  /** A subject as it stands: it may have been corrected since. */
  now: (subject: Subject) => Subject,
): Promise<void> {
  const parts = filesBeside(subjects);
  const isSigned = (document: string): boolean => findSignOff(workspace, document)?.state === 'signed';
  const markOf = (document: string): string =>
    markOfFiles(
      workspace,
      (parts.get(document) ?? []).map((part) => part.document),
    );
  const changed = subjects.filter(
    ({ document }) => checkedWith(workspace, document) !== markOf(document) && !isSigned(document),
  );
  // A document that was checked alone and has no other files has nothing new.
  const isNew = ({ document }: Subject): boolean =>
    parts.has(document) || (checkedWith(workspace, document) ?? '') !== '';
  storeCheckedAlone(
    workspace,
    changed.filter((subject) => !isNew(subject)).map(({ document }) => document),
  );
  for (const subject of changed.filter(isNew)) {
    const { document } = subject;
    const besideNow = (): Subject => ({ ...now(subject), beside: (parts.get(document) ?? []).map(now) });
    await setImmediate();
    const check = await asItStands(
      workspace,
      () => checkDocumentInTurns(besideNow()),
      () => checkDocument(besideNow()),
    );
    if (check === null) return;
    if (!isSigned(document)) {
      storeCheckedWith(workspace, document, markOf(document), check, reviewerOf(workspace));
    }
  }
}

/** True where documents of one disclosure may not have been checked beside each other: an earlier program kept them. */
export function mayLackBeside(workspace: Workspace): boolean {
  const open = listUncompared(workspace);
  if (open.size === 0) return false;
  const files = listDocuments(workspace)
    .filter(({ latest }) => latest)
    .map((document) => ({
      identity: document,
      holding: () => loadDisclosure(workspace, document.id) ?? NOTHING,
      document,
    }));
  return [...otherParts(files).keys()].some(({ document }) => open.has(document.id));
}
