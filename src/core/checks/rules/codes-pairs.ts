import type { TableKind } from '../../disclosure/index.js';
import { bookOf, budgetOf, leastOf, pairsOf, printedCodes, type PrintedCode } from '../classification/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { capped, codeName, listed, noCodes, remarkAtCodes, yearOf } from './codes-common.js';

/** First year of the two economic classifications (财预〔2017〕98号). */
const FIRST_YEAR = 2018;

type Rows = { readonly department: PrintedCode; readonly government: PrintedCode }[];

/** Rows that print both economic codes, by the pair of codes. */
function printedPairs(subject: Subject): ReadonlyMap<string, Rows> {
  const government = new Map(
    printedCodes(subject.disclosure)
      .filter((printed) => printed.classification === 'economicGovernment')
      .map((printed) => [printed.line, printed] as const),
  );
  const pairs = new Map<string, Rows>();
  for (const department of printedCodes(subject.disclosure)) {
    const partner = government.get(department.line);
    if (department.classification !== 'economicDepartment' || partner === undefined) continue;
    if (department.code.length < 5 || partner.code.length < 5) continue;
    const key = `${department.code.slice(0, 5)}|${partner.code.slice(0, 5)}`;
    const rows = pairs.get(key);
    if (rows === undefined) pairs.set(key, [{ department, government: partner }]);
    else rows.push({ department, government: partner });
  }
  return pairs;
}

export const codePairs: Rule = {
  id: 'CODE-PAIR',
  name: '部门与政府经济分类对应',
  family: 'classification',
  severity: 'error',
  basis: '《支出经济分类科目改革方案》（财预〔2017〕98号）附表对应关系（引用前请核对）',
  needs: '同一行印有部门预算和政府预算支出经济分类科目的表',
  description:
    '同一行的两个经济分类科目应符合对应关系（行政单位与事业单位各有一套）。每一对科目只报一条；对应关系把握不足的只提示，码表没有的科目不判断。',
  check: (subject) => {
    const year = yearOf(subject);
    if (year !== null && year < FIRST_YEAR) return [notApplicable(`${FIRST_YEAR} 年以前没有两套经济分类科目`)];
    const pairs = printedPairs(subject);
    if (pairs.size === 0) return [notApplicable('没有同时印出两套经济分类科目的行')];
    return [...pairs].map(([key, rows]): Outcome => {
      const [department = '', government = ''] = key.split('|');
      const allowed = pairsOf(department);
      const first = rows[0];
      if (allowed.length === 0 || first === undefined) return insufficient(`码表没有 ${department} 的对应关系`);
      if (allowed.some((pair) => pair.government === government)) return passed(rows.length);
      const expected = [...new Set(allowed.map((pair) => pair.government))].join('、');
      const [remark] = remarkAtCodes(
        subject,
        rows.flatMap((row) => [row.government, row.department]),
        {
          severity: capped('error', leastOf(allowed.map((pair) => pair.confidence))),
          message: `部门预算支出经济分类 ${codeName(first.department)} 对应的政府预算支出经济分类应为 ${expected}，印作 ${codeName(first.government)}${rows.length > 1 ? `（共 ${rows.length} 行）` : ''}，请核对。`,
          topic: key,
          actual: government,
          expected,
        },
      );
      return remark ?? passed(1);
    });
  },
};

type FundTable = { readonly kind: TableKind; readonly wants: 'government-fund' | 'state-capital' | null };

const FUND_TABLES: readonly FundTable[] = [
  { kind: 'general-public-expenditure', wants: null },
  { kind: 'government-fund', wants: 'government-fund' },
  { kind: 'state-capital', wants: 'state-capital' },
];

const BUDGET_NAMES = {
  'government-fund': '政府性基金预算',
  'state-capital': '国有资本经营预算',
  'social-insurance': '社会保险基金预算',
} as const;

function fundName(budget: keyof typeof BUDGET_NAMES | null): string {
  return budget === null ? '一般公共预算' : BUDGET_NAMES[budget];
}

export const codeFund: Rule = {
  id: 'CODE-FUND',
  name: '科目与资金性质',
  family: 'classification',
  severity: 'error',
  basis: '当年《政府收支分类科目》（引用前请核对）',
  needs: '一般公共预算、政府性基金、国有资本经营支出表（印有功能科目编码）',
  description:
    '政府性基金的科目只列政府性基金支出表，国有资本经营的科目只列国有资本经营支出表，一般公共预算的科目不列在这两张表。类级行不判断；码表没有的科目不判断。',
  check: (subject) => {
    const book = bookOf(subject);
    const outcomes = FUND_TABLES.flatMap(({ kind, wants }) =>
      tablesOf(subject, kind).flatMap((table): readonly Outcome[] => {
        const own = printedCodes(subject.disclosure).filter(
          (printed) => printed.table === table && printed.classification === 'function' && printed.code.length >= 5,
        );
        const wrong = own.filter((printed) => {
          const found = budgetOf(book, printed.code);
          return found !== null && found.budget !== wants;
        });
        const distinct = [...new Map(wrong.map((printed) => [printed.code, printed])).values()];
        const remarks = distinct.flatMap((printed) => {
          const found = budgetOf(book, printed.code);
          return remarkAtCodes(
            subject,
            wrong.filter((other) => other.code === printed.code),
            {
              severity: capped('error', found?.entry.confidence ?? 'medium'),
              message: `${codeName(printed)} 是${fundName(found?.budget ?? null)}的科目，列在${fundName(wants)}支出表中，请核对。`,
              topic: `${kind}·${printed.code}`,
            },
          );
        });
        return [...remarks, passed(own.length - wrong.length)];
      }),
    );
    if (outcomes.length === 0) return [insufficient('未识别到一般公共预算、政府性基金或国有资本经营支出表')];
    return outcomes.every((outcome) => outcome.type === 'passed' && outcome.count === 0)
      ? [notApplicable('这些表没有印出功能科目编码')]
      : outcomes;
  },
};

/** Codes a rule found in the wrong place, as one remark of the document. */
export function onceFor(
  subject: Subject,
  codes: readonly PrintedCode[],
  severity: 'warning' | 'notice',
  topic: string,
  message: (names: string) => string,
): readonly Outcome[] {
  return remarkAtCodes(subject, codes, { severity, topic, message: message(listed(codes.map(codeName))) });
}

/** Said where nothing could be looked at. */
export function noneOf(subject: Subject, why: string): Outcome {
  return printedCodes(subject.disclosure).length === 0 ? noCodes() : notApplicable(why);
}
