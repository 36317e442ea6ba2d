import { bareName, bookOf, entriesNamed, TABLES, type Confidence } from '../classification/index.js';
import type { Disclosure } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { linesOf, spotsOf, wordsOf, type Spot } from '../text/lines.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { capped } from './codes-common.js';

/** 「住房改革支出（类）」: a name with the level it is given. */
const CLASS = /(?<![\u4e00-\u9fff、])[\u4e00-\u9fff、]{2,24}[（(]类[）)]/g;

const CLASSES = new WeakMap<Disclosure, readonly Spot[]>();

/** Every name with its level. Few lines print one, and the pattern is slow on those that do not. */
function classesIn({ disclosure }: Subject): readonly Spot[] {
  const known = CLASSES.get(disclosure);
  if (known !== undefined) return known;
  const lines = linesOf(disclosure).filter(({ text }) => text.includes('类）') || text.includes('类)'));
  const found = spotsOf(lines, CLASS);
  CLASSES.set(disclosure, found);
  return found;
}

/** Former names of functional codes, by the name without what printing changes. */
const FORMER = Map.groupBy(
  TABLES.renamed.filter(({ code }) => code.startsWith('2')),
  ({ old }) => bareName(old),
);

function nameIn(spot: Spot): string {
  return wordsOf(spot).replace(/[（(]类[）)]$/, '');
}

/** How sure it is that a name marked as 类 is that of a 款, now or formerly; null where it may be a 类, or is not known. */
function isGroup(subject: Subject, name: string): Confidence | null {
  const listed = entriesNamed(bookOf(subject), 'function', name).map(({ code, confidence }) => ({ code, confidence }));
  const former = FORMER.get(bareName(name)) ?? [];
  const named = [...listed, ...former];
  const [group] = named.filter(({ code }) => code.length === 5);
  return group === undefined || named.some(({ code }) => code.length === 3) ? null : group.confidence;
}

/** Names of 款 that the text calls 类: one remark for each name. */
export function wrongLevels(subject: Subject): readonly Remark[] {
  const byName = new Map<string, { readonly confidence: Confidence; readonly spots: Spot[] }>();
  for (const spot of classesIn(subject)) {
    const name = nameIn(spot);
    const known = byName.get(name);
    if (known !== undefined) known.spots.push(spot);
    else {
      const confidence = isGroup(subject, name);
      if (confidence !== null) byName.set(name, { confidence, spots: [spot] });
    }
  }
  return [...byName].flatMap(([name, { confidence, spots }]) => {
    const times = spots.length > 1 ? `（共 ${spots.length} 处）` : '';
    const remark = remarkOn(
      spots.map((spot) => mention(subject.document, spot)),
      capped('error', confidence),
      `层级·${name}`,
      `“${name}”是款级科目，文中写成了“（类）”${times}，请改为“（款）”。`,
      { expected: `${name}（款）`, actual: `${name}（类）` },
    );
    return remark === null ? [] : [remark];
  });
}

/** 「农林水（类）支出」 beside 「农林水支出（类）」: one 类 with its mark inside its name and behind it. */
export function marksInsideNames(subject: Subject): readonly Remark[] {
  const all = classesIn(subject).filter((spot) => !spot.line.isDefinition);
  const behind = new Map(
    all.filter((spot) => nameIn(spot).endsWith('支出')).map((spot) => [bareName(nameIn(spot)), spot]),
  );
  const inside = all.filter(
    (spot) =>
      !nameIn(spot).endsWith('支出') &&
      /^\s*支出/.test(spot.line.text.slice(spot.end)) &&
      behind.has(bareName(nameIn(spot))),
  );
  const [first] = inside;
  const other = first === undefined ? undefined : behind.get(bareName(nameIn(first)));
  if (first === undefined || other === undefined) return [];
  const mentions = inside.map((spot) => mention(subject.document, spot));
  const remark = remarkOn(
    [...mentions, mention(subject.document, other)],
    'notice',
    '类字位置',
    `“（类）”的位置不一：“${nameIn(first)}（类）支出”与“${nameIn(other)}（类）”，宜统一写在科目全称之后。`,
  );
  return remark === null ? [] : [remark];
}

/** 「社会保障和就业（类）8.40 万元」 beside 「卫生健康支出（类）」: one text names its 类 in two ways. */
export function namesWithoutSpending(subject: Subject): readonly Remark[] {
  const all = classesIn(subject).filter(
    (spot) =>
      !spot.line.isDefinition &&
      entriesNamed(bookOf(subject), 'function', nameIn(spot)).some(({ code }) => code.length === 3),
  );
  const isWhole = (spot: Spot): boolean =>
    nameIn(spot).endsWith('支出') || /^\s*支出/.test(spot.line.text.slice(spot.end));
  const short = all.filter((spot) => !isWhole(spot) && bareName(nameIn(spot)) === nameIn(spot));
  if (short.length === 0 || !all.some((spot) => nameIn(spot).endsWith('支出'))) return [];
  const mentions = short.map((spot) => mention(subject.document, spot));
  const remark = remarkOn(
    mentions,
    'notice',
    '类名缺支出',
    `类级科目名称写法不一，${listed(mentions)}没有写“支出”，其他类写有，请按科目全称书写。`,
  );
  return remark === null ? [] : [remark];
}
