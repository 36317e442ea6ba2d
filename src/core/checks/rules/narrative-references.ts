import { TABLE_KIND_NAMES, type Passage, type Table, type TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import { tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { leavesOf } from '../tree.js';
import { anchorOfText, sentenceAround } from './codes-text.js';
import { NARRATIVE_BASIS } from './narrative.js';

/** What a sentence is about, most specific first. */
const MATTERS: readonly (readonly [words: RegExp, kinds: readonly TableKind[]])[] = [
  [/绩效/, ['project-performance', 'overall-performance', 'department-performance-declaration']],
  [/购买服务项目|政府购买服务/, ['purchased-services']],
  [/政府采购/, ['procurement']],
  [/三公/, ['three-public']],
  [/政府性基金/, ['government-fund']],
  [/国有资本经营/, ['state-capital']],
  [/财政拨款收支/, ['fiscal-appropriation-overview']],
  [/项目支出|项目预算/, ['project-expenditure']],
];

/** 「预算04表」 and 「预算表4」 as one: the words around the number, and the number without leading zeros. */
function numberOf(printed: string): string | null {
  const match = /(\d+)(?:[-－—](\d+))?/.exec(printed.normalize('NFKC'));
  if (match?.[1] === undefined) return null;
  return match[2] === undefined ? String(Number(match[1])) : `${Number(match[1])}-${Number(match[2])}`;
}

function remarkAt(
  subject: Subject,
  passage: Passage,
  reference: { readonly printedNumber: string; readonly start: number },
  message: string,
): Remark {
  const quote = sentenceAround(passage.text, reference.start);
  return {
    type: 'remark',
    severity: 'warning',
    message,
    at: anchorOfText(subject.document, passage, reference.start, quote),
    evidence: [],
    topic: `${reference.printedNumber}·${quote.slice(0, 24)}`,
    actual: reference.printedNumber,
  };
}

function judge(subject: Subject, passage: Passage, reference: NonNullable<Passage['references']>[number]): Outcome {
  const { tables } = subject.disclosure;
  const numbered = tables.filter(({ printedNumber }) => printedNumber !== null);
  const wanted = numberOf(reference.printedNumber);
  const found = numbered.filter(({ printedNumber }) => numberOf(printedNumber ?? '') === wanted);
  if (found.length === 0) {
    // Few numbers were read: the table may be there without one, or in another file.
    if (numbered.length < 3 || numbered.length * 2 < tables.length) {
      return insufficient(`文中引用${reference.printedNumber}，各表大多没有读出表号`);
    }
    const unread = subject.disclosure.defects.some(({ message }) => message.includes(reference.printedNumber));
    return unread
      ? insufficient(`文中引用的${reference.printedNumber}未能识别`)
      : remarkAt(subject, passage, reference, `文中引用${reference.printedNumber}，文件中没有这个表号的表，请核对。`);
  }
  // What the reference is about stands before it in the same sentence, else in the sentence before.
  const before = passage.text.slice(Math.max(0, reference.start - 90), reference.start);
  const kinds = MATTERS.find(([words]) => words.test(before))?.[1];
  if (kinds === undefined || found.some(({ kind, alternatives }) => alternatives.length > 0 || kinds.includes(kind))) {
    return passed(1);
  }
  const right = tables.find(({ kind }) => kinds.includes(kind));
  const [first] = found;
  if (right === undefined || first === undefined || found.some(({ kind }) => kind === 'other')) return passed(1);
  const message = `文中引用${reference.printedNumber}说明${TABLE_KIND_NAMES[kinds[0] ?? 'other']}的内容，而该表是${tableName(first)}，应为${tableName(right)}，请核对。`;
  return { ...remarkAt(subject, passage, reference, message), expected: right.printedNumber };
}

const SERVICES = /政府购买服务[^。；\d]{0,12}?(\d+)\s*(?:项|个)(?!目标)/;

function rowsOf(table: Table): number {
  return leavesOf(table, 0).filter(({ row }) =>
    row.cells.some(({ reading }) => reading.state === 'number' && /[1-9]/.test(reading.amount.value)),
  ).length;
}

/** 「政府购买服务项目 2 项」 against the rows of the table. */
function statedServices(subject: Subject): readonly Outcome[] {
  const [table, ...others] = tablesOf(subject, 'purchased-services');
  const passage = subject.disclosure.passages.find(({ text }) => SERVICES.test(text));
  const match = passage === undefined ? null : SERVICES.exec(passage.text);
  if (passage === undefined || match?.[1] === undefined || table === undefined || others.length > 0) return [];
  const rows = rowsOf(table);
  if (rows === Number(match[1])) return [passed(1)];
  if (rows === 0 && !table.isEmpty) return [insufficient(`${tableName(table)}的项目行未能识别`)];
  return [
    {
      ...remarkAt(
        subject,
        passage,
        { printedNumber: '政府购买服务', start: match.index },
        `文字称政府购买服务项目 ${match[1]} 项，${tableName(table)}列有 ${rows} 项，请核对。`,
      ),
      expected: String(rows),
      actual: match[1],
    },
  ];
}

/** 「公开06表 财政拨款基本支出预算表」: a number with the title printed right behind it. */
const NUMBERED_TITLE =
  /(?:公开|预算|决算|附)\s*(?:表\s*)?(\d{1,2}(?:[-－—]\d{1,2})?)\s*表?[”"]?\s*[《“"]?((?!反映)[\u4e00-\u9fff“”、]{5,36}?表)(?![\u4e00-\u9fff]{0,2}\d)/g;

/** One title under two numbers: one of the two means another table. */
function titlesOfTwoNumbers({ disclosure, document }: Subject): readonly Remark[] {
  const all = statements(disclosure).flatMap((line) =>
    matchesIn(line.text, NUMBERED_TITLE).map((match) => ({
      number: numberOf(match[1] ?? '') ?? '',
      title: (match[2] ?? '').replace(/[\s“”"]/g, ''),
      place: mention(document, { line, start: match.index, end: match.index + match[0].length }),
    })),
  );
  return [...Map.groupBy(all, ({ title }) => title)].flatMap(([title, own]): readonly Remark[] => {
    const places = [...new Map(own.map((one) => [one.number, one.place])).values()];
    if (places.length < 2) return [];
    const remark = remarkOn(
      places,
      'warning',
      `两个表号·${title}`,
      `同一表名写在不同的表号之后：${listed(places)}，请核对哪一处的表号或表名有误。`,
    );
    return remark === null ? [] : [remark];
  });
}

export const tableReferences: Rule = {
  id: 'TEXT-REF',
  name: '见表引用',
  family: 'narrative',
  severity: 'warning',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中的“见……表”或政府购买服务项目数，印有表号的表',
  description:
    '“见预算04表”所指的表应在文件中，并且是所说内容的表；文字中同一表名不应写在两个表号之后；政府购买服务项目数等于表中有金额的行数。多数表没有读出表号、所指的表未能识别的不判断。绩效项目数见“绩效目标覆盖”，单位户数见“单位名单一致”。',
  check: (subject) => {
    const referring = subject.disclosure.passages.filter(({ references }) => (references ?? []).length > 0);
    const outcomes = [
      ...referring.flatMap((passage) =>
        (passage.references ?? []).map((reference) => judge(subject, passage, reference)),
      ),
      ...statedServices(subject),
      ...titlesOfTwoNumbers(subject),
    ];
    return outcomes.length > 0 ? outcomes : [notApplicable('文字说明中没有引用表号')];
  },
};
