import {
  anchorForDocument,
  anchorForTable,
  TABLE_KIND_NAMES,
  type Disclosure,
  type Table,
  type TableKind,
} from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import { LEAST_KINDS, profileOf, requiredKinds } from '../profiles/region-profiles.js';
import { isAmountColumn } from '../select.js';
import { hasNarrative, linesOf, sentenceAround } from '../text/lines.js';
import { denials, MATTER_WORDS, statements, TITLE_WORDS } from '../text/matters.js';
import { mention, mentionOfTitle, remarkOn } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';
import { gapOf } from './table-number-gap.js';
import { emptyMainTables } from './empty-main-tables.js';

const BASIS = '预算法第十四条；预算法实施条例第六条；地方预决算公开操作规程（财预〔2016〕143号）';
const EMPTY_BASIS = '财政预决算领域基层政务公开标准目录（没有数据的表格应当列出空表并说明）';

/** From this fiscal year on nearly every region publishes the table of state capital, empty or not. */
const ADVISED_SINCE = 2020;

/** The first fiscal year under 预算法实施条例 of 2020, which has units publish their spending on projects. */
const PROJECTS_SINCE = 2021;

/** 「一、“三公”经费支出」: lines by which a table of more than one matter (机构运行信息表) holds one that stands alone elsewhere. */
const LINES_ELSEWHERE: Partial<Readonly<Record<TableKind, RegExp>>> = {
  'three-public': /^(?:[一二三四五][、.．]|[（(][一二三四五][）)])?[“"]?三公[”"]?经费(?:支出|合计)?(?:[（(].*)?$/,
};

function isHeldBy(table: Table, kind: TableKind): boolean {
  const line = LINES_ELSEWHERE[kind];
  if (line === undefined || table.kind !== 'other') return false;
  return table.rows.some(({ cells }) => cells.some(({ text }) => line.test(text.replace(/\s+/g, ''))));
}

/** True where the table may be there although it was not recognised as what it is. */
function mayBeThere(disclosure: Disclosure, kind: TableKind): boolean {
  const words = TITLE_WORDS[kind];
  const unsure = disclosure.tables.some(
    (table) =>
      table.alternatives.includes(kind) ||
      isHeldBy(table, kind) ||
      (table.kind === 'other' && (words?.test(table.title) ?? true)),
  );
  const isNamed = (text: string): boolean => words?.test(text) ?? false;
  return (
    unsure ||
    disclosure.defects.some(({ message }) => isNamed(message)) ||
    linesOf(disclosure).some((line) => line.text.length <= 60 && isNamed(line.text))
  );
}

function names(kinds: readonly TableKind[]): string {
  return kinds.map((kind) => TABLE_KIND_NAMES[kind]).join('、');
}

/** Money of projects in 支出总表 that no list of projects itemises. */
function hasProjectSpending(disclosure: Disclosure): boolean {
  if (mayBeThere(disclosure, 'project-expenditure')) return false;
  return disclosure.tables.some(
    (table) =>
      table.kind === 'expenditure' &&
      table.rows.some((row) =>
        row.cells.some(({ column, reading }) => {
          return (
            table.columns[column]?.measure === 'project' &&
            reading.state === 'number' &&
            /[1-9]/.test(reading.amount.value)
          );
        }),
      ),
  );
}

/** 「预算公开表附后」. */
const ATTACHED =
  /[\u4e00-\u9fff]{0,8}表[^。；，]{0,8}(?:附后|另附|见附件|详见附[件表])|(?:附后|见附件|详见附[件表])[^。；，]{0,12}表/;

/** Tables that the text says are attached, where no table was read at all: asked for, not missed. */
function attachedTables(disclosure: Disclosure, document: string): Remark | null {
  if (disclosure.tables.length > 0) return null;
  const line = linesOf(disclosure).find(({ text }) => ATTACHED.test(text));
  const match = line === undefined ? null : ATTACHED.exec(line.text);
  if (line === undefined || match === null) return null;
  return remarkOn(
    [mention(document, { line, start: match.index, end: match.index + match[0].length })],
    'notice',
    '各表附后',
    `文中称“${match[0]}”，文件中没有表；请确认各表随同公开，并与本文件一并导入核对。`,
  );
}

/** Whether the text speaks of 国有资本经营, so that its table is worth asking for where no region asks for it. */
function speaksOfStateCapital(disclosure: Disclosure): boolean {
  const year = disclosure.profile.fiscalYear.value;
  if (year === null || year < ADVISED_SINCE) return false;
  return statements(disclosure).some((line) => line.text.includes('国有资本经营'));
}

/** Whether the disclosure lists spending on projects, in a year that publishes them one by one. */
function spendsOnProjects(disclosure: Disclosure): boolean {
  const year = disclosure.profile.fiscalYear.value;
  return (year === null || year >= PROJECTS_SINCE) && hasProjectSpending(disclosure);
}

const tableSet: Rule = {
  id: 'DISC-TABLE-SET',
  name: '应公开表齐全',
  family: 'disclosure',
  severity: 'error',
  basis: BASIS,
  needs: '文件为预算或决算，且识别出五种以上的表',
  description:
    '全国统一要求的八张表缺少的报错误；单位所在地区另有要求的表缺少的报疑似；其他地区正文讲到国有资本经营预算而没有相应表的作提示；预算（2021 年度起）列有项目支出而没有项目支出表的作提示。表名在文中出现而表未识别的，不作为缺表；文中称各表附后而文件中没有表的作提示。',
  check: ({ disclosure, document, region: chosen }) => {
    const { stage } = disclosure.profile;
    if (stage.value === null) return [insufficient('不能确定是预算文件还是决算文件')];
    const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
    const required = requiredKinds(stage.value);
    const there = required.filter((kind) => kinds.has(kind)).length;
    if (there === 0) {
      return [attachedTables(disclosure, document) ?? notApplicable('文件中没有应公开的表，可能另有附件')];
    }
    if (there < LEAST_KINDS) {
      return [insufficient(`只识别出 ${there} 种应公开的表，可能只是其中一部分或另有附件`)];
    }
    const region = profileOf(disclosure.profile, chosen);
    const also = stage.value === 'final' ? region.alsoFinal : region.alsoBudget;
    const missing = (kinds_: readonly TableKind[]): readonly TableKind[] => kinds_.filter((kind) => !kinds.has(kind));
    const unsure = missing(required).filter((kind) => mayBeThere(disclosure, kind));
    const sure = missing(required).filter((kind) => !unsure.includes(kind));
    const regional = missing(also).filter((kind) => !required.includes(kind) && !mayBeThere(disclosure, kind));
    const advised = (speaksOfStateCapital(disclosure) ? missing(['state-capital']) : []).filter(
      (kind) => !also.includes(kind) && !mayBeThere(disclosure, kind),
    );
    const at = [{ at: anchorForDocument(document), words: '' }];
    const gap = gapOf(document, disclosure.tables, sure.length);
    const remarks: readonly (Remark | null)[] = [
      sure.length === 0
        ? null
        : remarkOn(
            [...at, ...(gap?.sides ?? [])],
            'error',
            '缺表',
            `文件中没有${names(sure)}${gap === null ? '' : `（${gap.words}）`}，请补充；没有数据的也应列出空表并说明。`,
          ),
      regional.length === 0
        ? null
        : remarkOn(
            at,
            'warning',
            '地区要求的表',
            `文件中没有${names(regional)}，${region.name}的公开文本通常列有，请核对。`,
          ),
      advised.length === 0
        ? null
        : remarkOn(
            at,
            'notice',
            '建议的表',
            `正文讲到国有资本经营预算，文件中没有${names(advised)}；没有数据的也宜列出空表并说明。`,
          ),
      stage.value !== 'budget' || kinds.has('project-expenditure') || !spendsOnProjects(disclosure)
        ? null
        : remarkOn(
            at,
            'notice',
            '项目支出表',
            '支出总表列有项目支出，文件中没有项目支出表，各项目的名称和金额没有公开，请核对。',
          ),
    ];
    // What stands for the document as a whole is no place to show.
    const found = remarks.flatMap((remark) =>
      remark === null ? [] : [{ ...remark, evidence: remark.evidence.filter(({ text }) => text !== '') }],
    );
    return [
      ...found,
      ...(unsure.length > 0 ? [insufficient(`${names(unsure)}在文中有表名，但未能识别出表`)] : []),
      ...(there > 0 ? [passed(there)] : []),
    ];
  },
};

/** Kinds for which an empty table must say why. Performance tables are empty where there are no projects. */
const MUST_EXPLAIN: ReadonlySet<TableKind> = new Set<TableKind>([
  'government-fund',
  'state-capital',
  'three-public',
  'procurement',
  'purchased-services',
  'project-expenditure',
]);

const emptyNote: Rule = {
  id: 'DISC-EMPTY-TABLE-NOTE',
  name: '空表说明',
  family: 'disclosure',
  severity: 'error',
  basis: EMPTY_BASIS,
  needs: '有没有数据的表',
  description:
    '没有数据的表，表内或表下应说明原因。正文已说明“没有使用……”而表下未注明的，只作提示；表内容未能读出的不判断。收支总表、收入总表、支出总表中一张没有数据而另一张有的，报疑似。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const empty = disclosure.tables.filter(({ kind, isEmpty }) => isEmpty && MUST_EXPLAIN.has(kind));
    const main = emptyMainTables(disclosure, document);
    if (empty.length + main.length === 0) {
      return disclosure.tables.length === 0 ? [notApplicable('文件中没有表')] : [notApplicable('没有需要说明的空表')];
    }
    const unexplained = empty.map((table): Outcome => {
      if (table.emptyNote !== null) return passed(1);
      // A sentence of the text explains the matter, but a reader of the table alone does not learn it.
      const explanations = denials(disclosure, table.kind);
      const isExplained = explanations.length > 0;
      // 「注：我单位没有……」 is printed under the table, wherever the reading of the page has put it.
      if (explanations.some(({ line }) => /^\s*(?:备?注|说明)\s*[:：]/.test(line.text))) return passed(1);
      return {
        type: 'remark',
        severity: isExplained ? 'notice' : 'error',
        message: isExplained
          ? `${tableName(table)}没有数据，正文已有说明，表内和表下未注明，宜在表下注明。`
          : `${tableName(table)}没有数据，表内和表下均未说明原因，请补充说明。`,
        at: anchorForTable(document, table),
        evidence: [],
        topic: '空表说明',
      };
    });
    return [...main, ...unexplained];
  },
};

function hasMoney(table: Table): boolean {
  return table.rows.some((row) =>
    row.cells.some((cell) => {
      const column = table.columns[cell.column];
      const { reading } = cell;
      return (
        column !== undefined &&
        isAmountColumn(column) &&
        reading.state === 'number' &&
        /[1-9]/.test(reading.amount.value)
      );
    }),
  );
}

/** The first amount the text states for the matter of a table, in the same clause. */
function statedMoney(
  disclosure: Disclosure,
  kind: TableKind,
): { readonly text: string; readonly start: number; readonly line: ReturnType<typeof statements>[number] } | null {
  const matter = MATTER_WORDS[kind];
  if (matter === undefined || kind === 'project-expenditure') return null;
  const pattern = new RegExp(`${matter}[^。；，]{0,24}?([\\d,]+(?:\\.\\d+)?)\\s*(?:万?元|亿元)`, 'g');
  for (const line of statements(disclosure)) {
    for (const match of matchesIn(line.text, pattern)) {
      if (/[1-9]/.test(match[1] ?? '') && !/上年|去年|比|较|收入|购置/.test(match[0])) {
        return { text: match[0], start: match.index, line };
      }
    }
  }
  return null;
}

const ELSEWHERE = /统筹安排|统一安排|暂未包含|未包含/;

function conflict(disclosure: Disclosure, document: string, table: Table): Remark | null {
  const title = mentionOfTitle(document, table);
  if (!table.isEmpty) {
    const [denial] = denials(disclosure, table.kind).filter(({ words }) => /^(?:没有|未|无|不)/.test(words));
    if (denial === undefined || !hasMoney(table) || table.kind === 'three-public') return null;
    const start = denial.line.text.indexOf(denial.words);
    const place = mention(document, { line: denial.line, start, end: start + denial.words.length });
    return remarkOn(
      [place, title],
      'error',
      `表有数·${table.kind}`,
      `正文称“${denial.words}”，而${tableName(table)}列有金额，两处矛盾，请核对以哪一处为准。`,
    );
  }
  const stated = statedMoney(disclosure, table.kind);
  if (stated !== null) {
    const place = mention(document, { line: stated.line, start: stated.start, end: stated.start + stated.text.length });
    return remarkOn(
      [place, title],
      'error',
      `表为空·${table.kind}`,
      `正文称“${stated.text}”，而${tableName(table)}没有数据，两处矛盾，请核对以哪一处为准。`,
    );
  }
  if (table.kind !== 'three-public' || table.emptyNote === null || !/不涉及|不适用/.test(table.emptyNote)) return null;
  const elsewhere = statements(disclosure).find(
    (line) => !line.isHeading && ELSEWHERE.test(line.text) && /出国|接待|用车/.test(line.text),
  );
  if (elsewhere === undefined) return null;
  const start = elsewhere.text.search(ELSEWHERE);
  const sentence = sentenceAround({ line: elsewhere, start, end: start + 2 });
  const place = mention(document, { line: elsewhere, start: 0, end: elsewhere.text.length }, sentence);
  return remarkOn(
    [place, title],
    'warning',
    '原因不一',
    `${tableName(table)}注明“${table.emptyNote}”，正文则称“${sentence}”，两处原因不一致，请统一。`,
  );
}

const emptyConflict: Rule = {
  id: 'DISC-EMPTY-CONFLICT',
  name: '空表与文字矛盾',
  family: 'disclosure',
  severity: 'error',
  basis: EMPTY_BASIS,
  needs: '政府性基金、国有资本、“三公”、采购、购买服务等表及文字说明',
  description:
    '表有金额而正文称没有，或表为空而正文写有金额的，报错误；空表说明与正文原因不同（不涉及、由上级统筹安排）的，报疑似。',
  check: ({ disclosure, document }) => {
    const tables = disclosure.tables.filter(({ kind }) => MUST_EXPLAIN.has(kind));
    if (tables.length === 0) return [notApplicable('没有可与文字对照的表')];
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    const single = tables.filter(({ kind }) => tables.filter((other) => other.kind === kind).length === 1);
    return single.map((table): Outcome => conflict(disclosure, document, table) ?? passed(1));
  },
};

/** 表的完整性规则. */
export const TABLE_SET_RULES: readonly Rule[] = [tableSet, emptyNote, emptyConflict];
