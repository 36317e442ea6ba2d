import { meets } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';

/** 「国内公务接待14批次，107人次，共计支出1万元」: what the guests just counted cost, without a name of its own. */
const IN_ALL = /^(?:共计|合计|总计)支出$/;
const COUNTED = /国内(?:公务)?接待/;
const COST = /^(?:其中)?国内(?:公务)?接待(?:费用?)?(?:支出)?(?:决算)?数?$/;
/** How many sentences back the cost is told. */
const NEAR = 3;

/** 国内公务接待支出前后一致 (TEXT-ENUM-SUM): what the receptions cost is told once by its name, and once behind their number. */
export function judgeGuests(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, at): readonly Judgement[] => {
    if (!IN_ALL.test(claim.subject) || !isJudgeable(claim)) return [];
    const before = claims.slice(0, at);
    const isCounted = before.some(
      ({ sentence, subject, value }) => sentence === claim.sentence && value?.kind === 'count' && COUNTED.test(subject),
    );
    const costAt = before.findLastIndex(
      ({ section, sentence, subject, value }) =>
        section === claim.section && claim.sentence - sentence <= NEAR && value?.kind === 'money' && COST.test(subject),
    );
    const cost = claims[costAt];
    if (!isCounted || cost === undefined || !isJudgeable(cost)) return [];
    const isSame = meets(intervalOfFigure(cost.value), intervalOfFigure(claim.value));
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: [costAt],
        result: isSame ? 'pass' : 'finding',
        isCertain: false,
        expected: printed(cost.value),
        actual: printed(claim.value),
        arithmetic: '',
        message: `前文国内公务接待支出为${printed(cost.value)}，此处为${printed(claim.value)}，请核对`,
      },
    ];
  });
}
