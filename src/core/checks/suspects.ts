import { formatDecimal } from '../amount/index.js';
import type { Anchor } from '../disclosure/index.js';
import { anchorOf, anchorOfClaim, cellName } from './anchor.js';
import type { Suspect } from './finding.js';
import type { Constraint, Figure } from './suspects-constraint.js';
import { isExchanged, type PairCause } from './suspects-pairs.js';
import type { Cause } from './suspects-search.js';
import { atHome } from './together/home.js';
import { printedText, type Correction } from './suspects-values.js';

/** Suspects shown for one cause. */
const MOST_SHOWN = 3;
/** More equally likely figures than this say nothing; none is shown. */
const MOST_EQUAL = 6;

function anchorOfFigure(figure: Figure): Anchor {
  return atHome(figure.type === 'cell' ? anchorOf(figure.operand) : anchorOfClaim(figure.document, figure.claim));
}

/** True where the figure, or where it is too short for them others of its table, are printed with separators. */
function isGrouped(figure: Figure): boolean {
  const printed = printedText(figure);
  if (/[,，]/.test(printed)) return true;
  if (figure.type === 'claim' || printed.replace(/\D/g, '').length > 5) return false;
  return figure.operand.table.rows.some((row) => row.cells.some(({ text }) => /\d[,，]\d{3}(?:\D|$)/.test(text)));
}

/** The corrected figure in the form the printed one has: separators, accountants' parentheses. */
function suggestedText({ figure, amount }: Correction): string {
  const plain = isGrouped(figure) ? formatDecimal(amount.value) : amount.value;
  const bracketed = /^[（(].+[)）]$/.test(printedText(figure));
  return bracketed && plain.startsWith('-') ? `（${plain.slice(1)}）` : plain;
}

/** 「表内 2 项、表间 1 项、文字 1 处」. */
function countWords(settles: readonly Constraint[]): string {
  let [inside, across, text] = [0, 0, 0];
  for (const { claim, figures } of settles) {
    if (claim !== null) text += 1;
    else {
      const tables = new Set([...figures.values()].map((one) => (one.type === 'cell' ? one.operand.table : null)));
      if (tables.size > 1) across += 1;
      else inside += 1;
    }
  }
  const words = [
    inside > 0 ? `表内 ${inside} 项` : '',
    across > 0 ? `表间 ${across} 项` : '',
    text > 0 ? `文字 ${text} 处` : '',
  ];
  return words.filter((word) => word !== '').join('、');
}

/** True where the relations hold only once another figure is corrected, too: alone the correction would prove nothing. */
function needsAnother({ key, amount, settles }: Correction): boolean {
  const alone = new Map([[key, amount]]);
  return settles.some((constraint) => constraint.levelWith(alone) !== 0);
}

function why(correction: Correction, suggested: string): string {
  const { settles, keeps, misprint, echo = 0 } = correction;
  const [only, ...more] = settles;
  const identity = more.length === 0 && only?.checked !== null ? `（${only?.checked.relation.says ?? ''}）` : '';
  const kept = keeps > 0 ? `，其余 ${keeps} 项关系也不受影响` : '';
  const slip = misprint.says === null ? '' : `；与印出的数${misprint.says === '漏印' ? '相比为漏印' : misprint.says}`;
  const premise = needsAnother(correction) ? '须与另一处误印一并改正：此处' : '';
  return `${premise}改为 ${suggested} 后，${settles.length} 项不成立的关系全部成立（${countWords(settles)}）${identity}${kept}${slip}${echo > 0 ? '；本文件其他处印有这个数' : ''}。`;
}

/** 0…1: more settled relations and a likelier slip speak for a figure, others that would do as well against it. */
function scoreOf({ settles, misprint, leaves }: Correction, equals: number): number {
  const relations = settles.length / (settles.length + 0.4);
  const slip = misprint.says === null ? 0.8 : 1 - Math.max(0, misprint.cost - 1) / 8;
  return relations * slip * (leaves > 0 ? 0.8 : 1) * equals ** -0.5;
}

/** 最可能的误印. The figures behind one cause, the likeliest first. */
export function suspectsOf({ best, others }: Cause): readonly Suspect[] {
  const all = [best, ...others];
  const equals = all.filter(
    ({ misprint, echo = 0 }) => misprint.cost <= best.misprint.cost && echo >= (best.echo ?? 0),
  ).length;
  if (equals > MOST_EQUAL) return [];
  let ceiling = 1;
  return all.slice(0, MOST_SHOWN).map((correction): Suspect => {
    const suggested = suggestedText(correction);
    ceiling = Math.min(ceiling, Number(scoreOf(correction, equals).toFixed(2)));
    return {
      anchor: anchorOfFigure(correction.figure),
      printed: printedText(correction.figure),
      suggested,
      score: ceiling,
      why: why(correction, suggested),
    };
  });
}

/** More pairs than this that would do as well determine nothing. */
const MOST_PAIRS = 2;

function slipWords({ misprint }: Correction): string {
  return misprint.says === null ? '' : `；此处与印出的数${misprint.says === '漏印' ? '相比为漏印' : misprint.says}`;
}

/** What both corrections prove together, from the side of the first. */
function whyPair(one: Correction, other: Correction, { settles, equals }: PairCause): string {
  const place = other.figure.type === 'cell' ? cellName(other.figure.operand) : '';
  const kind = isExchanged({ one, other }) ? '两处的数可能互换' : '两处误差在共有的合计中相抵，须一并改正';
  const rivals = equals > 1 ? `；另有 ${equals - 1} 对数字也能说明，请对照原件` : '';
  return `${kind}：此处改为 ${suggestedText(one)}，${place}由 ${printedText(other.figure)} 改为 ${suggestedText(other)} 后，${settles.length} 项不成立的关系全部成立（${countWords(settles)}），其余关系也不受影响${slipWords(one)}${rivals}。`;
}

/** 相抵的两处误印. Both figures of a pair, each with the proof from its side; none where many other pairs would do as well. */
export function suspectsOfPair(pair: PairCause): readonly Suspect[] {
  const { one, other, settles, equals } = pair;
  if (equals > MOST_PAIRS) return [];
  const score = Math.min(scoreOf({ ...one, settles }, equals), scoreOf({ ...other, settles }, equals));
  return [
    { from: one, beside: other },
    { from: other, beside: one },
  ].map(({ from, beside }): Suspect => ({
    anchor: anchorOfFigure(from.figure),
    printed: printedText(from.figure),
    suggested: suggestedText(from),
    score: Number(score.toFixed(2)),
    why: whyPair(from, beside, pair),
  }));
}
