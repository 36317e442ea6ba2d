import { meets, readAmount, scale, sum, Exact, type Interval, type MoneyUnit } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { asMoney, intervalOfFigure, printed, type Judgement } from './judgement.js';
import { isOneSlipOff, type Term } from './one-slip.js';

/** What an amount does in the reckoning of its sentence. `plain`: it is told; `aside`: it is a change, or another year's. */
type Role = 'plain' | 'plus' | 'minus' | 'total' | 'sum' | 'aside';

type Amount = {
  readonly figure: Figure;
  /** The words before it, back to the figure before. */
  readonly lead: string;
  readonly role: Role;
  /** Behind a comma: it may be added as well, or be something else. */
  readonly isLoose: boolean;
};

const FIGURE = /([\d,]*\d(?:\.\d+)?)\s*(万元|亿元|千元|元|%|％)/g;
const CLAUSE = /[^，,。；;：:]*$/;
const PLUS =
  /(?:(?<![增追附参外添累])加上|再加|另加|(?<![增追附参外添累])加(?=上年|年初|本年|以前年度|使用|转移|结转|调入|债务))[^，,。；;：:]*$/;
const MINUS =
  /(?:减去|扣除|剔除|扣减|(?<=^|[，,、；;\s])减(?=上年|年初|本年|当年|以前年度|使用|支出|转移|结转|调出))[^，,。；;：:]*$/;
/** 「较上年增加」「降幅」: no amount of its own. */
const CHANGED =
  /(?:增加|减少|增长|下降|降低|上升|提高|压减|压缩|净增|净减|[^年数算期]多|[^年数算期]少|[增降减升涨]幅|差额|相差)(?:了|额|数)?(?:为|约|达)?\s*$/;
const COMPARED = /(?:比(?!重|例)|较|与|同)(?:上年|去年|上一年|20\d{2}年|(?:年初|全年|当年|调整)?预算)[^，,。；;：:]*$/;
const OTHER_YEAR = /^\s*(?:而|但)?(?:上年|去年|上一年)(?!结转|结余)/;
/** What a reckoning comes to. */
const RESULT =
  /(?:总计|合计|共计|总额|总量|总收入|总支出|总财力|总规模|总预算|收支总|口径|当年|本年|净额|实际|可用|可支配|实有|年末|期末)[^，,。；;：:]*$/;
/** 「，两项合计」「，共计」「，本年收入合计」: the total of what has just been listed. */
const SUM =
  /^\s*[，,、；;]?\s*(?:以上|上述|前述)?(?:([两二三四五六七八九])(?:项|者|类|部分))?(?:(?:本年|当年)?(?:资金|收入|支出|费用|经费)(?:预算)?)?(?:合计|共计|总计|小计)(?:数|金额)?(?:为|是|达)?\s*$/;
const NUMBERS = '一二三四五六七八九';
/** A mark or a word that joins one amount to the next, with the name of the next. */
const JOINED = /^\s*(?:[、，,]|和|及|与|以及)/;
/** How far back the amount may stand that something is added to. */
const REACH = 6;

/** Words in brackets speak of the amount before them and take no part; every character keeps its place. */
function withoutBrackets(text: string): string {
  return text.replace(/[（(][^（）()]*[）)]/g, (inside) => ' '.repeat(inside.length));
}

function roleOf(lead: string, isAfterSigned: boolean): Role {
  const clause = CLAUSE.exec(lead)?.[0] ?? '';
  if (CHANGED.test(clause)) return 'aside';
  if (PLUS.test(clause)) return 'plus';
  if (MINUS.test(clause)) return 'minus';
  if (COMPARED.test(clause) || OTHER_YEAR.test(clause)) return 'aside';
  if (isAfterSigned && (RESULT.test(clause) || /后[，,]?[^，,。；;：:]*$/.test(lead))) return 'total';
  return SUM.test(lead) ? 'sum' : 'plain';
}

/** The amounts of a sentence outside its brackets, each with what its words make of it. */
function amountsOf(sentence: string): readonly Amount[] {
  const text = withoutBrackets(sentence);
  const found: Amount[] = [];
  let from = 0;
  let isAfterSigned = false;
  for (const { index, 0: whole, 1: digits = '', 2: unit = '' } of matchesIn(text, FIGURE)) {
    const lead = text.slice(from, index);
    from = index + whole.length;
    if (/[%％]/.test(unit)) continue;
    const reading = readAmount(digits, unit as MoneyUnit);
    if (reading.state !== 'number') continue;
    const figure: Figure = { kind: 'money', amount: reading.amount, unitText: unit, start: index, end: from };
    const role = roleOf(lead, isAfterSigned);
    // 「加上A 1万元、B 2万元」: what is joined to an added amount is added as well.
    const last = found.at(-1);
    const goesOn = role === 'plain' && last !== undefined && isSigned(last.role) && JOINED.test(lead);
    found.push({ figure, lead, role: goesOn ? last.role : role, isLoose: goesOn && /^\s*[，,]/.test(lead) });
    isAfterSigned = goesOn || isSigned(role);
  }
  return found;
}

function isSigned(role: Role): role is 'plus' | 'minus' {
  return role === 'plus' || role === 'minus';
}

function termOf({ figure, role }: Amount): Term {
  return { figure, sign: role === 'minus' ? -1 : 1 };
}

function valueOf(terms: readonly Term[]): Interval {
  return sum(terms.map(({ figure, sign }) => scale(intervalOfFigure(figure), new Exact(sign))));
}

function closes(terms: readonly Term[], total: Figure): boolean {
  return meets(valueOf(terms), intervalOfFigure(total));
}

function written(terms: readonly Term[]): string {
  return terms
    .map(({ figure, sign }, index) => `${sign < 0 ? '− ' : index === 0 ? '' : '+ '}${printed(figure)}`)
    .join(' ');
}

/** One reckoning: what is added and taken away, and what it comes to. */
type Reckoning = { readonly terms: readonly Term[]; readonly total: Figure; readonly isRight: boolean };

/**
 * 「A 5万元，加上B 1万元，总计6万元」「A 6万元，扣除B 1万元后，A为5万元」. `before`: what the sentence before has told; `isSure`
 * where that is what is added to, and no part of a list.
 */
function signedOf(amounts: readonly Amount[], before: readonly Amount[], isSure: boolean): readonly Reckoning[] {
  return amounts.flatMap((amount, from): readonly Reckoning[] => {
    if (!isSigned(amount.role) || isSigned(amounts[from - 1]?.role ?? 'plain')) return [];
    const rest = amounts.slice(from);
    const length = rest.findIndex(({ role }) => !isSigned(role));
    const result = length < 0 ? undefined : rest[length];
    if (result?.role !== 'total') return [];
    const own = rest.slice(0, length).map(termOf);
    const told = (from === 0 ? before : amounts.slice(0, from)).filter(({ role }) => role !== 'aside').slice(-REACH);
    const ways = told.toReversed().map((first): readonly Term[] => [{ figure: first.figure, sign: 1 }, ...own]);
    const right = ways.find((terms) => closes(terms, result.figure));
    if (right !== undefined) return [{ terms: right, total: result.figure, isRight: true }];
    // Which of several amounts is added to, only the right figures say: then one wrong digit has to explain the gap.
    const wrong =
      ways.length === 1 && (from > 0 || isSure) && !rest.slice(0, length).some(({ isLoose }) => isLoose)
        ? ways[0]
        : ways.find((terms) => isOneSlipOff(terms, { figure: result.figure, sign: 1 }, 1));
    return wrong === undefined ? [] : [{ terms: wrong, total: result.figure, isRight: false }];
  });
}

/** 「A 5万元、B 1万元，两项合计6万元」: a total behind its list. */
function listedOf(amounts: readonly Amount[]): readonly Reckoning[] {
  return amounts.flatMap(({ figure: total, lead, role }, at): readonly Reckoning[] => {
    if (role !== 'sum') return [];
    const count = NUMBERS.indexOf((SUM.exec(lead)?.[1] ?? '').replace('两', '二')) + 1;
    const told = amounts.slice(0, at).filter((one) => one.role !== 'aside');
    const isNumbered = /[两二三四五六七八九](?:项|者|类|部分)/.test(lead);
    // Without words that open the list, it is all that the sentence has told.
    const opening = Math.max(
      0,
      told.findLastIndex((one) => opensList(one.lead)),
    );
    const listed = isNumbered ? told.slice(-count) : told.slice(opening);
    if (listed.length < 2 || (isNumbered && listed.length < count)) return [];
    const terms = listed.map(({ figure }): Term => ({ figure, sign: 1 }));
    const ways = told.slice(0, -1).map((_, from) => told.slice(from).map(({ figure }): Term => ({ figure, sign: 1 })));
    const right = ways.find((way) => closes(way, total));
    if (right !== undefined) return [{ terms: right, total, isRight: true }];
    const isWrong = isNumbered || isOneSlipOff(terms, { figure: total, sign: 1 }, 1);
    return isWrong ? [{ terms, total, isRight: false }] : [];
  });
}

function opensList(lead: string): boolean {
  return /其中|包括|[：:]|依次|分别/.test(lead);
}

/** 句内加减 (TEXT-ENUM-SUM): what a sentence adds up or takes away in words, against what it says this comes to. */
export function judgeReckonings(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map<number, { readonly quote: string; readonly indices: number[] }>();
  claims.forEach(({ sentence, quote }, index) => {
    const known = sentences.get(sentence);
    if (known === undefined) sentences.set(sentence, { quote, indices: [index] });
    else known.indices.push(index);
  });
  return [...sentences].flatMap(([sentence, { quote, indices }]): readonly Judgement[] => {
    if (!/加上|再加|另加|[，,][加减]|减去|扣除|剔除|扣减|计/.test(quote)) return [];
    const amounts = amountsOf(quote);
    const opens = amounts[0] !== undefined && isSigned(amounts[0].role);
    const above = opens ? sentences.get(sentence - 1) : undefined;
    // 「A 5万元（…）；加上B 1万元，总计6万元」 goes on.
    const isSure = /[；;]$/.test(above?.quote ?? '') && claims[above?.indices[0] ?? -1]?.whole === null;
    const before = amountsOf(above?.quote ?? '');
    return [...signedOf(amounts, before, isSure), ...listedOf(amounts)].map((one) => judgementOf(claims, indices, one));
  });
}

function judgementOf(
  claims: readonly Claim[],
  indices: readonly number[],
  { terms, total, isRight }: Reckoning,
): Judgement {
  const at = indices.find((index) => claims[index]?.value?.start === total.start);
  const expected = asMoney(valueOf(terms), total);
  return {
    rule: 'TEXT-ENUM-SUM',
    claim: at ?? indices.at(-1) ?? 0,
    operands: [],
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected,
    actual: printed(total),
    arithmetic: `${written(terms)} = ${expected}${isRight ? '' : ` ≠ ${printed(total)}`}`,
    message: `与同句各数不符：${written(terms)} = ${expected}，文中为${printed(total)}`,
  };
}
