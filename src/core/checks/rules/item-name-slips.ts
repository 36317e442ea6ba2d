import { bareName, bookOf, lookUp } from '../classification/index.js';
import type { Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import type { TableKind } from '../../disclosure/index.js';
import { wordCells } from '../text/cells.js';
import { linesOf, spotsOf, wordsOf, type Spot } from '../text/lines.js';
import { mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { slipBetween, type Slip } from '../text/slips.js';
import { yearOf } from './codes-common.js';

/** 「农林水支出（类）」 outside a whole path. */
const CLASS_NAME = /(?<![\u4e00-\u9fff、])[\u4e00-\u9fff、]{4,24}(?=[（(]类[）)])/g;
/** 「农林水支出 508.63 万元」: a name at the beginning of a clause with an amount behind it. */
const NAMED_AMOUNT = /(?<![\u4e00-\u9fff])[\u4e00-\u9fff、]{2,22}支出(?=\s*\d[\d,]*(?:\.\d+)?\s*万?元)/g;

/** Shorter names are alike by chance. */
const SHORTEST = 4;

/** The names of all items whose codes the tables print, with those of the 款 and 类 above them. */
function namesOfCodes(subject: Subject): ReadonlySet<string> {
  const labels = new Set<string>();
  const codes = new Set<string>();
  for (const table of subject.disclosure.tables) {
    for (const row of table.rows) {
      for (const { codes: own, label, item } of row.lines) {
        if (own.function !== undefined) {
          labels.add(label);
          for (const length of [3, 5, 7]) codes.add(own.function.slice(0, length));
        } else if (item?.startsWith('class:') === true) labels.add(label.replace(/^[^、]{1,3}、/, ''));
      }
    }
  }
  // Many rows print one name.
  const names = new Set([...labels].map(bareName));
  const [book, year] = [bookOf(subject), yearOf(subject)];
  for (const code of codes) {
    const found = lookUp(book, 'function', code, year);
    if (found.state === 'listed') names.add(bareName(found.entry.name));
  }
  return names;
}

/** The one name that the printed one is but for a slip; null where it is a name itself, or none or several are so near. */
function meant(names: ReadonlySet<string>, printed: string): { readonly name: string; readonly slip: Slip } | null {
  const bare = bareName(printed);
  if (bare.length < SHORTEST - 1 || names.has(bare)) return null;
  // 「支支出」 is a slip in the word that a bare name leaves out.
  const isWhole = printed.endsWith('支出');
  const found = isWhole ? printed : bare;
  const near = [...names].flatMap((name) => {
    const length = isWhole ? name.length + 2 : name.length;
    // A slip loses or adds one character at most.
    if (length < SHORTEST || Math.abs(length - found.length) > 1) return [];
    const right = isWhole ? `${name}支出` : name;
    const slip = slipBetween(right, found);
    // Names put 「其他」 before them, or go on: only what is misprinted inside a name is the same name.
    const isInside = slip !== null && slip.at > 0 && slip.at + slip.right.length < right.length;
    const isEnough = slip !== null && (slip.kind !== 'two-changed' || right.length >= 8);
    return slip !== null && isInside && isEnough ? [{ name, slip }] : [];
  });
  const [only, ...others] = near;
  return only === undefined || others.length > 0 ? null : only;
}

type Named = { readonly printed: string; readonly mention: () => Mention; readonly place: string };

function named(subject: Subject, printed: string, spot: Spot): Named {
  const { line, start } = spot;
  return { printed, mention: () => mention(subject.document, spot), place: `${line.text}·${start}` };
}

function inPath(subject: Subject, { line, start, end }: Spot, name: string): readonly Named[] {
  const at = name === '' ? -1 : line.text.slice(start, end).indexOf(name);
  return at < 0 ? [] : [named(subject, name, { line, start: start + at, end: start + at + name.length })];
}

const OVERVIEWS: ReadonlySet<TableKind> = new Set(['income-expenditure-overview', 'fiscal-appropriation-overview']);

/** 「八、社会保障和就业支出」 of the overview tables, which print no codes. */
function overviewLabels({ disclosure, document }: Subject): readonly Named[] {
  return wordCells(disclosure).flatMap(({ table, row, column, cell }): Named[] => {
    if (!OVERVIEWS.has(table.kind)) return [];
    const label = cell.text.replace(/\s+/g, '');
    if (!label.endsWith('支出')) return [];
    const printed = label.replace(/^(?:[（(]?[一二三四五六七八九十]+[）)、.．]+|\d+[.．、])/, '');
    return [{ printed, mention: () => mentionOfCell(document, table, row, column, cell, label), place: cell.text }];
  });
}

/** A name of 类, 款 and 项 one after the other, as a sentence prints them. */
type NamedPath = Spot & { readonly class: string; readonly group: string; readonly item: string };

/**
 * Names of 类, 款 and 项 in the text and in the overview tables that are, but for one slip, the name of an item whose code
 * the tables print. One remark for each misprinted name; `told` are the names that were told of already.
 */
export function slippedNames(
  subject: Subject,
  paths: readonly NamedPath[],
  told: ReadonlySet<string> = new Set(),
): readonly Outcome[] {
  const names = namesOfCodes(subject);
  if (names.size === 0) return [];
  const lines = linesOf(subject.disclosure).filter(({ isDefinition }) => !isDefinition);
  const all = [
    ...paths.flatMap((path) => [path.class, path.group, path.item].flatMap((name) => inPath(subject, path, name))),
    ...[...spotsOf(lines, CLASS_NAME), ...spotsOf(lines, NAMED_AMOUNT)].map((spot) =>
      named(subject, wordsOf(spot), spot),
    ),
    ...overviewLabels(subject),
  ];
  const wrong = new Map<string, { readonly right: string; readonly isShort: boolean; readonly mentions: Mention[] }>();
  const seen = new Set<string>();
  for (const { printed, mention: place, place: key } of all) {
    const found = seen.has(key) || told.has(printed) ? null : meant(names, printed.replace(/\s+/g, ''));
    seen.add(key);
    if (found === null) continue;
    const known = wrong.get(printed);
    if (known !== undefined) known.mentions.push(place());
    else wrong.set(printed, { right: found.name, isShort: found.slip.kind === 'lost', mentions: [place()] });
  }
  return [...wrong].flatMap(([printed, { right, isShort, mentions }]): Outcome[] => {
    const remark = remarkOn(
      mentions,
      // A name cut short can be understood.
      isShort ? 'notice' : 'warning',
      `科目错字·${printed}`,
      `科目名称“${printed}”与科目“${right}”有一处写法不同，请核对。`,
      { expected: right, actual: printed },
    );
    return remark === null ? [] : [remark];
  });
}
