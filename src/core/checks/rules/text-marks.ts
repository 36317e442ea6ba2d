import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { withoutMarks } from '../text/bare.js';
import { wordCells, wordCellsWith } from '../text/cells.js';
import { hasNarrative, linesOf, spotsOf, withoutResidue, type Spot, type TextLine } from '../text/lines.js';
import { breaksOf } from '../text/numbering.js';
import { listed, mention, mentionOfCell, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';
import { headerInside } from '../text/header-words.js';
import { burdensTurned, unfinishedClauses } from '../text/lost-words.js';
import { loneNumbers } from '../text/lone-numbers.js';
import { shortenedAmounts, shortenedRates } from '../text/decimals.js';
import { unevenParallels } from '../text/parallel.js';
import { mixedLastYears } from '../text/self-names.js';
import { semicolonsAtEnd, sentencesWithoutStop } from '../text/stops.js';
import { unbalanced } from '../text/unpaired.js';
import { bracketedYears, unevenLists, unevenMarks, yearsWithoutMark, unevenBrackets } from '../text/styles.js';
import type { Disclosure, Table } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';
import { matchesIn } from '../text/matches.js';
import { bracketsAfterStop, commasInLists } from './text-bracket-lists.js';

function around({ line, start, end }: Spot, width = 8): string {
  return line.text.slice(Math.max(0, start - width), end + width).trim();
}

function narrativeOutcomes(subject: Subject, remarks: readonly (Outcome | null)[]): readonly Outcome[] {
  const found = remarks.flatMap((remark) => remark ?? []);
  if (!hasNarrative(subject.disclosure) && found.length === 0) return [notApplicable('文件中没有文字说明')];
  return found.length > 0 ? found : [passed(linesOf(subject.disclosure).length)];
}

/** 「预算01表」 and 「预算表12」 in one file. */
function mixedTableNumbers(disclosure: Disclosure): readonly string[] {
  const styles = new Map<string, string>();
  for (const { printedNumber } of disclosure.tables) {
    if (printedNumber === null || printedNumber.startsWith('附件')) continue;
    const style = printedNumber.replace(/\s/g, '').replace(/\d+|[一二三四五六七八九十]+/g, '#');
    if (!styles.has(style)) styles.set(style, printedNumber);
  }
  return [...styles.values()];
}

/** Tables with a heading of their own before the title; where nearly all have one, the one without has lost it. */
const LEAST_HEADED = 5;

/** The one table above which the heading is missing that every other table has. */
function unheadedTable({ titleLines = [], tables }: Disclosure): Table | null {
  const headings = titleLines.map(({ text }) => withoutMarks(text)).filter((text) => text.length >= 4);
  const isHeaded = ({ title }: Table): boolean => {
    const own = withoutMarks(title);
    // A long title is broken over two lines.
    return headings.some((heading) => own.startsWith(heading) || heading.endsWith(own));
  };
  if (headings.length < LEAST_HEADED) return null;
  const unheaded = tables.filter((table) => table.title !== '' && !isHeaded(table));
  const [first] = unheaded;
  return unheaded.length === 1 && tables.length - 1 >= LEAST_HEADED && first !== undefined ? first : null;
}

const numbering: Rule = {
  id: 'TXT-NUMBERING',
  name: '序号',
  family: 'wording',
  severity: 'notice',
  basis: '惯例（引用前请核对）',
  needs: '文字说明或表号',
  description:
    '条目序号跳号、重号、只有“1.”而没有“2.”、序号前多印短横，同一段或同一层的编号写法不一，表号写法不一，各表之前都有小标题而一张没有，各作一条提示。章节标题跳号由“说明章节齐全”报告。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const breaks = breaksOf(disclosure).filter(
      ({ kind, depth, isHeadings }) => kind === 'twice' || !isHeadings || depth > 2,
    );
    const gaps = breaks.filter(({ kind, skipped }) => kind === 'gap' && skipped <= 3);
    const twice = breaks.filter(({ kind }) => kind === 'twice');
    const pair = ({ before, after, from, to }: (typeof breaks)[number]): Mention => {
      const words = `${from}${short(before, from)}…${to}${short(after, to)}`;
      return { ...mention(document, { line: after, start: 0, end: Math.min(40, after.text.length) }), words };
    };
    const gapMentions = gaps.map(pair);
    const twiceMentions = twice.map(pair);
    const styles = mixedTableNumbers(disclosure);
    const table = disclosure.tables.find(({ printedNumber }) => printedNumber === styles[1]);
    const unheaded = unheadedTable(disclosure);
    const uneven = unevenLists(subject);
    const dashed = spotsOf(
      linesOf(disclosure),
      /(?:^\s*|(?<=[：:；。\u4e00-\u9fff]))[-–—•·]\s*\d{1,2}[.．、](?!\d)/g,
    ).map((spot) => mention(document, spot, around(spot, 10)));
    const marks = unevenMarks(subject);
    const lone = loneNumbers(disclosure).map((spot) => mention(document, spot));
    const remarks = [
      remarkOn(uneven, 'notice', '编号', `同一段的编号写法不一：${listed(uneven)}，宜统一。`),
      remarkOn(marks, 'notice', '序号标点', `同一层条目序号后的标点不一：${listed(marks)}，宜统一。`),
      remarkOn(lone, 'notice', '只有一项', `只有一项而编了序号：${listed(lone)}，请核对是否缺少其后的条目。`),
      remarkOn(dashed, 'notice', '序号前符号', `序号之前多印了“-”一类符号：${listed(dashed)}，请核对。`),
      unheaded === null
        ? null
        : remarkOn(
            [mentionOfTitle(document, unheaded)],
            'notice',
            '表题',
            `其他各表之前都有小标题，“${unheaded.title}”之前没有，请核对是否缺少。`,
          ),
      remarkOn(gapMentions, 'notice', '跳号', `条目序号跳号：${listed(gapMentions)}，请核对是否缺少条目。`),
      remarkOn(twiceMentions, 'notice', '重号', `条目序号重复：${listed(twiceMentions)}，请核对。`),
      table === undefined || styles.length < 2
        ? null
        : remarkOn(
            [mentionOfTitle(document, table)],
            'notice',
            '表号',
            `表号写法不一：${styles
              .slice(0, 3)
              .map((style) => `“${style}”`)
              .join('、')}，宜统一。`,
          ),
    ].flatMap((remark) => remark ?? []);
    if (remarks.length > 0) return remarks;
    const looked =
      linesOf(disclosure).length + disclosure.tables.filter(({ printedNumber }) => printedNumber !== null).length;
    return looked === 0 ? [notApplicable('文件中没有序号')] : [passed(looked)];
  },
};

function short(line: TextLine, ordinal: string): string {
  return line.text.trim().slice(ordinal.length, ordinal.length + 8);
}

const DOUBLE_MARK =
  /。。(?!。)|，，|；；|、、|：：|[，、；：]。|。[，、；]|[，、][；：]|（）|\(\)|、(?:和|及|以及|等)(?=[，。；])/g;
const HALF_MARK = /(?<=[\u4e00-\u9fff）)])[,;:!?](?=[\u4e00-\u9fff（])/g;

/** Items of a list that end without a mark although the next number follows: 「（5）……支出」「（6）……」. */
function unfinished(lines: readonly TextLine[]): readonly Spot[] {
  const numberOf = (line: TextLine | undefined): number | null => {
    const digits = /^[（(](\d{1,2})[）)]|^(\d{1,2})[.．、](?!\d)/.exec(line?.text.trim() ?? '');
    return digits === null ? null : Number(digits[1] ?? digits[2]);
  };
  return lines.flatMap((line, index) => {
    const text = line.text.trim();
    const [own, next] = [numberOf(line), numberOf(lines[index + 1])];
    if (own === null || next !== own + 1 || line.isHeading || text.length < 20) return [];
    // An open bracket shows that the rest of the item was lost in reading.
    const isWhole = (text.match(/[（(]/g)?.length ?? 0) === (text.match(/[）)]/g)?.length ?? 0);
    if (!/[，：]/.test(text) || !/[\u4e00-\u9fff]$/.test(text) || !isWhole) return [];
    return [{ line, start: Math.max(0, line.text.length - 12), end: line.text.length }];
  });
}

/** What a search finds in the running text and in the words of tables, each with the words it found. */
function mentionsOf(
  { disclosure, document }: Subject,
  find: (text: string) => readonly RegExpExecArray[],
): readonly Mention[] {
  return [
    ...linesOf(disclosure).flatMap((line) =>
      find(line.text).map((match) =>
        mention(document, { line, start: match.index, end: match.index + match[0].length }),
      ),
    ),
    ...wordCellsWith(disclosure, (text) => find(withoutResidue(text)).length > 0).flatMap(
      ({ table, row, column, cell }) =>
        find(withoutResidue(cell.text)).map(([words]) => mentionOfCell(document, table, row, column, cell, words)),
    ),
  ];
}

/** Goals that print no full stop at their end where most goals of the table do. */
function goalsWithoutStop({ disclosure, document }: Subject): readonly Mention[] {
  const goals = wordCells(disclosure).filter(
    ({ column, cell }) => column.measure === 'performance.goal' && cell.text.trim().length >= 12,
  );
  const open = goals.filter(({ cell }) => /[\u4e00-\u9fff]$/.test(cell.text.trim()));
  if (goals.length - open.length < LEAST_STOPPED || open.length * 2 >= goals.length) return [];
  return open.map(({ table, row, column, cell }) =>
    mentionOfCell(document, table, row, column, cell, cell.text.trim().slice(-12)),
  );
}

/** Goals that end with a full stop before one without is told of. */
const LEAST_STOPPED = 3;

/** Half-width marks in the words of tables that print full-width ones as well. */
function halfMarksInCells({ disclosure, document }: Subject): readonly Mention[] {
  const isLong = (text: string): boolean => text.length >= 12;
  const full = wordCellsWith(disclosure, (text) => isLong(text) && /[，；：]/.test(text)).length;
  const halves = wordCellsWith(
    disclosure,
    (text) => isLong(text) && matchesIn(withoutResidue(text), HALF_MARK).length > 0,
  ).flatMap(({ table, row, column, cell }) => {
    const [found] = matchesIn(withoutResidue(cell.text), HALF_MARK);
    if (found === undefined) return [];
    const words = cell.text.slice(Math.max(0, found.index - 6), found.index + 7);
    return [mentionOfCell(document, table, row, column, cell, words)];
  });
  return full >= 3 && full > halves.length ? halves : [];
}

const punctuation: Rule = {
  id: 'TXT-PUNCT',
  name: '标点与括号',
  family: 'wording',
  severity: 'notice',
  basis: '标点符号用法（GB/T 15834）',
  needs: '文字说明',
  description:
    '标点连用、括号和引号不成对（由图像识别的文字只看括号）、段末没有句号（绩效目标多数有句号而个别没有）、列举的最后一项以分号结束、并列的“……费”“……化”（和括号内所列金额）之间逗号与顿号混用、句号之后的括注、中文中混用半角标点、括号有全角有半角、文号的年份没有用六角括号，每种全文作一条提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const doubled = spotsOf(lines, DOUBLE_MARK).map((spot) => mention(document, spot, around(spot)));
    const open = unbalanced(lines).map((spot) => mention(document, spot, around(spot)));
    const ends = [...unfinished(lines), ...sentencesWithoutStop(disclosure)].map((spot) => mention(document, spot));
    const semicolons = semicolonsAtEnd(disclosure).map((spot) => mention(document, spot));
    const halves = spotsOf(lines, HALF_MARK).map((spot) => mention(document, spot, around(spot, 6)));
    const full = spotsOf(lines, /[，；：]/g).length;
    const inCells = halfMarksInCells(subject);
    const numbers = bracketedYears(subject);
    const parallels = mentionsOf(subject, unevenParallels);
    const stops = goalsWithoutStop(subject);
    const behind = bracketsAfterStop(disclosure).map((spot) => mention(document, spot));
    const brackets = unevenBrackets(subject);
    const commas = commasInLists(disclosure).map((spot) => mention(document, spot));
    return narrativeOutcomes(subject, [
      remarkOn(doubled, 'notice', '连用', `标点连用：${listed(doubled)}。`),
      remarkOn(open, 'notice', '不成对', `括号或引号不成对：${listed(open)}。`),
      remarkOn(ends, 'notice', '句号', `段末没有句号：${listed(ends)}。`),
      remarkOn(semicolons, 'notice', '末项分号', `最后一项以分号结束：${listed(semicolons)}，宜用句号。`),
      // A file that prints half-width marks throughout has a style of its own.
      full > halves.length ? remarkOn(halves, 'notice', '半角', `中文中混用半角标点：${listed(halves)}。`) : null,
      remarkOn(parallels, 'notice', '并列', `并列成分之间有的用逗号，有的用顿号：${listed(parallels)}，宜统一。`),
      remarkOn(behind, 'notice', '括注', `解释前句的括号应在句号之前：${listed(behind)}。`),
      remarkOn(commas, 'notice', '列举', `括号内各项之间有的用逗号，有的用顿号：${listed(commas)}，宜统一。`),
      remarkOn(stops, 'notice', '句号·表', `其他项目的绩效目标以句号结束，以下没有：${listed(stops)}，宜统一。`),
      remarkOn(inCells, 'notice', '半角·表', `表中文字混用半角标点：${listed(inCells)}。`),
      remarkOn(
        brackets.found,
        'notice',
        '括号',
        `括号有的用全角，有的用半角：${listed(brackets.found)}，多数写作“${brackets.usual}”一类，宜统一。`,
      ),
      remarkOn(numbers, 'notice', '文号', `文号中的年份宜用六角括号“〔〕”：${listed(numbers)}。`),
    ]);
  },
};

const AMOUNT = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(万元|亿元|元|万(?=[、，。；）)]))/g;

const figures: Rule = {
  id: 'TXT-NUMBER',
  name: '数字写法',
  family: 'wording',
  severity: 'notice',
  basis: '出版物上数字用法（GB/T 15835）',
  needs: '文字说明',
  description:
    '千分位有的写有的不写、同一金额小数位数不同、多数金额或比率写两位小数而个别只写一位、“万”与“万元”混用、“0元”与“0万元”混用、“去年”与具体年份混用、全角数字，每种全文作一条提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const amounts = lines.flatMap((line) =>
      matchesIn(line.text, AMOUNT).map((match) => ({
        digits: match[1] ?? '',
        fraction: match[2] ?? '',
        unit: match[3] ?? '',
        spot: { line, start: match.index, end: match.index + match[0].length },
      })),
    );
    const long = amounts.filter(({ digits }) => digits.replace(/,/g, '').length >= 4);
    const grouped = long.find(({ digits }) => digits.includes(','));
    const plain = long.find(({ digits }) => !digits.includes(','));
    const whole = amounts.find(({ unit }) => unit === '万元');
    const cut = amounts.find(({ unit }) => unit === '万');
    const byValue = new Map<string, (typeof amounts)[number]>();
    const uneven = amounts.flatMap((one) => {
      if (one.fraction === '') return [];
      const value = `${one.digits.replace(/,/g, '')}${one.fraction.replace(/0+$/, '')}${one.unit}`;
      const known = byValue.get(value);
      byValue.set(value, known ?? one);
      return known !== undefined && known.fraction.length !== one.fraction.length ? [known, one] : [];
    });
    const wide = spotsOf(lines, /[０-９]+(?:．[０-９]+)?/g).map((spot) => mention(document, spot));
    const pair = (a: typeof grouped, b: typeof grouped): readonly Mention[] =>
      a === undefined || b === undefined ? [] : [mention(document, b.spot), mention(document, a.spot)];
    const groups = pair(grouped, plain);
    const units = pair(whole, cut);
    const years = yearsWithoutMark(subject);
    const lastYears = mixedLastYears(subject);
    const zeros = amounts.filter(({ digits, fraction }) => !/[1-9]/.test(digits + fraction));
    const nils = pair(
      zeros.find(({ unit }) => unit === '万元'),
      zeros.find(({ unit }) => unit === '元'),
    );
    const decimals = pair(uneven[0], uneven[1]);
    const amountsShort = decimals.length > 0 ? [] : shortenedAmounts(lines);
    const short = [...amountsShort, ...shortenedRates(lines)].map((spot) => mention(document, spot));
    return narrativeOutcomes(subject, [
      remarkOn(groups, 'notice', '千分位', `千分位写法不一：${listed(groups)}，宜统一。`),
      remarkOn(decimals, 'notice', '小数位', `同一金额的小数位数不一：${listed(decimals)}，宜统一。`),
      remarkOn(short, 'notice', '一位小数', `多数金额或比率写两位小数，以下只写一位：${listed(short)}，宜统一。`),
      remarkOn(units, 'notice', '单位', `金额单位写法不一：${listed(units)}，宜统一写作“万元”。`),
      remarkOn(nils, 'notice', '零的单位', `没有金额的，单位写法不一：${listed(nils)}，宜统一。`),
      remarkOn(years, 'notice', '年份', `年份后没有写“年”：${listed(years)}，请补写。`),
      remarkOn(lastYears, 'notice', '上年写法', `上年的写法不一：${listed(lastYears)}，宜统一。`),
      remarkOn(wide, 'notice', '全角', `使用了全角数字：${listed(wide)}，宜改为半角。`),
    ]);
  },
};

/** Lengths at which systems cut a field. */
const FIELD_LENGTHS = new Set([50, 80, 100, 120, 128, 150, 200, 250, 255, 256, 300, 400, 500, 512, 1000]);

const SHORTEST_FIELD = 50;

/** A sentence of exactly such a length that has marks inside but none at its end. */
function isCutOff(text: string): boolean {
  if (text.length < SHORTEST_FIELD) return false;
  const words = text.replace(/\s+/g, '');
  return FIELD_LENGTHS.has(words.length) && /[，。；]/.test(words) && /[\u4e00-\u9fff]$/.test(words);
}

const broken: Rule = {
  id: 'TXT-BROKEN',
  name: '断裂与缺失',
  family: 'wording',
  severity: 'notice',
  basis: '惯例（引用前请核对）',
  needs: '任一表格或文字',
  description:
    '段落以逗号、顿号结束后即转入下一标题，句末的分句只重写了同一句前面分句的开头，表中句子恰在系统字数限制（80、100、200 字等）处结束而没有标点，把承受负担的人写成带来负担（缺“给”字一类），表的行中夹有另一张表的表头，或文字中有无法显示的字符，各作一条提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const hanging = lines.flatMap((line, index) => {
      const next = lines[index + 1];
      if (next === undefined || !next.isHeading || !/[，、]\s*$/.test(line.text)) return [];
      return [mention(document, { line, start: Math.max(0, line.text.length - 16), end: line.text.length })];
    });
    const unfinished = [...hanging, ...mentionsOf(subject, unfinishedClauses)];
    const lost = [
      ...spotsOf(lines, /\ufffd+/g).map((spot) => mention(document, spot, around(spot))),
      ...wordCellsWith(disclosure, (text) => text.includes('\ufffd')).map(({ table, row, column, cell }) =>
        mentionOfCell(document, table, row, column, cell),
      ),
    ];
    const cut = wordCellsWith(disclosure, isCutOff).map(({ table, row, column, cell }) =>
      mentionOfCell(document, table, row, column, cell, cell.text.slice(-12)),
    );
    const turned = mentionsOf(subject, burdensTurned);
    const inside = wordCellsWith(disclosure, (text) => headerInside(text) !== null).map((one) =>
      mentionOfCell(document, one.table, one.row, one.column, one.cell, headerInside(one.cell.text) ?? ''),
    );
    const remarks = [
      remarkOn(inside, 'notice', '表头', `表的行中夹有另一张表的表头：${listed(inside)}，请核对原件中表头的位置。`),
      remarkOn(cut, 'notice', '截断', `表中文字恰在系统的字数限制处结束，可能被截断：${listed(cut)}，请核对原件。`),
      remarkOn(unfinished, 'notice', '未完', `句子没有写完：${listed(unfinished)}。`),
      remarkOn(turned, 'notice', '缺词', `句子可能缺少词语（未写明由什么造成）：${listed(turned)}，请核对。`),
      remarkOn(lost, 'notice', '缺字', `有无法显示的字符：${listed(lost)}，请核对原件。`),
    ].flatMap((remark) => remark ?? []);
    if (remarks.length > 0) return remarks;
    return lines.length === 0 ? [notApplicable('文件中没有文字')] : [passed(lines.length)];
  },
};

/** 序号、标点、数字规则. */
export const MARK_RULES: readonly Rule[] = [numbering, punctuation, figures, broken];
