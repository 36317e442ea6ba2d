import { bareName, CLASSIFICATION_NAMES, isWithin } from '../classification/index.js';
import type { Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import { codeGroups, remarkAtCodes, type CodeGroup } from './codes-common.js';

/** True where one name may be the other as a narrow cell or another table prints it. */
function isSameName(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/**
 * 同一编码两个名称. Codes that one document prints with two names neither of which is the other cut short; for codes the tables
 * of the program do not know, where nothing else tells a name misprinted. `known` are groups that need no second look.
 */
export function namesApart(subject: Subject, known: (group: CodeGroup) => boolean): readonly Outcome[] {
  const byCode = Map.groupBy(
    codeGroups(subject).filter(({ name }) => name !== ''),
    ({ classification, code }) => `${classification}|${code}`,
  );
  return [...byCode.values()].flatMap((groups): readonly Outcome[] => {
    if (groups.length !== 2 || groups.some(known)) return [];
    const [usual, other] = groups.toSorted((a, b) => b.places.length - a.places.length);
    if (usual === undefined || other === undefined) return [];
    if (isSameName(bareName(usual.name), bareName(other.name))) return [];
    const isTie = usual.places.length === other.places.length;
    const count = ({ name, places }: CodeGroup): string => `“${name}”（${places.length} 处）`;
    return remarkAtCodes(subject, isTie ? [...usual.places, ...other.places] : other.places, {
      severity: 'warning',
      message: `${CLASSIFICATION_NAMES[other.classification]} ${other.code} 在本文件中有两个名称：${count(usual)}和${count(other)}，请核对。`,
      topic: `${other.classification}·${other.code}·两个名称`,
      actual: other.name,
      ...(isTie ? {} : { expected: usual.name }),
    });
  });
}
