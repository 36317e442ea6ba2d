import { identityOf, otherParts } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';

/** 同一材料的其他文件 of every document that has any, in the order given: what it is to be checked beside. Later ones are later versions. */
export function filesBeside(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const files = subjects.map((subject) => ({
    subject,
    identity: identityOf(subject.disclosure),
    holding: () => subject.disclosure,
  }));
  return new Map(
    [...otherParts(files)].map(([{ subject }, parts]) => [subject.document, parts.map((part) => part.subject)]),
  );
}
