import type { Disclosure } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { hasNarrative, isBlank, linesOf, sentenceAround, type Spot, type TextLine } from '../text/lines.js';
import { listed, mention, mentionOfTitle, remarkOn, type Mention } from '../text/remarks.js';
import { plainYears, signedOn, stockDay, withoutQuotations } from '../text/years.js';

const BASIS = '地方预决算公开操作规程（财预〔2016〕143号）：真实、准确、完整';

/** What a heading or title of this year's document is about; headings about earlier years carry other words. */
function ownSubject(disclosure: Disclosure): RegExp {
  return disclosure.profile.stage.value === 'final'
    ? /(?:决算|三公|收支|支出|收入)[^，。]{0,20}(?:表|说明|情况)|(?:部门|单位)决算/
    : /(?:预算|三公|收支|支出|收入)[^，。]{0,20}(?:表|说明|情况)|(?:部门|单位)预算/;
}

/** Words that make another year an ordinary one in a heading. */
const OTHER_YEAR_MATTERS = /执行|完成|回顾|总结|上年|比|较|评价|自评|调整|结转|五年|规划/;

function yearNotOwn(text: string, own: number): number | null {
  const words = withoutQuotations(plainYears(text));
  const years = [...words.matchAll(/(?<!\d)(20\d\d)\s*年/g)].map(([, year]) => Number(year));
  if (years.includes(own)) return null;
  return years[0] ?? null;
}

function titlesOfAnotherYear(subject: Subject, own: number): readonly Mention[] {
  const { disclosure, document } = subject;
  const about = ownSubject(disclosure);
  const isWrong = (text: string): boolean =>
    yearNotOwn(text, own) !== null && about.test(text) && !OTHER_YEAR_MATTERS.test(text);
  const stage = disclosure.profile.stage.value;
  const otherStage = stage === 'budget' ? /决算/ : stage === 'final' ? /预算(?!财政拨款)/ : /(?!)/;
  const headings = linesOf(disclosure)
    .filter((line) => line.isHeading && isWrong(line.text) && !otherStage.test(line.text))
    .map((line) => mention(document, { line, start: 0, end: line.text.length }, line.text.trim()));
  const titles = disclosure.tables
    .filter((table) => isWrong(table.title) && !otherStage.test(table.title))
    .map((table) => mentionOfTitle(document, table));
  return [...headings, ...titles];
}

/** 「202 年度」, 「年度项目支出绩效表」: the year is there in part or not at all. */
function damagedYears(subject: Subject): readonly Mention[] {
  const damaged = /^(?:年度|年(?:部门|单位))|(?<![\d第])(?:20\d|2\d{2}|20)\s*年度?(?=部门|单位|预算|决算|收支|项目)/;
  const { disclosure, document } = subject;
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
    ...disclosure.tables.filter((table) => damaged.test(table.title)).map((table) => mentionOfTitle(document, table)),
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
    '标题、表名和“三公”经费表的年度栏应为本文件的年度。讲执行、完成情况或与上年比较的标题不在此列；年份残缺（如“202 年度”、只剩“年度”）报疑似。',
  check: (subject) => {
    const { disclosure } = subject;
    const own = disclosure.profile.fiscalYear.value;
    const damaged = damagedYears(subject);
    const damage = remarkOn(damaged, 'warning', '年份残缺', `标题或表名的年份残缺：${listed(damaged)}，请补全年份。`);
    if (own === null) return [...(damage === null ? [] : [damage]), insufficient('文件中没有读出年度')];
    const wrong = titlesOfAnotherYear(subject, own);
    const remark = remarkOn(
      wrong,
      'error',
      '标题年度',
      `标题或表名的年度与本文件（${own} 年度）不一致：${listed(wrong)}。`,
      { expected: String(own), actual: String(yearNotOwn(wrong[0]?.words ?? '', own) ?? '') },
    );
    const remarks = [...[remark, damage].flatMap((one) => one ?? []), ...yearCells(subject, own)];
    const looked = disclosure.tables.length + linesOf(disclosure).filter((line) => line.isHeading).length;
    if (remarks.length > 0) return remarks;
    return looked === 0 || isBlank(disclosure) ? [notApplicable('文件中没有标题和表名')] : [passed(looked)];
  },
};

/** Matters that a document states for its own year, and words of comparison with the year before. */
const STATED_BUDGET = /预算|绩效目标|三公|机关运行经费|政府采购|收入总计|支出总计/;
const STATED_FINAL = /决算|三公|机关运行经费|政府采购|收入总计|支出总计/;
const COMPARES = /(?:比|较|与)(?:上年|去年|上一年)|同比/;
const SETS =
  /预算(?:数)?(?:安排|总额|为|\d)|收支总预算|安排(?:预算)?\s*\d|(?:编报|申报|设置|填报)(?:了)?[^。；]{0,8}绩效目标|采购总额\s*\d/;
/** Contexts in which another year is right: dates of documents, stocks, results and periods. */
const RIGHTLY_OTHER =
  /截至|截止|成立|设立|印发|批准|批复|自20|至20\d\d年|—|－|合同|跨年|结转|结余|执行|完成|决算(?:数|公开)?为|年末|年底|年初(?!预算)|累计|开始|起|实施/;

type YearInSentence = { readonly spot: Spot; readonly year: number };

function sentencesWithYears(line: TextLine): readonly YearInSentence[] {
  const text = withoutQuotations(plainYears(line.text));
  return [...text.matchAll(/(?<!\d)(20\d\d)\s*年(?:度)?/g)].map((match) => ({
    spot: { line, start: match.index, end: match.index + match[0].length },
    year: Number(match[1]),
  }));
}

/** 「本部门2031年……支出80.00万元」: the document speaks of itself, with a figure or a plain no. */
const OF_ITSELF =
  /^本(?:部门|单位|级|机关|局|院|校|中心)\s*20\d\d\s*年(?:度)?[^。；，]{0,36}?(?:\d[\d,.]*\s*(?:万元|亿元|元)|没有(?:使用|安排)|未(?:使用|安排))/;

function isStale({ spot, year }: YearInSentence, own: number, stated: RegExp): boolean {
  if (year === own || Math.abs(year - own) > 5) return false;
  const sentence = sentenceAround(spot);
  if (OF_ITSELF.test(plainYears(sentence)) && spot.start - spot.line.text.indexOf(sentence) <= 6) {
    return !RIGHTLY_OTHER.test(sentence) && !/预计|规划|下年|上年|同比/.test(sentence.slice(0, 30));
  }
  if (year > own) return false;
  const from = spot.line.text.indexOf(sentence);
  const position = spot.start - Math.max(0, from);
  // The year must be the sentence's own time: it stands at the beginning, before anything is compared with it.
  const before = sentence.slice(0, Math.max(0, position));
  if (before.length > 20 || /[比较与至和]$|[，：]/.test(before)) return false;
  if (!stated.test(sentence) || RIGHTLY_OTHER.test(sentence)) return false;
  return COMPARES.test(sentence) || SETS.test(sentence);
}

const stale: Rule = {
  id: 'YEAR-STALE',
  name: '旧年份残留',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文件年度与文字说明',
  description:
    '以往年开头、讲“预算安排”并与“上年”比较的语句，多为沿用往年文稿未改年份；以“本部门（单位）某年”开头写明金额或没有安排而年度不是本年的也报。同段已写明本年度的比较句、文件名与文号、截至时点、成立与合同时间、执行与结转情况不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const own = disclosure.profile.fiscalYear.value;
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    if (own === null) return [insufficient('文件中没有读出年度')];
    const stated = disclosure.profile.stage.value === 'final' ? STATED_FINAL : STATED_BUDGET;
    const lines = linesOf(disclosure).filter(
      (line) => !line.isHeading && !line.isDefinition && line.section !== 'N-DUTY' && line.section !== 'N-ORG',
    );
    const years = lines.map(sentencesWithYears);
    const found = years.flatMap((inLine) =>
      inLine.some(({ year }) => year === own) ? [] : inLine.filter((one) => isStale(one, own, stated)),
    );
    const remarks = found.flatMap((one) => {
      const sentence = sentenceAround(one.spot);
      const remark = remarkOn(
        [mention(document, one.spot, sentence)],
        'error',
        `${one.year}·${sentence.slice(0, 24)}`,
        `本文件为 ${own} 年度，此句写作“${one.year}年”，疑为沿用往年文稿：“${sentence}”`,
        { expected: `${own}年`, actual: `${one.year}年` },
      );
      return remark === null ? [] : [remark];
    });
    const looked = years.reduce((sum, inLine) => sum + inLine.length, 0);
    return remarks.length > 0 ? remarks : [looked > 0 ? passed(looked) : notApplicable('文字说明中没有年份')];
  },
};

const stock: Rule = {
  id: 'YEAR-STOCK',
  name: '时点合理',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文字说明中写有“截至某时”',
  description: '“截至某年底”的存量时点不能晚于落款日期；没有落款日期的预算文件，不能为预算年度年末。',
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
    if (limit === null) return [insufficient('没有读出落款日期和文件年度，不能判断时点')];
    const late = spots.filter(({ day }) => day > limit).map(({ spot }) => mention(document, spot));
    const why = signed === null ? `${own ?? ''} 年度预算公开时该时点尚未到来` : '晚于本文件的落款日期';
    const remark = remarkOn(late, 'error', '存量时点', `${listed(late)}${why}，请核对时点（通常为上年末）。`);
    return remark === null ? [passed(spots.length)] : [remark];
  },
};

/** 年度规则 (family I). */
export const YEAR_RULES: readonly Rule[] = [title, stale, stock];
