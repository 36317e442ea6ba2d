import { add, decimalOf, meets, subtract, type Interval } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { measureOf, phaseOfClaim, threePublicPartOf } from './measure.js';
import { judgementOfSum } from './sums.js';

type Money = Claim & { readonly value: Figure };

/** The four amounts of a flow: 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余. */
const FLOW: readonly RegExp[] = [
  /年初(?:财政拨款)?结转(?:和|与|及)?(?:结余)?$/,
  /本年收入(?:合计)?$/,
  /本年支出(?:合计)?$/,
  /年末(?:财政拨款)?结转(?:和|与|及)?(?:结余)?$/,
];
/** What may stand between them where it is nothing: 使用非财政拨款结余, 结余分配. */
const BESIDE = /使用非财政拨款|结余分配|专用结余|收入总计|支出总计/;

/** 「…中，A 2万元，B 3万元，其他支出1万元」: what the list is of stands at its head. */
const AMONG = /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])?\s*([^，,。；：:]{4,44}?)中[，,：:]/;
const LEAST_PARTS = 3;

function sentencesOf(claims: readonly Claim[]): readonly (readonly { claim: Claim; at: number }[])[] {
  const found = new Map<number, { claim: Claim; at: number }[]>();
  claims.forEach((claim, at) => {
    if (claim.value?.kind === 'money') found.set(claim.sentence, [...(found.get(claim.sentence) ?? []), { claim, at }]);
  });
  return [...found.values()];
}

/** Sentences that semicolons join, as one. */
function stretchesOf(claims: readonly Claim[]): ReturnType<typeof sentencesOf> {
  const found: { claim: Claim; at: number }[][] = [];
  for (const own of sentencesOf(claims)) {
    const last = found.at(-1);
    const before = last?.at(-1)?.claim;
    const isOn =
      before !== undefined && own[0]?.claim.sentence === before.sentence + 1 && /[；;]\s*$/.test(before.quote);
    if (isOn) last?.push(...own);
    else found.push([...own]);
  }
  return found;
}

/** 结转平衡 up to the full stop: 「年初结转和结余3万元，本年收入20万元；本年支出18万元，年末结转和结余5万元」. */
export function judgeFlows(claims: readonly Claim[]): readonly Judgement[] {
  return stretchesOf(claims).flatMap((own): readonly Judgement[] => {
    const four = FLOW.map((name) => own.filter(({ claim }) => name.test(claim.subject)));
    const [opened, received, spent, left] = four.map(([first, more]) => (more === undefined ? first : undefined));
    if (opened === undefined || received === undefined || spent === undefined || left === undefined) return [];
    const parts = [opened, received, spent, left];
    const others = own.filter((one) => !parts.includes(one));
    const isPlain = others.every(
      ({ claim }) => BESIDE.test(claim.subject) && claim.value !== null && decimalOf(claim.value.amount).isZero(),
    );
    const [a, b, c, d] = parts.flatMap(({ claim }) => (isJudgeable(claim) ? [claim.value] : []));
    if (!isPlain || a === undefined || b === undefined || c === undefined || d === undefined) return [];
    const due = subtract(add(intervalOfFigure(a), intervalOfFigure(b)), intervalOfFigure(c));
    const closes = meets(due, intervalOfFigure(d));
    const expected = asMoney(due, d);
    const told = `${printed(a)} + ${printed(b)} − ${printed(c)} = ${expected}`;
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: left.at,
        operands: [opened.at, received.at, spent.at],
        result: closes ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(d),
        arithmetic: `${told}${closes ? '' : ` ≠ ${printed(d)}`}`,
        message: `与同句各数不符：年初结转和结余加本年收入减本年支出为${expected}，文中为${printed(d)}`,
      },
      ...judgeMoved(left, { at: opened.at, value: a }, d),
    ];
  });
}

/** 「年初结转和结余3万元，…，年末结转和结余5万元，较上年末增加2万元」: the end of the year before is the beginning of this one. */
function judgeMoved(
  left: { readonly claim: Claim; readonly at: number },
  opened: { readonly at: number; readonly value: Figure },
  value: Figure,
): readonly Judgement[] {
  return left.claim.changes.flatMap(({ base, baseText, delta, deltaDirection }): readonly Judgement[] => {
    if (base !== null || delta === null || !/^(?:上年末|年初)/.test(baseText)) return [];
    if (deltaDirection !== 'up' && deltaDirection !== 'down') return [];
    const [one, other] = deltaDirection === 'up' ? [value, opened.value] : [opened.value, value];
    const due = subtract(intervalOfFigure(one), intervalOfFigure(other));
    const closes = meets(due, intervalOfFigure(delta));
    const told = `${printed(one)} − ${printed(other)} = ${signedMoney(due, delta)}`;
    return [
      {
        rule: 'TEXT-DELTA',
        claim: left.at,
        operands: [opened.at],
        result: closes ? 'pass' : 'finding',
        isCertain: false,
        expected: signedMoney(due, delta),
        actual: printed(delta),
        arithmetic: `${told}${closes ? '' : ` ≠ ${printed(delta)}`}`,
        message: `增减额与同句的年初、年末数不符：${told}，文中${deltaDirection === 'up' ? '增加' : '减少'}${printed(delta)}`,
      },
    ];
  });
}

function signedMoney(interval: Interval, like: Figure): string {
  return `${interval.high.isNegative() ? '-' : ''}${asMoney(interval, like)}`;
}

/** 「公务用车购置及运行维护费中，购置支出2万元，运行维护支出9万元」: nothing else makes up the cars. */
function areHalvesOfCars(head: string, parts: readonly Money[]): boolean {
  const halves = [/^(?:公务用?车)?购置(?:费用?|支出)?$/, /^(?:公务用?车)?运行(?:维护)?(?:费用?|支出)?$/];
  return (
    parts.length === 2 &&
    threePublicPartOf(head) === 'cars' &&
    halves.every((half) => parts.some(({ subject }) => half.test(subject)))
  );
}

/** Who ends a list with 其他支出 lists everything. */
function isWhole(parts: readonly Money[]): boolean {
  return parts.length >= LEAST_PARTS && parts.some(({ subject }) => /其他(?:支出|费用|资产)?$/.test(subject));
}

/** 「运行维护费中，加油2万元，维修2万元，保险1万元，其他支出1万元」 against the amount that was told of the whole before. */
export function judgeAmong(claims: readonly Claim[]): readonly Judgement[] {
  return sentencesOf(claims).flatMap((own): readonly Judgement[] => {
    const [first] = own;
    const head = AMONG.exec(first?.claim.quote ?? '')?.[1];
    const parts = own.flatMap(({ claim }) => (isJudgeable(claim) ? [claim] : []));
    if (head === undefined || first === undefined || parts.length < own.length) return [];
    if (!isWhole(parts) && !areHalvesOfCars(head, parts)) return [];
    const name = measureOf(head);
    const wholes = claims.slice(0, first.at).flatMap((claim, at) => {
      const isNamed = claim.section === first.claim.section && measureOf(claim.subject) === name;
      return isNamed && isJudgeable(claim) && phaseOfClaim(claim) !== 'planned' ? [{ claim, at }] : [];
    });
    const last = wholes.at(-1);
    if (last === undefined) return [];
    const sum = sumOf(parts.map(({ value }) => value));
    const closes = wholes.some(({ claim }) => meets(sum, intervalOfFigure(claim.value)));
    const listed = own.flatMap(({ claim, at }) => (isJudgeable(claim) ? [{ at, value: claim.value }] : []));
    const total = { at: last.at, value: last.claim.value };
    return [judgementOfSum(listed, total, (expected, actual) => `所列各项之和为${expected}，文中为${actual}`, closes)];
  });
}
