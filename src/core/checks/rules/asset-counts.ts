import { Exact } from '../../amount/index.js';
import type { Claim, Disclosure, Figure } from '../../disclosure/index.js';
import { ambiguous, insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { hasNarrative } from '../text/lines.js';
import { remarkAtClaim } from './claim-remarks.js';

type Counted = Claim & { readonly value: Figure };

/** 车辆情况. What one sentence (or several: joined by semicolons, or beginning with 其中) states about vehicles. */
export type VehicleCount = {
  readonly whole: Counted;
  readonly parts: readonly Counted[];
  /** False where the list ends with 等, names a part of a part or something unknown: then its sum need not be the whole. */
  readonly isClosed: boolean;
  /** True where a part is parted itself: then its parts stand among those of the whole. */
  readonly isNested: boolean;
};

/** The whole: 「共有车辆 12 辆」, not what is to be bought and not one kind of vehicle. */
const WHOLE = /(?:车辆|公务用车|机动车|汽车)(?:保有量|总数|数量|数|合计)?(?:为|是|共|共计|共有|合计|总计)?$/;
const KIND =
  /一般公务|执法|执勤|特种|专业技术|机要|应急|领导|负责人|离退休|其他|老干部|通信|业务用|轿车|越野|载客|客车|货车|皮卡|商务/;
/** 「执法执勤用车3辆、其他2辆」: the rest of a list needs no name. */
const PART = /车|^(?:其他|其余|剩余)(?:的|为)?$/;
const PURCHASE = /购置|购买|采购|新增|更新|报废|处置|租/;

function countOf({ value }: Counted): Exact {
  return new Exact(value.amount.value);
}

const known = new WeakMap<Disclosure, readonly VehicleCount[]>();

/** Every statement of how many vehicles there are, with the kinds listed behind it. */
export function vehicleCounts(disclosure: Disclosure): readonly VehicleCount[] {
  const made = known.get(disclosure);
  if (made !== undefined) return made;
  const counted = disclosure.claims.filter(
    (claim): claim is Counted =>
      claim.value?.kind === 'count' && /^[辆台]$/.test(claim.value.unitText) && claim.doubt === null,
  );
  const found = counted.flatMap((whole, index): VehicleCount[] => {
    if (!WHOLE.test(whole.subject) || KIND.test(whole.subject) || PURCHASE.test(whole.subject)) return [];
    const parts: Counted[] = [];
    let isUnread = false;
    for (const claim of counted.slice(index + 1)) {
      if (!goesOn(parts.at(-1) ?? whole, claim) || claim.value.unitText !== whole.value.unitText) break;
      if (PURCHASE.test(claim.subject) || (WHOLE.test(claim.subject) && !KIND.test(claim.subject))) break;
      isUnread = !PART.test(claim.subject);
      if (isUnread) break;
      parts.push(claim);
    }
    const words = [...new Set([whole, ...parts].map(({ quote }) => quote))].join('');
    const isOpen = isUnread || (/辆\s*等/.test(words) && !parts.some(({ subject }) => /其他/.test(subject)));
    const isNested = (wordsBehind(words, whole).match(/其中/g)?.length ?? 0) > 1;
    return [{ whole, parts, isClosed: !isOpen && !isNested, isNested }];
  });
  known.set(disclosure, found);
  return found;
}

/** True for a count that goes on a list: in the sentence of the one before it, behind its semicolon, or behind 其中. */
function goesOn(before: Counted, claim: Counted): boolean {
  if (claim.sentence === before.sentence) return true;
  const isNext = claim.sentence === before.sentence + 1 && claim.section === before.section;
  return isNext && (/[；;]\s*$/.test(before.quote) || /^\s*[（(]?其中/.test(claim.quote));
}

/** The list begins behind its whole: 「其中车辆5辆，其中：……」. */
function wordsBehind(words: string, { value }: Counted): string {
  return words.slice(words.indexOf(`${value.amount.text}${value.unitText}`) + 1);
}

function checkCount(subject: Subject, { whole, parts, isClosed, isNested }: VehicleCount): Outcome {
  const sum = parts.reduce((all, part) => all.plus(countOf(part)), new Exact(0));
  const stated = countOf(whole);
  const unit = whole.value.unitText;
  if (sum.eq(stated)) return passed(1);
  const listed = parts.map((part) => `${part.subject.replace(/^[其中：:，,]+/, '')}${part.value.amount.text}${unit}`);
  if (isNested || (sum.lt(stated) && !isClosed)) {
    return ambiguous(`车辆分项（${listed.join('、')}）没有列全，不能与总数 ${stated.toFixed()} ${unit}比较`);
  }
  return remarkAtClaim(subject, whole, parts, {
    severity: 'error',
    message: `车辆各分项之和为 ${sum.toFixed()} ${unit}，文中总数为 ${stated.toFixed()} ${unit}，请核对。`,
    topic: `车辆·${whole.section ?? ''}`,
    expected: sum.toFixed(),
    actual: stated.toFixed(),
    arithmetic: `${parts.map((part) => part.value.amount.text).join(' + ')} = ${sum.toFixed()} ≠ ${stated.toFixed()}`,
  });
}

export const sumAsset: Rule = {
  id: 'SUM-ASSET',
  name: '车辆与设备分项',
  family: 'arithmetic',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '国有资产占有使用情况的文字说明（写有车辆总数及各类车辆数）',
  description:
    '文字中车辆总数等于其后列出的各类车辆之和，辆数必须完全相等。计划购置、处置、租用的车辆不计入；以“等”结尾而没有列出其他用车的、或分项之下又列其中的清单没有列全，少于总数时不报差错；设备只按单价分档列示，没有总数，不相加。',
  check: (subject) => {
    const { disclosure } = subject;
    const listed = vehicleCounts(disclosure).filter(({ parts }) => parts.length > 0);
    if (listed.length === 0 && !hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    if (listed.length === 0) return [notApplicable('文字说明中没有分类列出车辆数')];
    return listed.map((one) => checkCount(subject, one));
  },
};
