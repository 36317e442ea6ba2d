import type { Disclosure } from '../../disclosure/index.js';
import { notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { wordCells } from '../text/cells.js';
import { linesOf, withoutResidue } from '../text/lines.js';
import { marked, nearPairs, stretchesOf, type NearPair } from '../text/near.js';
import { mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { areSiblings, isParticle } from '../text/siblings.js';
import { renamedPairs } from './cross-project.js';
import { copySlips, pairKey } from './near-copies.js';
import { nearNames } from './near-names.js';
import { turnedInRows } from './near-transposed.js';
import { bareProjectName } from './performance-projects.js';

/** Where a phrase stands: phrases of one place vary on purpose, phrases of two places should be the same. */
type Standing = {
  readonly phrase: string;
  readonly place: string;
  readonly isName: boolean;
  readonly isText: boolean;
  readonly make: () => Mention;
};

const SPLIT = /[，。；：、！？,;:!?（）()《》“”"\s【】[\]/／|]+/;
/** Where the figures of two phrases differ, they are two statements: other rules compare figures. */
const FIGURE = /[\d一二三四五六七八九十]/;

const PERFORMANCE = new Set(['performance.goal', 'performance.level3', 'performance.value', 'project.name', 'other']);

function phrasesOf(text: string): readonly string[] {
  return withoutResidue(text)
    .split(SPLIT)
    .filter((phrase) => phrase.length >= 6)
    .map((phrase) =>
      /^[\dA-Z]/.test(phrase) ? phrase.replace(/^[\dA-Z]{10,}[-－]/, '').replace(/^\d{1,2}[.．、]/, '') : phrase,
    )
    .filter((phrase) => phrase.length >= 6 && phrase.length <= 80 && /[\u4e00-\u9fff]{4}/.test(phrase));
}

/** Names of indicators' levels stand glued before the words in some tables: 「产出指标质量指标监测数据……」. */
function withoutLevels(text: string): string {
  return text.replace(
    /(?:产出|效益|成本|满意度|(?:服务对象)?满意度|数量|质量|时效|社会效益|经济效益|生态效益|可持续影响|(?:经济|社会|生态环境)成本)指标/g,
    '，',
  );
}

function standings({ disclosure, document }: Subject): readonly Standing[] {
  const phrases = new Map<string, readonly string[]>();
  // Many cells print one text.
  const phrasesIn = (text: string): readonly string[] => {
    const found = phrases.get(text) ?? phrasesOf(withoutLevels(text));
    phrases.set(text, found);
    return found;
  };
  const cells = wordCells(disclosure)
    .filter(({ table, column }) =>
      isPerformance(table.kind) ? PERFORMANCE.has(column.measure) : column.measure === 'project.name',
    )
    .flatMap(({ table, row, column, cell }) =>
      phrasesIn(cell.text).map((phrase): Standing => ({
        phrase,
        place: table.id,
        isName: column.measure === 'project.name',
        isText: false,
        make: () => mentionOfCell(document, table, row, column, cell, phrase),
      })),
    );
  const text = linesOf(disclosure)
    .filter((line) => !line.isHeading && !line.isDefinition && line.section !== 'N-DUTY' && line.section !== 'N-ORG')
    .flatMap((line) =>
      phrasesOf(line.text).map((phrase): Standing => ({
        phrase,
        place: line.section ?? 'text',
        isName: false,
        isText: true,
        make: () => {
          const start = line.text.indexOf(phrase);
          return mention(document, { line, start, end: start + phrase.length });
        },
      })),
    );
  return [...cells, ...text];
}

function isPerformance(kind: string): boolean {
  return kind.includes('performance');
}

/** Names that the tables print as lines of their own: classifications and units, which differ on purpose. */
function labels(disclosure: Disclosure): ReadonlySet<string> {
  return new Set(
    disclosure.tables
      .filter(({ kind }) => !isPerformance(kind) && kind !== 'project-expenditure')
      .flatMap((table) => table.rows.flatMap((row) => row.lines.map(({ label }) => label))),
  );
}

/** The word around a differing character, two characters long: 「取暧」 where only 「暧」 differs. */
function wordsAround(pair: NearPair): readonly (readonly [left: string, right: string])[] {
  const around = (text: string, from: number, to: number): string => text.slice(Math.max(0, from), to);
  const [leftEnd, rightEnd] = [pair.left.length - pair.behind, pair.right.length - pair.behind];
  return [
    [around(pair.left, pair.before - 1, leftEnd), around(pair.right, pair.before - 1, rightEnd)],
    [around(pair.left, pair.before, leftEnd + 1), around(pair.right, pair.before, rightEnd + 1)],
  ];
}

/** True where the two stretches differ as two things do, not as a word and its misprint. */
function isOrdinary(pair: NearPair): boolean {
  if (pair.between !== undefined) {
    // Two places that differ are a misprint and a variant at most, not two variants.
    return stretchesOf(pair).some(
      ([left, right]) => isOrdinaryStretch(left, right, true) || left === '' || right === '',
    );
  }
  const [[left, right] = ['', '']] = stretchesOf(pair);
  const isInside = pair.before > 0 && pair.behind > 0;
  if (isOrdinaryStretch(left, right, isInside)) return true;
  // 「全年预算8万元」 and 「全年预算数8万元」: 数 comes and goes behind the phase.
  if (left + right === '数' && /(?:预算|决算|执行)$/.test(pair.left.slice(0, pair.before))) return true;
  if (left === '' || right === '') return false;
  return wordsAround(pair).some(([one, other]) => areSiblings(one, other));
}

function isOrdinaryStretch(left: string, right: string, isInside: boolean): boolean {
  if (/[A-Za-z]/.test(left + right) || FIGURE.test(left + right)) return true;
  // What is added at an end makes a longer phrase of it.
  if (left === '' || right === '') return !isInside || isParticle(left + right);
  return (isParticle(left) && isParticle(right)) || areSiblings(left, right);
}

/** The same characters in another order: 「存储」「储存」. */
function isTransposed([left, right]: readonly [string, string]): boolean {
  return left.length === 2 && left.length === right.length && [...left].sort().join('') === [...right].sort().join('');
}

/** How a pair stands in the document. */
type Relation = { readonly isBetween: boolean; readonly isName: boolean; readonly isText: boolean };

/** A name printed once in one way and again and again, in several places, in another. */
function isOddOneOut(one: readonly Standing[], others: readonly Standing[]): boolean {
  return one.length === 1 && others.length >= 3 && new Set(others.map(({ place }) => place)).size >= 2;
}

/** How much must be the same before a difference is worth a look: more within one table than between two. */
function isCloseEnough(pair: NearPair, { isBetween, isName, isText }: Relation): boolean {
  const [[left, right] = ['', '']] = stretchesOf(pair);
  const size = Math.max(left.length, right.length);
  const same = pair.before + pair.behind;
  // Two differences are worth a look only where the same is said in two places.
  if (pair.between !== undefined) return isBetween && !isText && same + pair.between.length >= 16;
  // The running text says alike things of different matters; only a single character is a slip there.
  if (isText) return size === 1 && same >= (left === '' || right === '' ? 12 : 9);
  if (isBetween && isName && isTransposed([left, right])) return same >= 4;
  if (!isBetween) return same >= (size === 1 ? 14 : 20);
  return same >= (size === 1 ? 7 : 8);
}

/** The pair with its sides exchanged. */
function turnedAround(pair: NearPair): NearPair {
  const { left, right, between } = pair;
  const turned = { ...pair, left: right, right: left };
  return between === undefined
    ? turned
    : { ...turned, between: { ...between, left: between.right, right: between.left } };
}

/** Phrases that differ in one word alike; `pairs` are all of them, as keys. */
type Group = { readonly pair: NearPair; readonly pairs: string[]; readonly left: Mention[]; readonly right: Mention[] };

function remarkOf({ pair, left, right }: Group): Remark | null {
  const [before] = left;
  const [behind] = right;
  if (before === undefined || behind === undefined) return null;
  const where = (mentions: readonly Mention[]): string => {
    const at = mentions[0]?.at;
    const name = at?.printedNumber ?? at?.tableTitle;
    const place = name === null || name === undefined ? '正文' : name;
    return mentions.length > 1 ? `${place}等 ${mentions.length} 处` : place;
  };
  const [one, other] = [marked(pair, 'left'), marked(pair, 'right')];
  return remarkOn(
    [...left, ...right],
    // Words left out change less than words that differ.
    pair.between !== undefined || stretchesOf(pair).some((texts) => texts.includes('')) ? 'notice' : 'warning',
    `${pair.left}·${pair.right}`,
    `同一说法前后不一：“${one}”（${where(left)}）与“${other}”（${where(right)}），请核对哪一种正确。`,
    { expected: one, actual: other },
  );
}

/** Four to eight characters, with or without a full stop. */
const SHORT_WORDS = /^[。\s]*(?:[\u4e00-\u9fff][。\s]*){4,8}$/;

/** Cells of one row that say the same in other words: 「监测数据及时准确」 and 「及时准备」. */
function rowEchoes({ disclosure, document }: Subject): readonly Remark[] {
  const found = new Map<string, { readonly pair: NearPair; readonly mentions: Mention[] }>();
  const rows = disclosure.tables
    .filter(({ kind }) => isPerformance(kind))
    .flatMap((table) => table.rows.map((row) => ({ table, row })));
  for (const { table, row } of rows) {
    for (const cell of row.cells) {
      const column = table.columns[cell.column];
      if (column === undefined || cell.text.length < 4) continue;
      if (!SHORT_WORDS.test(cell.text) || !/[\u4e00-\u9fff]{4}/.test(cell.text)) continue;
      const text = cell.text.replace(/[。\s]/g, '');
      // The first two characters are never those that differ.
      const begin = text.slice(0, 2);
      for (const other of row.cells) {
        const behind = table.columns[other.column];
        if (behind === undefined || other === cell || other.text.length <= text.length) continue;
        if (!other.text.includes(begin) || other.text.includes(text)) continue;
        const pair = echoOf(text, other.text);
        if (pair === null || isOrdinary(pair)) continue;
        const key = `${pair.left}${pair.right}`;
        const known = found.get(key) ?? { pair, mentions: [] };
        known.mentions.push(
          mentionOfCell(document, table, row, column, cell, pair.left),
          mentionOfCell(document, table, row, behind, other, pair.right),
        );
        found.set(key, known);
      }
    }
  }
  return [...found.values()].flatMap(
    ({ pair, mentions }) =>
      remarkOn(
        mentions,
        'warning',
        `同行·${pair.left}·${pair.right}`,
        `同一行前后不一：“${marked(pair, 'left')}”与“${marked(pair, 'right')}”${mentions.length > 2 ? `（共 ${mentions.length / 2} 行）` : ''}，请核对哪一种正确。`,
        { expected: marked(pair, 'right'), actual: marked(pair, 'left') },
      ) ?? [],
  );
}

/** The stretch of a longer text that is a short one with its last or a middle character changed. */
function echoOf(text: string, longer: string): NearPair | null {
  if (text.length < 4) return null;
  // The first two characters are never those that differ.
  const begin = text.slice(0, 2);
  for (let start = longer.indexOf(begin); start >= 0; start = longer.indexOf(begin, start + 1)) {
    if (start + text.length > longer.length) return null;
    let different = -1;
    let count = 0;
    for (let index = 2; index < text.length && count < 2; index += 1) {
      if (text.charCodeAt(index) === longer.charCodeAt(start + index)) continue;
      different = index;
      count += 1;
    }
    if (count !== 1) continue;
    const part = longer.slice(start, start + text.length);
    // 「群众满意度」 and 「群众满意比例」: where the words go on, another word begins there.
    if (different === text.length - 1 && /^[\u4e00-\u9fff]/.test(longer.slice(start + text.length))) continue;
    if (/^[\u4e00-\u9fff]+$/.test(part)) {
      return { left: text, right: part, before: different, behind: text.length - different - 1 };
    }
  }
  return null;
}

const nearRepeat: Rule = {
  id: 'TXT-NEAR-REPEAT',
  name: '近似重复不一致',
  family: 'wording',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '项目名称、绩效目标与指标、文字说明中重复出现的语句',
  description:
    '两处语句只有一处一至两字不同（如项目名称在支出表与绩效表写法不同），并列列出，不同的字以【】标出；一处多字或少字的、两处各有一至两字不同的作提示。科目和单位名称、数字不同的语句、增减方向、序数、对举词（收入与支出、在职与退休等）不报；同一张表内只比较较长的语句；项目名称和三级指标名称叠字、颠倒两字的也报，几处相同而只有一处错、漏一字的作提示；绩效表中照抄的整句（同一行、各项目之间、项目与整体之间）逐字比较，只差一至两字的作提示。',
  check: (subject) => {
    const all = standings(subject);
    if (all.length < 2) return [notApplicable('文件中没有可以比较的语句')];
    const byPhrase = new Map<string, Standing[]>();
    for (const one of all) {
      const known = byPhrase.get(one.phrase);
      if (known === undefined) byPhrase.set(one.phrase, [one]);
      else known.push(one);
    }
    // One project that two tables name differently is told of where its amounts are compared.
    const renamed = new Set(renamedPairs(subject).map(([one, other]) => pairKey(one, other)));
    const groups = new Map<string, Group>();
    let names: ReadonlySet<string> | null = null;
    for (const pair of nearPairs([...byPhrase.keys()])) {
      const [left, right] = [byPhrase.get(pair.left) ?? [], byPhrase.get(pair.right) ?? []];
      const places = new Set(right.map(({ place }) => place));
      // A phrase that its own place prints in both ways is varied on purpose, unless it is long.
      const isBetween = !left.some(({ place }) => places.has(place));
      const isName = [...left, ...right].some((one) => one.isName);
      const isOdd = isName && (isOddOneOut(left, right) || isOddOneOut(right, left));
      const isText = [...left, ...right].every((one) => one.isText);
      if (!isCloseEnough(pair, { isBetween: isBetween || isOdd, isName, isText }) || isOrdinary(pair)) continue;
      names ??= labels(subject.disclosure);
      if (names.has(pair.left) || names.has(pair.right)) continue;
      if (renamed.has(pairKey(bareProjectName(pair.left), bareProjectName(pair.right)))) continue;
      // One misprinted word appears in many phrases: it is one finding.
      const differing = stretchesOf(pair)[0] ?? ['', ''];
      const words =
        Math.max(...differing.map((text) => text.length)) > 1 ? differing : (wordsAround(pair)[0] ?? differing);
      const [one, other] = words[0] < words[1] ? words : [words[1], words[0]];
      const key = `${one}\u001f${other}`;
      const [first, second] = words[0] < words[1] ? [left, right] : [right, left];
      const turned = words[0] < words[1] ? pair : turnedAround(pair);
      const group = groups.get(key);
      if (group === undefined)
        groups.set(key, {
          pair: turned,
          pairs: [pairKey(pair.left, pair.right)],
          left: first.map(({ make }) => make()),
          right: second.map(({ make }) => make()),
        });
      else {
        group.pairs.push(pairKey(pair.left, pair.right));
        group.left.push(...first.map(({ make }) => make()));
        group.right.push(...second.map(({ make }) => make()));
      }
    }
    const told = [...groups.values()].flatMap(({ pair }) =>
      stretchesOf(pair).map(([one, other]) => pairKey(one, other)),
    );
    const remarks = [
      ...[...groups.values()].flatMap((group) => remarkOf(group) ?? []),
      ...rowEchoes(subject),
      ...turnedInRows(subject),
      ...copySlips(subject, new Set(told)),
      ...nearNames(subject, new Set([...renamed, ...[...groups.values()].flatMap(({ pairs }) => pairs)])),
    ];
    return remarks.length > 0 ? remarks : [passed(byPhrase.size)];
  },
};

/** 近似重复规则. */
export const NEAR_REPEAT_RULES: readonly Rule[] = [nearRepeat];
