import type { Disclosure } from '../../disclosure/index.js';
import { sentenceAround, type Spot, type TextLine } from '../text/lines.js';
import { plainYears, withoutQuotations } from '../text/years.js';
import { matchesIn } from '../text/matches.js';

/** 句中年份. One printed year of a line. */
export type PrintedYear = { readonly spot: Spot; readonly year: number };

const PRINTED_YEAR = /(?<!\d)(20\d\d)\s*年(?:度)?/g;

/** Every 「20××年」 of a line outside of quoted titles. */
export function yearsIn(line: TextLine): readonly PrintedYear[] {
  const text = withoutQuotations(plainYears(line.text));
  return matchesIn(text, PRINTED_YEAR).map((match) => ({
    spot: { line, start: match.index, end: match.index + match[0].length },
    year: Number(match[1]),
  }));
}

/** Words behind a year by which its uses are compared; shorter ones are alike by chance. */
const WORDS_BEHIND = 4;
/** The document says the same of its own year at least this often. */
const LEAST_COMPANY = 3;
/** A word that holds the year against another one: its year is another by right. */
const COMPARES_BEFORE = /(?:比|较|与|同|于|对|自|从|至|到|—|－|-|和|及|、)[^，。；：]{0,6}$/;
/** Words behind a year that any year may have. */
const ANY_YEAR = /^(?:\d|底|末|初(?!预算)|以来|以后|以前|起|间|前|后|内|中|至|到|[-—~～]|[，。、；：（）()])/;

function wordsBehind({ line, end }: Spot): string | null {
  const behind = line.text.slice(end).replace(/\s+/g, '');
  if (ANY_YEAR.test(behind)) return null;
  const words = behind.slice(0, WORDS_BEHIND);
  return /^[\u4e00-\u9fff（(“"]{4}$/.test(words) ? words : null;
}

/**
 * 离群年份. The document says one thing of its own year over and over (「……（项）2031年预算数为」), and once of another year,
 * in a line that does not name its own. Comparisons and points in time are left out by `isRight`.
 */
export function yearsOutOfCompany(
  lines: readonly TextLine[],
  own: number,
  isRight: (sentence: string) => boolean,
): readonly PrintedYear[] {
  const groups = new Map<string, PrintedYear[]>();
  for (const printed of lines.flatMap(yearsIn)) {
    const { line, start } = printed.spot;
    const words = wordsBehind(printed.spot);
    if (words === null || COMPARES_BEFORE.test(line.text.slice(Math.max(0, start - 10), start))) continue;
    groups.set(words, [...(groups.get(words) ?? []), printed]);
  }
  return [...groups.values()].flatMap((group) => {
    const others = group.filter(({ year }) => year !== own);
    const [other] = others;
    if (other === undefined || others.length > 1 || group.length - 1 < LEAST_COMPANY) return [];
    const isNamedBeside = yearsIn(other.spot.line).some(({ year }) => year === own);
    return isNamedBeside || Math.abs(other.year - own) > 5 || isRight(sentenceAround(other.spot)) ? [] : [other];
  });
}

const BASE = /(?:比|较|与|同)(?:本部门|本单位|我局)?\s*(20\d\d)\s*年/g;
/** 「比2031年“三公”经费年初预算数」: the words between the year and the change. */
const OWN_BUDGET =
  /^度?[^，。；增减升降]{0,24}?(?<!一般公共|政府性基金|国有资本经营)(?:年初|全年|调整|本年)?预算(?:数|安排)?(?![^，。；增减升降]*决算)/;
const COMPARES_LAST = /(?:比|较|与|同)(?:上年|去年|上一年)(?!结转|结余)/;
const CHANGED = /增|减|持平|上升|下降|降低|提高|一致|无变化|相同/;
const MEASURED = /预算|决算|收入|支出|经费|费用|费\d|总额/;
/** Plans and results over several years compare with the year they began. */
const OVER_YEARS = /十[二三四五六]五|规划|累计|以来|年均|连续|翻番|目标值|基准/;

/**
 * 比较基期. 「2031年预算……，比2029年预算数增加」: a document compares with the year before. A later base is an error; an earlier
 * one stands out where the sentence states a figure of a budget or final account.
 */
export function wrongBases(disclosure: Disclosure, lines: readonly TextLine[], own: number): readonly PrintedYear[] {
  if (disclosure.profile.stage.value === null) return [];
  return lines.flatMap((line) => {
    const text = withoutQuotations(plainYears(line.text));
    return matchesIn(text, BASE).flatMap((match): PrintedYear[] => {
      const year = Number(match[1]);
      const start = match.index + match[0].search(/20\d\d/);
      const spot = { line, start, end: match.index + match[0].length };
      if (year === own - 1 || Math.abs(year - own) > 5) return [];
      const sentence = sentenceAround(spot);
      const behind = text.slice(spot.end, spot.end + 40).split(/[。；]/)[0] ?? '';
      const isStated = MEASURED.test(sentence) && /\d\s*(?:万元|亿元|元|%|％)/.test(sentence) && CHANGED.test(behind);
      if (!isStated || OVER_YEARS.test(sentence)) return [];
      // 「比上年增加…；比2028年减少…」: beside last year, another year is named by intent.
      if (year < own && COMPARES_LAST.test(sentence)) return [];
      // A final account compares with the budget of its own year by right.
      if (year === own && disclosure.profile.stage.value === 'final' && OWN_BUDGET.test(behind)) return [];
      const from = line.text.indexOf(sentence);
      const inSentence = yearsIn(line).filter(
        (one) => one.spot.start >= from && one.spot.start < from + sentence.length,
      );
      const years = new Set(inSentence.map((one) => one.year));
      // 「2032年……比2031年」 in a document of 2031 looks ahead; three years in one sentence are a series.
      return years.has(year + 1) || years.size > 2 ? [] : [{ spot, year }];
    });
  });
}
