import type { Column, Disclosure } from '../../disclosure/index.js';
import { notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { tableName } from '../anchor.js';
import { printedCells, wordCells, type Printed } from '../text/cells.js';
import {
  groupedAccounts,
  groupedIdentityNumbers,
  groupedMobiles,
  labelledMobile,
  plainDigits,
} from '../text/broken-digits.js';
import { isCardNumber, isIdentityNumber, maskedDigits } from '../text/identity.js';
import { isBlank, linesOf, spotsOf, type TextLine } from '../text/lines.js';
import { listed, mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { looksLikePerson, maskedName } from '../text/surnames.js';
import { matchesIn } from '../text/matches.js';

const BASIS = '个人信息保护法；政府信息公开条例第十五条';

/** A mobile number that stands alone: not a stretch of a longer number, of a code or of an amount. */
const MOBILE = /(?<![\dA-Za-z.,，-])1[3-9]\d{9}(?![\dA-Za-z%％]|[.,]\d)/g;
/** The same, written in groups; only where a label or a heading says that it is a telephone. */
const GROUPED_MOBILE = /(?<![\dA-Za-z.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\dA-Za-z.-])/g;
const OFFICE =
  /(?<![\dA-Za-z.-])(?:[（(]?0\d{2,3}[)）]?[ \-－—]\d{7,8}|(?:0\d{2,3})?[2-8]\d{6,7})(?:[-－转]\d{1,5})?(?![\dA-Za-z.])/g;
const LABELLED =
  /(监督|咨询|举报|投诉|服务|热线)?(?:联系|办公|固定|手机|移动)?(?:电话|手机|联系方式)(?:号码)?[:：]?\s*([\d\s()（）\-－—转]{7,20})/g;
/** A mobile number behind a label, whatever stands between its digits: 「手机：1 9 9…」, 「电话为+86 199-…」. */
const LABELLED_MOBILE =
  /(?:电话|手机|联系方式)(?:号码|号)?[:：为是]?\s*((?:[（(]?\+?\s*86[）)]?[\s-]*)?1(?:[\s\u200b.·\-－–—]{0,2}\d){10})(?!\d)/g;
const PHONE_HEADING = /电话|手机|联系方式/;
const PERSON_HEADING = /(?:负责|责任|联系|经办|填报|填表|承办)人(?!数|员)/;
const PERSON_LABEL =
  /(?:项目)?(?:负责人|责任人|联系人|经办人|填报人|填表人|承办人)(?:姓名)?[:：]\s*([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])/g;
/** The same where a form puts white space for the colon: 「填报人 甲某 联系电话」. */
const PERSON_IN_FORM =
  /(?:^|\s)(?:项目)?(?:负责人|责任人|联系人|经办人|填报人|填表人|承办人)(?:姓名)?\s+([\u4e00-\u9fff]{2,4})(?=\s|$)/g;
const BANK_CONTEXT = /账号|帐号|开户|银行卡|卡号/;
const PLATE =
  /(?<![A-Za-z\d])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z](?=[A-HJ-NP-Z\d]*\d)[A-HJ-NP-Z\d]{5,6}(?![A-Za-z\d])/g;

function isMoney(column: Column): boolean {
  return column.moneyUnit === '元' || column.measure.endsWith('code');
}

function isUnder(column: Column, heading: RegExp): boolean {
  return heading.test(column.path.join(''));
}

function mentionNumber(subject: Subject, { table, row, column, cell }: Printed, digits: string): Mention {
  return mentionOfCell(subject.document, table, row, column, cell, maskedDigits(digits));
}

type Phones = { readonly mobile: readonly Mention[]; readonly office: readonly Mention[] };

function phonesIn(subject: Subject, printed: Printed): Phones {
  const { column, cell } = printed;
  if (isMoney(column)) return { mobile: [], office: [] };
  const named = column.measure === 'performance.phone' || isUnder(column, PHONE_HEADING);
  const text = plainDigits(cell.text);
  const mobile = matchesIn(text, named ? GROUPED_MOBILE : MOBILE).map(([digits]) => digits);
  const broken = named && mobile.length === 0 ? labelledMobile(text) : null;
  if (broken !== null) return { mobile: [mentionNumber(subject, printed, broken)], office: [] };
  const rest = text.replace(named ? GROUPED_MOBILE : MOBILE, ' ');
  const office = named ? matchesIn(rest, OFFICE).map(([digits]) => digits) : labelledOffices(rest);
  return {
    mobile: mobile.map((digits) => mentionNumber(subject, printed, digits)),
    office: office.map((digits) => mentionNumber(subject, printed, digits)),
  };
}

/** Office numbers behind 「电话：」. Numbers that the public is asked to ring are no personal data. */
function labelledOffices(text: string): readonly string[] {
  return matchesIn(text, LABELLED).flatMap(([, isPublic, digits = '']) =>
    isPublic === undefined ? matchesIn(digits.replace(GROUPED_MOBILE, ' '), OFFICE).map(([found]) => found) : [],
  );
}

/** A telephone has seven digits, a number plate seven characters; other numbers of persons have more. */
const SHORTEST = 7;

/** The cells that may print a number of a person: most print less. */
function longCells(disclosure: Disclosure): readonly Printed[] {
  return printedCells(disclosure).filter(({ cell }) => cell.text.length >= SHORTEST);
}

/** One remark for each table and kind, so that a column of telephones is one line in the list. */
function byTable<Item extends { readonly printed: Printed }>(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(item.printed.table.id);
    if (known === undefined) groups.set(item.printed.table.id, [item]);
    else known.push(item);
  }
  return [...groups.values()];
}

function tablePhones(subject: Subject): readonly Remark[] {
  const found = longCells(subject.disclosure)
    .filter(({ cell, column }) => {
      const text = plainDigits(cell.text);
      // Where no heading says so, the digits of a telephone stand close together.
      return /\d(?:\D{0,2}\d){6}/.test(text) && (isUnder(column, PHONE_HEADING) || /\d{7}|\d{3}[ -]?\d{4}/.test(text));
    })
    .map((printed) => ({ printed, ...phonesIn(subject, printed) }))
    .filter(({ mobile, office }) => mobile.length + office.length > 0);
  return byTable(found).flatMap((group) => {
    const where = group[0] === undefined ? '' : tableName(group[0].printed.table);
    const mobile = group.flatMap((one) => one.mobile);
    const office = group.flatMap((one) => one.office);
    return [
      remarkOn(mobile, 'error', '手机号码', `${where}印有手机号码${listed(mobile)}，属个人信息，公开前应当删去。`),
      remarkOn(office, 'notice', '办公电话', `${where}印有联系电话${listed(office)}，请确认是否需要公开。`),
    ].flatMap((remark) => remark ?? []);
  });
}

/** Lines of tables that were torn apart: only what stands behind a label is a number of a person there. */
function tornLines({ torn = [] }: Disclosure): readonly TextLine[] {
  return torn.map((passage) => ({
    passage,
    text: passage.text,
    section: null,
    isHeading: false,
    isDefinition: false,
  }));
}

function textPhones(subject: Subject): readonly Remark[] {
  const lines = linesOf(subject.disclosure)
    .map((line) => ({ ...line, text: plainDigits(line.text) }))
    .filter((line) => /\d(?:[^\d\u4e00-\u9fff]{0,2}\d){6}/.test(line.text));
  const torn = tornLines(subject.disclosure);
  // A torn code may look like a number; a line that is nothing else is one.
  const alone = torn.filter(({ text }) => /^1[3-9]\d{9}$/.test(text.trim()));
  const bare = spotsOf([...lines, ...alone], MOBILE).map((spot) =>
    mention(subject.document, spot, maskedDigits(spot.line.text.slice(spot.start, spot.end))),
  );
  const office = spotsOf([...lines, ...torn], LABELLED).flatMap((spot) =>
    labelledOffices(spot.line.text.slice(spot.start, spot.end)).map((digits) =>
      mention(subject.document, spot, maskedDigits(digits)),
    ),
  );
  const labelled = spotsOf([...lines, ...torn], LABELLED_MOBILE).flatMap((spot) => {
    const words = spot.line.text.slice(spot.start, spot.end);
    const [match] = matchesIn(words, LABELLED_MOBILE);
    const digits = labelledMobile(match?.[1] ?? '');
    // In running text a number in one piece is found without its label.
    const isFound = digits === null || (words.includes(digits) && !torn.includes(spot.line));
    return isFound ? [] : [{ spot, digits }];
  });
  const said = lines.flatMap((line) =>
    groupedMobiles(line.text)
      .filter(
        ({ start, end }) => !labelled.some(({ spot }) => spot.line === line && spot.start <= start && end <= spot.end),
      )
      .map(({ digits, start, end }) => ({ spot: { line, start, end }, digits })),
  );
  const mobile = [
    ...bare,
    ...[...labelled, ...said].map(({ spot, digits }) => mention(subject.document, spot, maskedDigits(digits))),
  ];
  return [
    remarkOn(mobile, 'error', '手机号码·正文', `正文印有手机号码${listed(mobile)}，属个人信息，公开前应当删去。`),
    remarkOn(office, 'notice', '办公电话·正文', `正文印有联系电话${listed(office)}，请确认是否需要公开。`),
  ].flatMap((remark) => remark ?? []);
}

/** What a rule of this file reports: its remarks, or how much it looked at. */
function outcomes(subject: Subject, remarks: readonly Remark[]): readonly Outcome[] {
  const looked = printedCells(subject.disclosure).length + linesOf(subject.disclosure).length;
  if (remarks.length > 0) return remarks;
  return [isBlank(subject.disclosure) ? notApplicable('文件中没有识别出的文字或表格') : passed(looked)];
}

const phone: Rule = {
  id: 'PII-PHONE',
  name: '电话号码',
  family: 'personal-data',
  severity: 'error',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '表格和正文中独立成串的手机号码（按三、四、四位分开的，“电话、手机”之后以任何方式分开的也算）报错误；“电话”栏或“联系电话”之后的办公号码作提示。项目编码、金额、档案号中的数字串不作为电话；监督、咨询、举报电话不报。结果中的号码只显示首尾几位。',
  check: (subject) => outcomes(subject, [...tablePhones(subject), ...textPhones(subject)]),
};

function isPersonColumn(column: Column): boolean {
  const isNamed = column.measure === 'performance.person' || isUnder(column, PERSON_HEADING);
  return isNamed && !isUnder(column, PHONE_HEADING);
}

function namesInTables(subject: Subject): readonly Remark[] {
  // Names are words: cells of figures hold none.
  const ofPersons = new Map<Column, boolean>();
  const found = wordCells(subject.disclosure).flatMap((printed) => {
    const { table, row, column, cell } = printed;
    const isOfPersons = ofPersons.get(column) ?? isPersonColumn(column);
    ofPersons.set(column, isOfPersons);
    // Every label that names come behind has this character.
    if (!isOfPersons && !cell.text.includes('人')) return [];
    const text = cell.text.replace(/\s+/g, '');
    const names = isOfPersons
      ? text.split(/[、，,/；;]/).filter(looksLikePerson)
      : matchesIn(text, PERSON_LABEL)
          .map(([, name = '']) => name)
          .filter(looksLikePerson);
    return names.map((name) => ({
      printed,
      mention: mentionOfCell(subject.document, table, row, column, cell, maskedName(name)),
    }));
  });
  return byTable(found).flatMap((group) => {
    const where = group[0] === undefined ? '' : tableName(group[0].printed.table);
    const names = group.map((one) => one.mention);
    const remark = remarkOn(
      names,
      'warning',
      '姓名',
      `${where}印有负责人或经办人姓名${listed(names)}，请确认是否需要公开。`,
    );
    return remark === null ? [] : [remark];
  });
}

const personName: Rule = {
  id: 'PII-NAME',
  name: '个人姓名',
  family: 'personal-data',
  severity: 'warning',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '“负责人、联系人、经办人、填报人”栏或其后的人名报疑似；只认以常见姓氏开头的二至四字词。表格断行而未能还原的，也按其后的标签查找；落款中的法定代表人不在此列。结果中的姓名只显示姓氏。',
  check: (subject) => {
    const lines = [...linesOf(subject.disclosure), ...tornLines(subject.disclosure)];
    const inText = [PERSON_LABEL, PERSON_IN_FORM].flatMap((pattern) =>
      spotsOf(lines, pattern).flatMap((spot) => {
        const name = spot.line.text
          .slice(spot.start, spot.end)
          .trim()
          .split(/[:：\s]+/)[1];
        return name !== undefined && looksLikePerson(name) ? [mention(subject.document, spot, maskedName(name))] : [];
      }),
    );
    const remark = remarkOn(
      inText,
      'warning',
      '姓名·正文',
      `正文印有经办人或联系人姓名${listed(inText)}，请确认是否需要公开。`,
    );
    return outcomes(subject, [...namesInTables(subject), ...(remark === null ? [] : [remark])]);
  },
};

/** 身份证号 and 银行卡号 by their length. */
const IDENTITY = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const ACCOUNT = /(?<![\dA-Za-z])\d{16,19}(?![\dA-Za-z])/g;

type Identifier = { readonly kind: string; readonly found: string; readonly start: number; readonly end: number };

/** Identity numbers, bank accounts and number plates in a text; `context` is everything printed beside it. */
function identifiersIn(printed: string, context: string): readonly Identifier[] {
  const text = plainDigits(printed);
  const named = (kind: string, { 0: found, index }: RegExpExecArray): Identifier => {
    return { kind, found, start: index, end: index + found.length };
  };
  const identity = [
    ...matchesIn(text, IDENTITY)
      .filter(([found]) => isIdentityNumber(found))
      .map((match) => named('居民身份证号', match)),
    ...groupedIdentityNumbers(text).map(({ digits, start, end }) => ({
      kind: '居民身份证号',
      found: digits,
      start,
      end,
    })),
  ];
  const accounts = BANK_CONTEXT.test(context)
    ? [
        ...matchesIn(text, ACCOUNT).map((match) => named('银行账号', match)),
        ...groupedAccounts(text).map(({ digits, start, end }) => ({ kind: '银行账号', found: digits, start, end })),
      ]
    : [];
  const cards = accounts.filter(
    ({ found, start, end }) => isCardNumber(found) && !identity.some((other) => other.start < end && start < other.end),
  );
  return [
    ...identity,
    // Groups may make up a number in more than one way: the longest is meant.
    ...cards.filter((one) => !cards.some((other) => other !== one && other.start <= one.start && one.end <= other.end)),
    ...matchesIn(text, PLATE).map((match) => named('车牌号', match)),
  ];
}

function maskedIdentifier(kind: string, found: string): string {
  return kind === '车牌号'
    ? `${found.slice(0, 2)}${'*'.repeat(found.length - 4)}${found.slice(-2)}`
    : maskedDigits(found);
}

const identifier: Rule = {
  id: 'PII-ID',
  name: '证件与账号',
  family: 'personal-data',
  severity: 'error',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '校验码相符的十八位居民身份证号、有“账号、开户”等字样相伴且校验位相符的银行卡号、车牌号报错误，数字之间有空格、短横或为全角的也算。结果中只显示首尾几位。',
  check: (subject) => {
    const suspicious =
      /\d(?:[\s\u200b\-－–—]{0,2}\d){15}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][A-Z\d]{5}/;
    const inCells = longCells(subject.disclosure)
      .filter(({ cell, column }) => suspicious.test(plainDigits(cell.text)) && !column.measure.endsWith('code'))
      .flatMap(({ table, row, column, cell }) =>
        identifiersIn(cell.text, `${column.path.join('')}${row.cells.map(({ text }) => text).join('')}`).map(
          ({ kind, found }) => ({
            kind,
            mention: mentionOfCell(subject.document, table, row, column, cell, maskedIdentifier(kind, found)),
          }),
        ),
      );
    const inText = linesOf(subject.disclosure)
      .filter((line) => suspicious.test(plainDigits(line.text)))
      .flatMap((line) =>
        identifiersIn(line.text, line.text).map(({ kind, found, start, end }) => {
          const spot = { line, start, end };
          return { kind, mention: mention(subject.document, spot, maskedIdentifier(kind, found)) };
        }),
      );
    const all = [...inCells, ...inText];
    const remarks = [...new Set(all.map(({ kind }) => kind))].flatMap((kind) => {
      const mentions = all.filter((one) => one.kind === kind).map((one) => one.mention);
      const remark = remarkOn(mentions, 'error', kind, `文件印有${kind}${listed(mentions)}，公开前应当删去。`);
      return remark === null ? [] : [remark];
    });
    return outcomes(subject, remarks);
  },
};

/** 个人信息规则. */
export const PERSONAL_DATA_RULES: readonly Rule[] = [phone, personName, identifier];
