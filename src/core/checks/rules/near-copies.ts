import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { wordCells } from '../text/cells.js';
import { copiesAmong, SHORTEST, type Copy, type Difference } from '../text/copies.js';
import { withoutResidue } from '../text/lines.js';
import { mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { areSiblings, isParticle } from '../text/siblings.js';
import { bareProjectName } from './performance-projects.js';

/** Where a sentence stands: whose it is decides whether it may differ. */
type Standing = { readonly table: string; readonly owner: string; readonly make: (words: string) => Mention };

const MEASURES = new Set(['performance.goal', 'performance.level3', 'performance.value', 'other']);
const LONGEST_SLIP = 2;
/** Characters around a slip that must be the same, on both sides together and on each. */
const LEAST_AROUND = 8;
const LEAST_BESIDE = 2;
/** Sentences of two projects that differ in more places than these were written anew, not copied. */
const MOST_SLIPS = { alike: 3, foreign: 1 } as const;
const SHOWN_AROUND = 8;
const FIGURE = /[\d一二三四五六七八九十百千万零〇A-Za-z]/;

/** A sentence without marks, numbering and white space: copies are often punctuated anew. */
function bareSentence(text: string): string {
  return withoutMarks(text.replace(/^[\s①-⑳\d.、（）()]+/, ''));
}

/** The levels of an indicator that some tables print glued before its name. */
const LEVELS =
  /^(?:(?:产出|效益|成本|满意度)指标)?(?:数量|质量|时效|社会效益|经济效益|生态效益|可持续影响|服务对象满意度|经济成本|社会成本|生态环境成本)指标/;

function sentencesOf(text: string): readonly string[] {
  return withoutResidue(text)
    .split(/[。；;\n]/)
    .filter((sentence) => sentence.length >= SHORTEST)
    .map((sentence) => bareSentence(sentence).replace(LEVELS, ''));
}

function standings({ disclosure, document }: Subject): ReadonlyMap<string, readonly Standing[]> {
  const owners = new Map(
    disclosure.projects.flatMap((project) =>
      [project, ...project.indicators].map(({ table, row }) => [`${table}#${row}`, bareProjectName(project.name)]),
    ),
  );
  const found = new Map<string, Standing[]>();
  // Copies are many cells with one text.
  const sentences = new Map<string, readonly string[]>();
  for (const { table, row, column, cell } of wordCells(disclosure)) {
    if (!table.kind.includes('performance') || !MEASURES.has(column.measure)) continue;
    if (cell.text.length < SHORTEST) continue;
    const texts = sentences.get(cell.text) ?? sentencesOf(cell.text);
    sentences.set(cell.text, texts);
    if (texts.length === 0) continue;
    const owner = owners.get(`${table.id}#${row.index}`) ?? '';
    for (const text of texts) {
      const make = (words: string): Mention => mentionOfCell(document, table, row, column, cell, words);
      const known = found.get(text);
      if (known === undefined) found.set(text, [{ table: table.id, owner, make }]);
      else known.push({ table: table.id, owner, make });
    }
  }
  return found;
}

/** The word around a differing character: 「文书」 where only 「书」 differs. */
function wordsOf({ left, right }: Copy, one: Difference): readonly (readonly [left: string, right: string])[] {
  const ends = [one.leftStart + one.left.length, one.rightStart + one.right.length] as const;
  return [
    [left.slice(Math.max(0, one.leftStart - 1), ends[0]), right.slice(Math.max(0, one.rightStart - 1), ends[1])],
    [left.slice(one.leftStart, ends[0] + 1), right.slice(one.rightStart, ends[1] + 1)],
  ];
}

/** True for a difference of one or two characters that no one makes on purpose. */
function isSlip(copy: Copy, one: Difference): boolean {
  const { left, right, before, behind } = one;
  if (Math.max(left.length, right.length) > LONGEST_SLIP || FIGURE.test(left + right)) return false;
  if (before + behind < LEAST_AROUND || behind < LEAST_BESIDE) return false;
  if (left === '' || right === '') return before >= LEAST_BESIDE && !isParticle(left + right);
  if (isParticle(left) && isParticle(right)) return false;
  return ![[left, right] as const, ...wordsOf(copy, one)].some(([a, b]) => areSiblings(a, b));
}

/** The words that differ belong to the projects themselves: each says them of its own matter. */
function isOfProjects(copy: Copy, one: Difference, left: Standing, right: Standing): boolean {
  const isOwn = (word: string, { owner }: Standing): boolean => word.length > 1 && owner.includes(word);
  return [[one.left, one.right] as const, ...wordsOf(copy, one)].some(([a, b]) => isOwn(a, left) || isOwn(b, right));
}

function shown(text: string, start: number, length: number): string {
  const end = start + length;
  return `${text.slice(Math.max(0, start - SHOWN_AROUND), start)}【${text.slice(start, end)}】${text.slice(end, end + SHOWN_AROUND)}`;
}

/** What two stretches are called in the list of pairs that have been told of. */
export function pairKey(left: string, right: string): string {
  return left < right ? `${left}\u001f${right}` : `${right}\u001f${left}`;
}

/**
 * 抄写不一. Sentences of the performance tables that were copied, in one row, between projects or into the table of the
 * whole, and in which one or two characters differ. Pairs of words told of already are left out.
 */
export function copySlips(subject: Subject, told: ReadonlySet<string>): readonly Remark[] {
  const places = standings(subject);
  const seen = new Set(told);
  return copiesAmong([...places.keys()]).flatMap((copy): Remark[] => {
    const [left] = places.get(copy.left) ?? [];
    const [right] = places.get(copy.right) ?? [];
    if (left === undefined || right === undefined) return [];
    const slips = copy.differences.filter((one) => isSlip(copy, one));
    const isForeign = left.table === right.table && left.owner !== right.owner;
    if (copy.differences.length > (isForeign ? MOST_SLIPS.foreign : MOST_SLIPS.alike)) return [];
    return slips.flatMap((one): Remark[] => {
      const key = pairKey(one.left, one.right);
      if (seen.has(key) || isOfProjects(copy, one, left, right)) return [];
      seen.add(key);
      const [a, b] = [
        shown(copy.left, one.leftStart, one.left.length),
        shown(copy.right, one.rightStart, one.right.length),
      ];
      const remark = remarkOn(
        [left.make(a), right.make(b)],
        'notice',
        `抄写·${key}`,
        `同一句话前后不一：“…${a}…”与“…${b}…”，请核对哪一种正确。`,
        { expected: a, actual: b },
      );
      return remark === null ? [] : [remark];
    });
  });
}
