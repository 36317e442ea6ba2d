import { anchorForDocument } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { hasNarrative, linesOf, type TextLine } from '../text/lines.js';
import { mention, remarkOn } from '../text/remarks.js';
import { plainYears, signedOn, type Day } from '../text/years.js';

const BASIS = '预算法第十四条；预算法实施条例第六条（批复后二十日内公开）';
/** Days within which an approved budget is to be published. */
const LIMIT = 20;
/** Month of the year before in which a budget may be signed at the earliest. */
const EARLIEST_MONTH = 9;
const MILLISECONDS = 86_400_000;

/** 「于2031年2月3日批复」: the day the finance department approved. */
const APPROVED =
  /(20\d{2})年(\d{1,2})月(\d{1,2})日[^。；]{0,24}?(?:批复|批准)|(?:批复|批准)[^。；，]{0,16}?(20\d{2})年(\d{1,2})月(\d{1,2})日/;

type Approval = { readonly day: Day; readonly line: TextLine; readonly start: number; readonly end: number };

function approvalIn(lines: readonly TextLine[]): Approval | null {
  for (const line of lines) {
    const match = /预算|决算/.test(line.text) ? APPROVED.exec(plainYears(line.text)) : null;
    if (match === null) continue;
    const [year, month, day] = match
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
    if (year === undefined || month === undefined || day === undefined) continue;
    return {
      day: year * 10_000 + month * 100 + day,
      line,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return null;
}

function daysBetween(from: Day, to: Day): number {
  const time = (day: Day): number => Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
  return Math.round((time(to) - time(from)) / MILLISECONDS);
}

function dated(day: Day): string {
  return `${Math.floor(day / 10_000)}年${Math.floor(day / 100) % 100}月${day % 100}日`;
}

function atDocument(subject: Subject, remark: Pick<Remark, 'severity' | 'message' | 'topic'>): Outcome {
  return { type: 'remark', at: anchorForDocument(subject.document), evidence: [], ...remark };
}

/** A budget is signed before its year is over, final accounts after theirs has begun to be over. */
function checkYear(subject: Subject, signed: Day): readonly Outcome[] {
  const { fiscalYear, stage } = subject.disclosure.profile;
  const year = fiscalYear.value;
  if (year === null || stage.value === null) return [insufficient('文件年度或预算、决算未能识别')];
  const signedYear = Math.floor(signed / 10_000);
  const month = Math.floor(signed / 100) % 100;
  // Budgets are approved at the turn of the year; one signed in the spring before is last year's date left standing.
  const isBudgetTime = signedYear === year || (signedYear === year - 1 && month >= EARLIEST_MONTH);
  const isFine = stage.value === 'budget' ? isBudgetTime : signedYear > year;
  if (isFine) return [passed(1)];
  return [
    atDocument(subject, {
      severity: 'warning',
      topic: '落款年度',
      message: `落款日期为${dated(signed)}，与${year}年${stage.value === 'budget' ? '预算' : '决算'}的公开时间不符，请核对落款日期。`,
    }),
  ];
}

export const timely: Rule = {
  id: 'DISC-TIMELY',
  name: '公开时间与载体',
  family: 'disclosure',
  severity: 'warning',
  basis: BASIS,
  needs: '文字说明的落款日期；文字写有批复日期时核对二十日期限',
  description:
    '文件应有落款日期，没有的作提示；预算的落款不晚于预算年度，决算的落款在年度结束之后；文字写有批复日期的，落款应在批复之后二十日内（落款不等于上网日期，只报疑似）。批复日期没有写在文件中的，期限由审核人按批复文件核对，不算通过。只有表格的文件不判断。',
  check: (subject) => {
    if (!hasNarrative(subject.disclosure)) return [notApplicable('文件中没有文字说明，可能另有附件')];
    const signed = signedOn(subject.disclosure);
    if (signed === null) {
      return [
        atDocument(subject, {
          severity: 'notice',
          topic: '落款',
          message: '文件末尾没有落款日期，不能核对是否在批复后二十日内公开，请补充或核对公开日期。',
        }),
      ];
    }
    const inYear = checkYear(subject, signed);
    const approval = approvalIn(linesOf(subject.disclosure));
    if (approval === null) return [...inYear, insufficient('文件没有写批复日期，二十日期限请按批复文件核对')];
    const days = daysBetween(approval.day, signed);
    if (days >= 0 && days <= LIMIT) return [...inYear, passed(1)];
    const message =
      days < 0
        ? `落款日期${dated(signed)}早于批复日期${dated(approval.day)}，请核对。`
        : `批复日期${dated(approval.day)}，落款日期${dated(signed)}，相隔 ${days} 日，超过二十日，请核对公开日期。`;
    const remark = remarkOn([mention(subject.document, approval)], 'warning', '二十日', message);
    return remark === null ? inYear : [...inYear, remark];
  },
};
