import type { Disclosure } from '../../disclosure/index.js';
import { linesOf, type TextLine } from './lines.js';

/** 他单位之文. A sentence about the accounts of a unit that is not the document's. */
export type OtherUnit = {
  readonly name: string;
  readonly line: TextLine;
  readonly start: number;
  readonly end: number;
};

const UNIT =
  '[\\u4e00-\\u9fff]{1,8}?[省市县区旗州盟](?:[\\u4e00-\\u9fff]{1,6}?[市县区旗])?[\\u4e00-\\u9fff]{1,18}?(?:局|委员会|厅|办公室|中心|站|院|支队|大队|馆|所|联合会)';
/** 「某某县林业局2031年收入预算…」, 「2031年，某某县林业局部门共设置…」: whose accounts a sentence tells stands at its head. */
const HEAD = new RegExp(
  `(?:^|[。；])\\s*(?:20\\d{2}年度?，)?(?:（?[一二三四五六七八九十\\d]{1,2}[）.、．])?(${UNIT})(?:（本级）|本级|部门|单位)?(?=(?:20\\d{2}年度?[^。；，]{0,18}?(?:收入|支出|收支|预算|决算|没有|无|机关运行经费|政府采购|三公|车辆)|(?:部门)?(?:预算|决算)(?:共|包括)|共设置\\d))`,
  'g',
);
/** What an authority does with the money of others is said of it too. */
const OF_AUTHORITY =
  /^[^。；，]{0,24}(?:批复|下达|核定|拨付|印发|批准|审核|文件|通知|规定|要求|制定|统一|起?调[增减整高低]|提高|降低|压减|标准)/;
/** 「主要是某某省财政厅…」: a sentence that gives a reason or a source begins with no unit's name. */
const IS_REASON = /^(?:主要|原因|其中|包括|根据|按照?|依据|由|因|经|与|和|同|对|向|为|是|以)/;
/** How often the document names its own unit at least, and another at most, before the other is a leftover. */
const LEAST_OWN = 2;
const MOST_OTHER = 2;

/** The name without the province before it: 「某省某县水利局」 → 「某县水利局」. A name without any place is anybody's. */
function tailsOf(name: string): readonly string[] {
  const places = [...name.matchAll(/[省市县区州盟](?=[\u4e00-\u9fff]{1,6}[市县区旗州])/g)];
  return [name, ...places.map(({ index }) => name.slice(index + 1))];
}

function headsOf(disclosure: Disclosure): readonly OtherUnit[] {
  return linesOf(disclosure)
    .filter(({ isHeading }) => !isHeading)
    .flatMap((line) =>
      [...line.text.matchAll(HEAD)].flatMap((match): readonly OtherUnit[] => {
        const name = match[1] ?? '';
        const start = match.index + match[0].indexOf(name);
        const rest = line.text.slice(start + name.length);
        return OF_AUTHORITY.test(rest) || IS_REASON.test(name) ? [] : [{ name, line, start, end: start + name.length }];
      }),
    );
}

/**
 * Sentences that tell the accounts of another unit in a document whose other sentences begin with its own name: left from the text they were
 * copied from. `known`: units that the document lists, `organisation`: what it says of its parts.
 */
export function otherUnits(
  disclosure: Disclosure,
  own: string,
  known: readonly string[],
  organisation: string,
): readonly OtherUnit[] {
  const tails = tailsOf(own);
  const others = headsOf(disclosure).filter(
    ({ name }) => !own.endsWith(name) && !tails.some((tail) => name.endsWith(tail)),
  );
  const shortest = tails.at(-1) ?? own;
  if (others.length === 0) return [];
  const words = [...linesOf(disclosure).map(({ text }) => text), ...disclosure.tables.map(({ title }) => title)];
  if (words.filter((text) => text.includes(shortest)).length < LEAST_OWN) return [];
  return others.filter(({ name }) => {
    const isListed = organisation.includes(name) || known.some((unit) => unit.endsWith(name) || name.endsWith(unit));
    return !isListed && others.filter((other) => other.name === name).length <= MOST_OTHER;
  });
}
