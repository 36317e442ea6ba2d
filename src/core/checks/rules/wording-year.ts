import { anchorForDocument, type Disclosure } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import { LEAST_KINDS, requiredKinds } from '../profiles/region-profiles.js';
import type { Subject } from '../subject.js';
import { hasNarrative, isBlank, linesOf, sentenceAround, type TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';
import { listed, mention, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';
import { plainYears, signedOn, stockDay, withoutQuotations } from '../text/years.js';
import { ownAmountsOfLastYear } from './wording-year-amounts.js';
import { wrongBases, yearsIn, yearsOutOfCompany, type PrintedYear } from './wording-year-company.js';

const BASIS = '地方预决算公开操作规程（财预〔2016〕143号）：真实、准确、完整';

const MATTERS = '三公|收支|支出|收入|机关运行经费|政府采购|绩效|国有资产|购买服务|政府性基金|国有资本';

/** What a heading or title of this year's document is about; headings about earlier years carry other words. */
function ownSubject(disclosure: Disclosure): RegExp {
  return disclosure.profile.stage.value === 'final'
    ? new RegExp(`(?:决算|${MATTERS})[^，。]{0,20}(?:表|说明|情况)|(?:部门|单位)决算`)
    : new RegExp(
        `(?:预算|${MATTERS})[^，。]{0,20}(?:表|说明|情况)|(?:部门|单位)预算|(?:主要|年度|部门)工作任务|工作目标|重点工作`,
      );
}

/** Words that make another year an ordinary one in a heading. */
const OTHER_YEAR_MATTERS = /执行|完成|回顾|总结|上年|比|较|评价|自评|调整|结转|五年|规划/;

const YEAR = /(?<!\d)(20\d\d)\s*年/g;

function yearNotOwn(text: string, own: number): number | null {
  const words = withoutQuotations(plainYears(text));
  const years = matchesIn(words, YEAR).map(([, year]) => Number(year));
  if (years.includes(own)) return null;
  return years[0] ?? null;
}

function titlesOfAnotherYear(subject: Subject, own: number): readonly Mention[] {
  const { disclosure, document } = subject;
  const about = ownSubject(disclosure);
  const isWrong = (text: string): boolean =>
    yearNotOwn(text, own) !== null && about.test(text) && !OTHER_YEAR_MATTERS.test(text);
  const stage = disclosure.profile.stage.value;
  const otherStage =
    stage === 'budget' ? /决算/ : stage === 'final' ? /(?<!一般公共|政府性基金|国有资本经营)预算(?!财政拨款)/ : /(?!)/;
  const headings = linesOf(disclosure)
    .filter((line) => line.isHeading && !otherStage.test(line.text))
    .filter((line) => isWrong(line.text) || (line.section === null && isYearAlone(line.text, own)))
    .map((line) => mention(document, { line, start: 0, end: line.text.length }, line.text.trim()));
  const titles = disclosure.tables
    .filter((table) => isWrong(table.title) && !otherStage.test(table.title))
    .map((table) => mentionOfTitle(document, table));
  // What stands above a table or in the contents repeats its title: the year may be wrong there alone.
  const repeated = [
    ...(disclosure.titleLines ?? []).map(({ text, marks }) => ({ text, at: marks[0]?.at ?? {} })),
    ...(disclosure.contents ?? []),
  ]
    .filter(({ text }) => (isWrong(text) || isYearAlone(text, own)) && !otherStage.test(text))
    .map(({ text, at }) => ({ at: { ...anchorForDocument(document), quote: text, place: at }, words: text.trim() }));
  return [...headings, ...titles, ...repeated];
}

/** 「（2031年度）」 below a title, 「某市2031年度」 on a cover. */
function isYearAlone(text: string, own: number): boolean {
  const year = /^(?:[\u4e00-\u9fff]{2,12}(?<![自至到]))?[（(]?(20\d\d)年(?:度)?[)）]?$/.exec(
    text.replace(/\s+/g, ''),
  )?.[1];
  return year !== undefined && Number(year) !== own;
}

/** What a title is of that stands behind the year; 「年度绩效目标」 and 「年度工作任务」 need none. */
const TITLED =
  '部门|单位|收支|收入|支出|预算|决算|一般公共|财政拨款|政府性基金|国有资本|[“"]?三公|项目支出|整体支出|政府采购|政府购买';

/** 「年度项目支出绩效表」, 「203年度收支总表」: titles of tables whose year is there in part or not at all. */
function damagedTitles({ disclosure, document }: Subject): readonly Mention[] {
  const damaged = new RegExp(`^年度?(?=${TITLED})|(?<![\\d第])(?:2\\d{2}|20)\\s*年度?(?=${TITLED})`);
  return disclosure.tables
    .filter((table) => damaged.test(table.title.trim()))
    .map((table) => mentionOfTitle(document, table));
}

/** Headings and other titles whose year is damaged: 「年度……」 may be meant so there. */
function damagedYears(subject: Subject): readonly Mention[] {
  const damaged = /^(?:年度|年(?:部门|单位))|(?<![\d第])(?:20\d|2\d{2}|20)\s*年度?(?=部门|单位|预算|决算|收支|项目)/;
  const { disclosure, document } = subject;
  const sure = damagedTitles(subject).map(({ words }) => words);
  const headings = linesOf(disclosure)
    .filter(
      (line) =>
        line.isHeading &&
        damaged.test(
          line.text.replace(/^[^\u4e00-\u9fff\d]*/, '').replace(/^[一二三四五六七八九十]+、|^[（(].{1,3}[）)]/, ''),
        ),
    )
    .map((line) => mention(document, { line, start: 0, end: line.text.length }, line.text.trim()));
  return [
    ...headings,
    ...disclosure.tables
      .filter(({ title }) => damaged.test(title) && !sure.includes(title))
      .map((table) => mentionOfTitle(document, table)),
  ];
}

/** Years of the 三公 table's 年度 column, where none is the document's. */
function yearCells(subject: Subject, own: number): readonly Remark[] {
  return subject.disclosure.tables
    .filter(({ kind }) => kind === 'three-public')
    .flatMap((table) => {
      const column = table.columns.find(({ measure }) => measure === 'year');
      const years = table.rows.flatMap((row) => {
        const year = /^(20\d\d)(?:年度?)?$/.exec(
          column === undefined ? '' : (row.cells[column.index]?.text.trim() ?? ''),
        )?.[1];
        return year === undefined ? [] : [Number(year)];
      });
      if (years.length === 0 || years.includes(own)) return [];
      const title = mentionOfTitle(subject.document, table);
      const remark = remarkOn(
        [title],
        'error',
        '年度栏',
        `${table.title}的年度栏印作 ${years.join('、')}，而本文件为 ${own} 年度。`,
        { expected: String(own), actual: years.join('、') },
      );
      return remark === null ? [] : [remark];
    });
}

const title: Rule = {
  id: 'YEAR-TITLE',
  name: '年度一致',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文件年度，以及标题、表名',
  description:
    '标题、表名、表名上方的标题行、目录和“三公”经费表的年度栏应为本文件的年度。讲执行、完成情况或与上年比较的标题不在此列；表名的年份残缺（如“202 年度”、只剩“年度”）也报错误，其他标题的报疑似；列有成套的表而封面、标题和表名都没有年度的作提示。',
  check: (subject) => {
    const { disclosure } = subject;
    const own = disclosure.profile.fiscalYear.value;
    const damaged = damagedYears(subject);
    const titles = damagedTitles(subject);
    const damage = [
      remarkOn(titles, 'error', '表名年份残缺', `表名的年份残缺：${listed(titles)}，请补全年份。`),
      remarkOn(damaged, 'warning', '年份残缺', `标题或表名的年份残缺：${listed(damaged)}，请补全年份。`),
    ].flatMap((one) => one ?? []);
    if (own === null) {
      const found = [...damage, ...(damage.length === 0 ? [yearless(subject)] : [])].flatMap((one) => one ?? []);
      return found.length > 0 ? found : [insufficient('文件中没有读出年度')];
    }
    const wrong = titlesOfAnotherYear(subject, own);
    const remark = remarkOn(
      wrong,
      'error',
      '标题年度',
      `标题或表名的年度与本文件（${own} 年度）不一致：${listed(wrong)}。`,
      { expected: String(own), actual: String(yearNotOwn(wrong[0]?.words ?? '', own) ?? '') },
    );
    const untitled = wrong.length === 0 && isYearOnlyInside(disclosure) ? yearless(subject) : null;
    const remarks = [...[remark, ...damage, untitled].flatMap((one) => one ?? []), ...yearCells(subject, own)];
    const looked = disclosure.tables.length + linesOf(disclosure).filter((line) => line.isHeading).length;
    if (remarks.length > 0) return remarks;
    return looked === 0 || isBlank(disclosure) ? [notApplicable('文件中没有标题和表名')] : [passed(looked)];
  },
};

/** True where a year was read from inside a table or the file's name alone: no cover, heading or title states it. */
function isYearOnlyInside({ profile, tables, titleLines = [], passages }: Disclosure): boolean {
  const { from } = profile.fiscalYear;
  if (from !== 'table-body' && from !== 'file-name' && from !== 'table-header') return false;
  return [
    ...tables.map(({ title }) => title),
    ...titleLines.map(({ text }) => text),
    ...passages.map(({ text }) => text),
  ].every((text) => !/20\d\d|二[〇○零]/.test(text));
}

/** A whole set of tables that prints no year cannot be told from another year's. */
function yearless({ disclosure, document }: Subject): Remark | null {
  const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
  if (requiredKinds('budget').filter((kind) => kinds.has(kind)).length < LEAST_KINDS) return null;
  const remark = remarkOn(
    [{ at: anchorForDocument(document), words: '' }],
    'notice',
    '没有年度',
    '封面、标题和表名中都没有读出年度，请核对原件是否印有，没有的应补充。',
  );
  return remark === null ? null : { ...remark, evidence: [] };
}

/** Matters that a document states for its own year, and words of comparison with the year before. */
const STATED_BUDGET = /预算|绩效目标|三公|机关运行经费|政府采购|收入总计|支出总计/;
const STATED_FINAL =
  /决算|三公|机关运行经费|政府采购|收入总计|支出总计|绩效自评|绩效评价|财政拨款|政府性基金|国有资本|因公出国|接待|公务用车|团组/;
const COMPARES = /(?:比|较|与)(?:上年|去年|上一年)|同比/;
/** 「2031年本部门共3个项目」「2031年……预算支出80.00万元」「2031年部门预算公开表附后」. */
const STATES =
  /(?:无|没有|未)[^，。；]{0,24}(?:预算|安排|支出|经费|拨款)|(?:支出|收入|经费|费|预算|总额|总计)[^，。；]{0,16}?\d[\d,.]*\s*(?:万元|亿元|元)|\d+\s*个项目|\d+\s*(?:个(?:团组)?|批次|人次|辆)|公开表[^，。；]{0,6}附后|附后/;
/** 「纳入2031年部门预算编制范围」: what the document covers is of its own year. */
const COVERS =
  /(?:纳入|编入|列入)[^，。；]{0,20}(?:预算|决算)|20\d\d\s*年(?:度)?(?:部门|单位)?(?:汇总)?(?:预算|决算)(?:编制范围|由|包括|汇总|涵盖)/;
/** 「2031年，本单位将……」: what is planned is planned for the year of the budget. */
const PLANS = /^20\d\d\s*年(?:度)?[，,]?[^，。；]{0,16}将/;
const SETS =
  /预算(?:数)?(?:安排|总额|为|\d)|收支总预算|安排(?:预算)?\s*\d|(?:编报|编制|申报|设置|填报)(?:了)?[^。；]{0,8}绩效目标|采购总额\s*\d/;
/** Contexts in which another year is right: dates of documents, stocks, results and periods. */
const RIGHTLY_OTHER =
  /截至|截止|成立|设立|印发|批准|批复|自20|至20\d\d年|—|－|合同|跨年|结转|结余|执行|完成|决算(?:数|公开)?为|年末|年底|期末|年初(?!预算)|累计(?!\d+人次)|开始|起|实施/;
/** In final accounts what was carried out is the own year's matter. */
const RIGHTLY_OTHER_FINAL =
  /截至|截止|成立|设立|印发|批准|批复|自20|至20\d\d年|—|－|合同|跨年|结转|结余|年末|年底|期末|年初(?!预算)|累计(?!\d+人次)|开始|起|实施/;

/** 「本部门2031年……支出80.00万元」: the document speaks of itself, with a figure or a plain no. */
const OF_ITSELF =
  /^本(?:部门|单位|级|机关|局|院|校|中心)\s*20\d\d\s*年(?:度)?[^。；，]{0,36}?(?:\d[\d,.]*\s*(?:万元|亿元|元)|没有(?:使用|安排)|未(?:使用|安排))/;

/** 「（四）政府采购情况：」 before the sentence in one line with it. */
const TITLE_BEFORE =
  /^\s*(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}、)?[^，。；：\d]{2,20}：/;

/** The name of the unit, perhaps with 「及所属单位」, before the year. */
const LONGEST_OWNER = 36;

function isStale({ spot, year }: PrintedYear, own: number, stated: RegExp): boolean {
  if (year === own || Math.abs(year - own) > 5) return false;
  const sentence = sentenceAround(spot);
  // A budget speaks of the final accounts of a year before by right.
  if (stated === STATED_BUDGET && /决算/.test(sentence)) return false;
  if (OF_ITSELF.test(plainYears(sentence)) && spot.start - spot.line.text.indexOf(sentence) <= 6) {
    const told = OF_ITSELF.exec(plainYears(sentence))?.[0] ?? '';
    return !RIGHTLY_OTHER.test(sentence) && !/预计|规划|下年|上年|同比/.test(told);
  }
  const start = spot.line.text.indexOf(sentence);
  const isFirst = spot.start - start <= 1 && year < own && plainYears(sentence).startsWith('20');
  if (COVERS.test(plainYears(sentence)) && /预算|决算/.test(spot.line.text.slice(spot.end, spot.end + 8))) return true;
  if (isFirst && PLANS.test(plainYears(sentence))) return true;
  if (year > own) return false;
  const from = spot.line.text.indexOf(sentence);
  const position = spot.start - Math.max(0, from);
  // The year must be the sentence's own time: it stands at the beginning, before anything is compared with it.
  const before = sentence.slice(0, Math.max(0, position)).replace(TITLE_BEFORE, '');
  if (before.length > LONGEST_OWNER || /[比较与至和]$|[，：]/.test(before)) return false;
  const other = stated === STATED_FINAL ? RIGHTLY_OTHER_FINAL : RIGHTLY_OTHER;
  if (!stated.test(sentence) || other.test(sentence)) return false;
  if (before.length <= 20 && (COMPARES.test(sentence) || SETS.test(sentence))) return true;
  return STATES.test(sentence.slice(Math.max(0, position)));
}

/** A line below 「二、2030年“三公”经费决算情况」 in a budget tells the outcome of that year by right. */
function standsBelow(lines: readonly TextLine[], { spot, year }: PrintedYear, stated: RegExp): boolean {
  const heading = lines.slice(0, lines.indexOf(spot.line)).findLast((line) => line.isHeading);
  if (heading === undefined || !plainYears(heading.text).includes(`${year}年`)) return false;
  return stated === STATED_BUDGET ? /决算|执行/.test(heading.text) : /预算/.test(heading.text);
}

const stale: Rule = {
  id: 'YEAR-STALE',
  name: '旧年份残留',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文件年度与文字说明',
  description:
    '以往年开头、讲“预算安排”并与“上年”比较的语句，多为沿用往年文稿未改年份；以“本部门（单位）某年”开头写明金额或没有安排而年度不是本年的也报。同段已写明本年度的比较句、文件名与文号、截至时点、成立与合同时间、执行与结转情况不报。同一种说法全文都写本年度、只有一处写另一年度的，作疑似；写明金额并与另一年比较的，比较的基期应为上一年；写作上一年而金额与本年的表一致的，作疑似；空表说明的年度也核对。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const own = disclosure.profile.fiscalYear.value;
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    if (own === null) return [insufficient('文件中没有读出年度')];
    const stated = disclosure.profile.stage.value === 'final' ? STATED_FINAL : STATED_BUDGET;
    const all = linesOf(disclosure).filter((line) => !line.isHeading && !line.isDefinition);
    const lines = all.filter(({ section }) => section !== 'N-DUTY' && section !== 'N-ORG');
    const ordered = linesOf(disclosure);
    const years = [...lines, ...all.filter((line) => !lines.includes(line) && COVERS.test(line.text))].map(yearsIn);
    const found = years.flatMap((inLine) =>
      inLine.some(({ year }) => year === own)
        ? []
        : inLine.filter((one) => isStale(one, own, stated) && !standsBelow(ordered, one, stated)),
    );
    const rightly = stated === STATED_FINAL ? RIGHTLY_OTHER_FINAL : RIGHTLY_OTHER;
    const others = yearsOutOfCompany(lines, own, (sentence) => rightly.test(sentence) || COMPARES.test(sentence));
    const isNew = (one: PrintedYear): boolean =>
      !found.some(({ spot }) => spot.line === one.spot.line && spot.start === one.spot.start);
    const outside = others.filter(isNew);
    const remarks = [...found, ...outside].flatMap((one) => {
      const sentence = sentenceAround(one.spot);
      const remark = remarkOn(
        [mention(document, one.spot, sentence)],
        outside.includes(one) ? 'warning' : 'error',
        `${one.year}·${sentence.slice(0, 24)}`,
        `本文件为 ${own} 年度，此句写作“${one.year}年”，疑为沿用往年文稿：“${sentence}”`,
        { expected: `${own}年`, actual: `${one.year}年` },
      );
      return remark === null ? [] : [remark];
    });
    const bases = wrongBases(disclosure, lines, own).flatMap((one) => {
      const isLate = one.year >= own;
      const remark = remarkOn(
        [mention(document, one.spot, sentenceAround(one.spot))],
        isLate ? 'error' : 'warning',
        `基期${one.year}·${sentenceAround(one.spot).slice(0, 24)}`,
        `本文件为 ${own} 年度，此句与 ${one.year} 年比较，比较的基期通常为上一年（${own - 1} 年），请核对：“${sentenceAround(one.spot)}”`,
        { expected: `${own - 1}年`, actual: `${one.year}年` },
      );
      return remark === null ? [] : [remark];
    });
    const notes = disclosure.tables.filter(({ emptyNote }) => {
      const year = emptyNote === null ? null : yearNotOwn(emptyNote, own);
      return year !== null && !/上年|结转|比|较/.test(emptyNote ?? '');
    });
    const below = notes.flatMap((table) => {
      const note = table.emptyNote ?? '';
      const at = { ...mentionOfTitle(document, table), words: note };
      const message = `本文件为 ${own} 年度，${table.title}下的说明写作“${yearNotOwn(note, own) ?? ''}年”：“${note}”`;
      return remarkOn([at], 'error', `空表说明·${note.slice(0, 24)}`, message) ?? [];
    });
    const named = [...found, ...outside].map(({ spot }) => sentenceAround(spot));
    const amounts = ownAmountsOfLastYear(subject, own, named);
    const looked = years.reduce((sum, inLine) => sum + inLine.length, 0);
    return remarks.length + bases.length + below.length + amounts.length > 0
      ? [...remarks, ...bases, ...below, ...amounts]
      : [looked > 0 ? passed(looked) : notApplicable('文字说明中没有年份')];
  },
};

const stock: Rule = {
  id: 'YEAR-STOCK',
  name: '时点合理',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文字说明中写有“截至某时”',
  description:
    '“截至某年底”的存量时点不能晚于落款日期；没有落款日期的预算文件，不能为预算年度年末；车辆、设备、资产的时点早于上年末（决算为本年末）的作疑似。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    const signed = signedOn(disclosure);
    const { fiscalYear, stage } = disclosure.profile;
    const own = fiscalYear.value;
    const budgetEnd = stage.value === 'budget' && own !== null ? own * 10_000 + 1231 : null;
    const limit = signed ?? (budgetEnd === null ? null : budgetEnd - 1);
    const spots = linesOf(disclosure).flatMap((line) =>
      [
        ...plainYears(line.text).matchAll(
          /(?:截至|截止到?|截止至)\s*(20\d\d)\s*年\s*(年?[底末]|\d{1,2}月(?:\d{1,2}日|[底末])?)/g,
        ),
      ].map((match) => ({
        spot: { line, start: match.index, end: match.index + match[0].length },
        day: stockDay(match[1] ?? '', match[2] ?? ''),
      })),
    );
    if (spots.length === 0) return [notApplicable('文字说明中没有“截至某时”的表述')];
    // What vehicles and equipment there are is counted at the end of the year before (final accounts: of the year itself).
    const least = own === null || stage.value === null ? null : (stage.value === 'final' ? own : own - 1) * 10_000;
    const isCounted = ({ spot }: (typeof spots)[number]): boolean =>
      /车辆|用车|设备|资产|房屋/.test(sentenceAround(spot)) && !/合同|累计|历年/.test(sentenceAround(spot));
    const early = spots
      .filter((one) => least !== null && one.day < least && one.day > least - 50_000 && isCounted(one))
      .map(({ spot }) => mention(document, spot));
    const stale = remarkOn(
      early,
      'warning',
      '存量时点过早',
      `${listed(early)}早于${stage.value === 'final' ? '本年末' : '上年末'}，车辆、设备等存量的时点疑为沿用往年文稿，请核对。`,
    );
    if (limit === null && stale === null) return [insufficient('没有读出落款日期和文件年度，不能判断时点')];
    const late = spots.filter(({ day }) => limit !== null && day > limit).map(({ spot }) => mention(document, spot));
    const why = signed === null ? `${own ?? ''} 年度预算公开时该时点尚未到来` : '晚于本文件的落款日期';
    const remark = remarkOn(late, 'error', '存量时点', `${listed(late)}${why}，请核对时点（通常为上年末）。`);
    const remarks = [remark, stale].flatMap((one) => one ?? []);
    return remarks.length === 0 ? [passed(spots.length)] : remarks;
  },
};

/** 年度规则. */
export const YEAR_RULES: readonly Rule[] = [title, stale, stock];
