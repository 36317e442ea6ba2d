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
/**
 * What is told of nobody but the unit itself: what it is made of, who is counted in its accounts, its posts, and its own running costs, cars,
 * purchases and aims.
 */
const TOLD_OF_ITSELF =
  '内设(?:\\d{1,2}个)?(?:机关|行政|职能)?(?:机构|科室|股室|处室)|下[属设](?:二级)?(?:预算)?单位|只有本级|是主管|共有(?:公务用|公务|机动)?车|机关运行经费|政府(?:采购|购买服务)(?:支出|预算)?总?额|(?:行政|事业|人员)编制\\d|因公出国（境）费用?、|填报绩效目标的|实行绩效目标管理的|(?:20\\d{2}年度?)?主要任务是|(?:本级)?(?:及|和)?下属\\d+[家个]|部门包括\\d|(?:20\\d{2}年度?)?所有收入和支出均纳入|共?对\\d+个项目|组织(?:开展)?对20\\d{2}年度?[^。；，]{0,24}绩效自评|(?:财政拨款)?(?:收入|支出|收支)(?:预算|决算|总预算|总计|合计|总额)|(?:部门|单位)?(?:预算|决算)(?:编制范围|由|包括)|20\\d{2}年度?(?:部门|单位)?(?:预算|决算)(?:编制范围|由|包括)';
/** 「截至2031年12月31日，某某局共有车辆…」, 「2031年某某局支出预算…」, 「（一）机关运行经费情况：某某局2031年…」: it stands behind a time, or a title in its line. */
const BEHIND = new RegExp(
  `(?:^|[。；：])\\s*(?:（?[一二三四五六七八九十\\d]{1,2}[）.、．])?(?:截[至止]20\\d{2}年[^，。；]{0,8}，|20\\d{2}年度?，?|(?:根据|按照)[^，。；]{2,16}(?:要求|规定|原则)，|从[^，。；]{2,16}看，|纳入)?(${UNIT})(?=(?:部门|单位)?的?(?:20\\d{2}年度?[^。；，]{0,6}?)?(?:${TOLD_OF_ITSELF}))`,
  'g',
);
/** 「包括：1.某某局（机关）、…」: of the units that accounts cover, only the unit itself is divided so. */
const ITSELF = new RegExp(`(?:[：、；]|\\d[.、．])\\s*(${UNIT})(?=（(?:本级|机关|本部)）)`, 'g');
/** What the accounts cover, and whose offices are meant, is told of the unit itself, whatever else its line tells. */
const COVERS = /^(?:[^，。；]{0,12}编制范围|(?:部门|单位)(?:预算|决算)(?:由|包括)|（(?:本级|机关|本部)）)/;
/** Whose accounts cover the units listed behind: no part of the unit, unless it is told of elsewhere as one. */
const MADE_UP_OF = /^(?:部门|单位)?(?:预算|决算)(?:由|包括)/;
/** 「某某市财政局组织对2031年度项目支出开展绩效自评」: the office for money has that done by all. */
const EVALUATES = /财政[局厅]$/;
/** What an authority does with the money of others is said of it too. */
const OF_AUTHORITY =
  /^[^。；，]{0,24}(?:批复|下达|核定|拨付|印发|批准|审核|文件|通知|规定|要求|制定|统一|起?调[增减整高低]|提高|降低|压减|标准)/;
/** 「主要是某某省财政厅…」: a sentence that gives a reason or a source begins with no unit's name. */
const IS_REASON = /^(?:纳入|主要|原因|其中|包括|根据|按照?|依据|由|因|经|与|和|同|对|向|为|是|以)/;
/** How often the document names its own unit at least, and another at most, before the other is a leftover. */
const LEAST_OWN = 2;
const MOST_OTHER = 2;

/** The name without the province before it: 「某省某县水利局」 → 「某县水利局」. A name without any place is anybody's. */
function tailsOf(name: string): readonly string[] {
  const places = [...name.matchAll(/[省市县区州盟](?!城市|社区|园区|景区)(?=[\u4e00-\u9fff]{1,6}[市县区旗州])/g)];
  return [name, ...places.map(({ index }) => name.slice(index + 1))];
}

function headsOf(disclosure: Disclosure): readonly OtherUnit[] {
  return linesOf(disclosure)
    .filter(({ isHeading }) => !isHeading)
    .flatMap((line) => {
      const heads = [HEAD, BEHIND, ITSELF].flatMap((pattern) =>
        [...line.text.matchAll(pattern)].flatMap((match): readonly OtherUnit[] => {
          const name = match[1] ?? '';
          const start = match.index + match[0].indexOf(name);
          const rest = line.text.slice(start + name.length);
          const isForAll = EVALUATES.test(name) && /^[^。；]{0,40}绩效/.test(rest);
          const isOther = !OF_AUTHORITY.test(rest) && !IS_REASON.test(name) && !isForAll;
          return isOther ? [{ name, line, start, end: start + name.length }] : [];
        }),
      );
      return heads.filter((head, index) => heads.findIndex(({ start }) => start === head.start) === index);
    });
}

/** What a name says behind its place: offices of one kind in two places have that in common. */
function officeOf(name: string): string {
  return name.replace(/^.*?[省市县区旗州盟](?!场)/, '');
}

/**
 * True for a unit that the document says is one of its parts: told of more than once there, or beside the unit itself. `heads` are the sentences that
 * begin with it.
 */
function isPartOf(organisation: string, own: string, { name, line, end }: OtherUnit, heads: number): boolean {
  if (!organisation.includes(name)) return false;
  if (line.section !== 'N-ORG' || organisation.split(name).length - 1 > heads) return true;
  if (MADE_UP_OF.test(line.text.slice(end))) return false;
  // Parts of an office are no offices themselves: 「中心」「站」「队」.
  if (name.at(-1) !== own.at(-1)) return true;
  const isElsewhere = officeOf(name) === officeOf(own);
  return !isElsewhere && line.text.includes(own) && !COVERS.test(line.text.slice(end));
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
  const words = [
    ...linesOf(disclosure).map(({ text }) => text),
    ...disclosure.tables.map(({ title }) => title),
    // Accounts that say 本部门 throughout name the unit in their tables alone.
    ...known,
  ];
  if (words.filter((text) => text.includes(shortest)).length < LEAST_OWN) return [];
  return others.filter((head) => {
    const { name } = head;
    const heads = others.filter((other) => other.name === name).length;
    const isListed =
      isPartOf(organisation, shortest, head, heads) || known.some((unit) => unit.endsWith(name) || name.endsWith(unit));
    return !isListed && heads <= MOST_OTHER;
  });
}
