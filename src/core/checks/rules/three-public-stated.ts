import { Exact } from '../../amount/index.js';
import { threePublicPartOf } from '../narrative/measure.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { statements } from '../text/matters.js';
import { remarkAtClaim } from './claim-remarks.js';

/** 「“三公”经费预算 12.50 万元」: the whole, with no part named between its words and the amount. */
const WHOLE =
  /三公[”"]?\s*经费(?:(?!出国|接待|用车|购置|[。；，%％\d]).){0,30}(?:20\d{2}\s*年?(?:(?!出国|接待|用车|购置|[。；，%％\d]).){0,20})?\d[\d,]*(?:\.\d+)?\s*万?元/u;
/** Parts with money of their own from which on a reader needs their sum. */
const LEAST_PARTS = 2;

/** A chapter on 三公 that tells the parts and never the whole, so that neither it nor its change can be seen. */
export function wholeNotStated(subject: Subject): Remark | null {
  const { claims } = subject.disclosure;
  const parts = claims.filter(
    ({ subject: name, value }) =>
      threePublicPartOf(name) !== null && value?.kind === 'money' && !new Exact(value.amount.value).isZero(),
  );
  const [first, ...others] = parts;
  if (first === undefined || new Set(parts.map(({ subject: name }) => threePublicPartOf(name))).size < LEAST_PARTS)
    return null;
  const isWhole = claims.some(({ subject: name, value }) => /三公/.test(name) && value?.kind === 'money');
  if (isWhole || statements(subject.disclosure).some(({ text }) => WHOLE.test(text))) return null;
  return remarkAtClaim(subject, first, others.slice(0, 3), {
    severity: 'notice',
    message: '“三公”经费只写了各分项，没有写明合计数及合计与上年相比的增减，请补充。',
    topic: '三公合计',
  });
}
