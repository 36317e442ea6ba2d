import type { Disclosure } from '../../disclosure/index.js';
import { notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import { anyOf } from '../text/any-of.js';
import { hasNarrative, type Spot } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';
import { comparedInWords } from './reason-amounts.js';
import { isGeneralReason } from './reason-general.js';
import { ratesNotComparable, reasonsOfOtherItems } from './reason-other-item.js';
import { partsWithoutReason } from './reason-parts.js';
import { repeatedReasons } from './reason-repeats.js';
import { sharedReasons } from './reason-shared.js';

/** 「主要原因是：…」 up to the end of the sentence. */
const REASON = /(?:(?:主要)?原因(?:是|为|系)?[:：]?|(?:主要)?(?:是)?由于|主要是因为)\s*([^。；\n]{2,60})/g;

/** What such a reason gives as the cause. */
const VAGUE_CAUSE = anyOf([
  // 「工作任务变化」「预算调整」
  /(?:业务|工作|实际|发展|管理)?(?:经费|工作|业务|预算|支出|收入|项目|安排|任务|情况|资金)?(?:发生)?(?:的)?(?:变化|变动|调整|增减|需要|需求|增加|减少)/,
  // 「保障机关正常运转」
  /(?:保障|保证|维持|确保)(?:单位|机关|部门|机构)?(?:工作)?(?:的)?(?:日常|正常)?(?:工作)?运[转行]/,
  /正常(?:增减|变动|调整)/,
  /据实(?:列支|安排|调整|编制)/,
]);
/** 「，相应增加了部分项目经费」: the change said once more. */
const VAGUE_RESULT =
  /(?:[，,](?:相应)?(?:增加|减少|调整)了?(?:部分|相关|有关|一些|个别|相应)?的?(?:项目|经费|支出|预算|资金)+)?/;
/** Reasons that would fit any change of any unit. The whole reason must be no more than this. */
const VAGUE = new RegExp(
  String.raw`^(?:本?(?:单位|部门))?(?:根据|按照|因|由于|为了?)?(?:实际|业务|正常|相关|年度|日常|单位|部门|各项|本年|当年|今年|预算|经费)*` +
    String.raw`(?:${VAGUE_CAUSE.source})(?:所致|引起|导致|需要|安排)?${VAGUE_RESULT.source}[，,、.]?$`,
);

/** 「有所增加」 where a figure should stand. */
const NO_FIGURE =
  /(?:比|较|与)[^，。；]{2,24}?(?:有所|略有|稍有|有较大)(?:增加|减少|增长|下降|上升|提高|降低|变化)(?=[。；，])/g;

/** 「基本支出增加的主要原因是……」: whose change, which way, and why. */
const BOUND_REASON =
  /(基本支出|项目支出|人员经费|公用经费|公务接待费|机关运行经费)(增加|减少|增长|下降)的?(?:主要)?原因(?:是|为)?[:：]?\s*([^。；\n]{4,60})/g;

/** One change explained in two ways, and two changes explained in the very same words. */
function unlikeReasons(disclosure: Disclosure, document: string): readonly (Remark | null)[] {
  const all = statements(disclosure).flatMap((line) =>
    matchesIn(line.text, BOUND_REASON).map((match) => ({
      subject: `${match[1] ?? ''}${match[2] ?? ''}`,
      reason: (match[3] ?? '').replace(/[\s，,]+/g, ''),
      place: mention(document, { line, start: match.index, end: match.index + match[0].length }),
    })),
  );
  const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
  const differing = pairs.find(([one, other]) => one.subject === other.subject && one.reason !== other.reason);
  const copied = pairs.find(([one, other]) => one.subject !== other.subject && one.reason === other.reason);
  return [
    differing === undefined
      ? null
      : remarkOn(
          differing.map(({ place }) => place),
          'warning',
          '原因不一',
          `${differing[0].subject}的原因前后不一：“${differing[0].reason}”与“${differing[1].reason}”，请核对。`,
        ),
    copied === undefined
      ? null
      : remarkOn(
          copied.map(({ place }) => place),
          'notice',
          '原因相同',
          `${copied[0].subject}与${copied[1].subject}写的是同一原因“${copied[0].reason}”，请核对是否照抄。`,
        ),
  ];
}

/** 「同比增加 12.50%」, 「比上年增加 5.00 万元，增长 12.50%」: a change told in per cent. */
const CHANGED =
  /(?:比|较|与|同比)[^。；]{0,40}?(?:增加|减少|增长|下降|上升|降低|降幅|增幅)[^。；\d]{0,6}(?:[\d,.]+\s*万?元[^。；\d]{0,12})?(\d+(?:\.\d+)?)\s*[%％]/;
/** Whatever may be meant as a reason. */
const ANY_REASON = /原因|由于|因为|主要[是为系]|受[^。；]{1,16}影响|(?:根据|按照|依据)[^。；]{2,}|新增|所致|导致|引起/;
/** Sections whose total is asked to be explained, and the least change (per cent) that is. */
const EXPLAINED: ReadonlyMap<string, string> = new Map([
  ['N-INCOME', '收入预算'],
  ['N-EXP', '支出预算'],
  ['N-FISCAL', '财政拨款收支'],
  ['N-RUN', '机关运行经费'],
  ['N-3P', '“三公”经费'],
]);
const LEAST_CHANGE = 10;

/** Sections that tell a change of at least a tenth and not one word of why. */
function unexplained(disclosure: Disclosure, document: string): Remark | null {
  const lines = statements(disclosure).filter((line) => !line.isHeading);
  const found = [...EXPLAINED].flatMap(([section, name]) => {
    const own = lines.filter((line) => line.section === section);
    if (own.some((line) => ANY_REASON.test(line.text))) return [];
    for (const line of own) {
      const match = CHANGED.exec(line.text);
      if (match === null || Number(match[1]) < LEAST_CHANGE) continue;
      return [{ name, place: mention(document, { line, start: match.index, end: match.index + match[0].length }) }];
    }
    return [];
  });
  return remarkOn(
    found.map(({ place }) => place),
    'notice',
    '没有原因',
    `${found.map(({ name }) => name).join('、')}有增减而没有说明原因，请补充。`,
  );
}

/** 增减原因规则. */
export const changeReason: Rule = {
  id: 'YOY-REASON',
  name: '增减原因',
  family: 'disclosure',
  severity: 'warning',
  basis: '地方预决算公开操作规程（财预〔2016〕143号）：对增减变化情况作出说明',
  needs: '文字说明中写有增减原因或比较',
  description:
    '原因只写“业务经费发生变化、工作需要、保障单位正常运转、项目调整”等、对任何单位都适用的，报疑似，其后“其中”各项增减 10% 以上而没有另写原因的一并列出；原因只是把这一项的增减再说一遍的也报；只写“有所增加”“小于上年预算数”而没有数额的、同一项增减在两处写了不同原因的也报；不同项目写同一原因、增加与减少写同一原因的作提示。收入、支出、“三公”等一节写有 10% 以上的增减而全节没有一句原因的作提示；原因写的是另列科目的支出（养老保险、职业年金缴费、住房公积金），或写明上下年不可比又列增减率的，也作提示。点明项目、政策、人员的原因不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    const lines = statements(disclosure);
    const reasons = lines.flatMap((line) =>
      matchesIn(line.text, REASON).map((match) => {
        const words = (match[1] ?? '').trim();
        const end = match.index + match[0].length;
        return { words, spot: { line, start: end - (match[1] ?? '').length, end } satisfies Spot };
      }),
    );
    const vague = reasons.filter(({ words }) => VAGUE.test(words) || isGeneralReason(words));
    const remarks: Remark[] = [...new Set(vague.map(({ words }) => words))].flatMap((words) => {
      const own = vague.filter((one) => one.words === words).map(({ spot }) => spot);
      const times = own.length > 1 ? `（共 ${own.length} 处）` : '';
      const parts = own.flatMap((spot) =>
        partsWithoutReason(spot.line, spot.end).map((part) => ({ ...part, line: spot.line })),
      );
      const also =
        parts.length === 0 ? '' : `；其中${[...new Set(parts.map(({ name }) => name))].join('、')}的增减也没有原因`;
      const remark = remarkOn(
        [...own, ...parts].map((spot) => mention(document, spot)),
        'warning',
        words,
        `增减原因只写“${words}”${times}，没有说明具体因素${also}，请写明涉及的项目、政策或人员。`,
      );
      return remark === null ? [] : [remark];
    });
    const bare = lines.flatMap((line) =>
      matchesIn(line.text, NO_FIGURE).map((match) =>
        mention(document, { line, start: match.index, end: match.index + match[0].length }),
      ),
    );
    const unlike = unlikeReasons(disclosure, document);
    const noFigure = remarkOn(bare, 'warning', '无数额', `${listed(bare)}没有写明增减数额和原因，请补充。`);
    const inWords = comparedInWords(subject);
    const noAmount = remarkOn(
      inWords,
      'warning',
      '增减无数额',
      `与上年相比只写大小、没有写明增减数额：${listed(inWords)}，请补充上年数或增减额。`,
    );
    const found = [
      ...remarks,
      ...repeatedReasons(subject),
      noFigure,
      noAmount,
      ...unlike,
      ...sharedReasons(subject),
      unexplained(disclosure, document),
      reasonsOfOtherItems(subject),
      ratesNotComparable(subject),
    ].flatMap((remark) => remark ?? []);
    if (found.length > 0) return found;
    return reasons.length === 0 ? [notApplicable('文字说明中没有写增减原因')] : [passed(reasons.length)];
  },
};
