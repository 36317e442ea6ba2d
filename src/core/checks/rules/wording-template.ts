import type { Severity } from '../finding.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { anyOf } from '../text/any-of.js';
import { wordCellsWith } from '../text/cells.js';
import { isBlank, isTableBetween, linesOf, sentenceAround, spotsOf, type Spot } from '../text/lines.js';
import {
  listed,
  mention,
  mentionOfCell,
  mentionOfClause,
  mentionOfTitle,
  remarkOn,
  type Mention,
} from '../text/remarks.js';

const BASIS = '地方预决算公开操作规程（财预〔2016〕143号）：真实、准确、完整';

/** Marks that stand for something to be filled in. A single × is a multiplication sign. */
const PLACEHOLDER = anyOf(
  [
    /(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])/,
    // 「XX.XX」「X,XXX.XX」
    /(?<![A-Za-z\d.])[Xx][,，]?[Xx]{2,}[.．][Xx]+/,
    /[×✕╳Ｘ]{2,}/,
    /[＿_]{2,}/,
    /[○◯●]{2,}/,
    /某某/,
    /[{｛][^{}｛｝]{1,12}[}｝]/,
    /…{1,2}\s*(?=万?元)/,
    // 「（类）（款）」 without any name before them
    /[（(]类[）)]\s*[（(]款[）)]/,
  ],
  'g',
);
const UNDECIDED = /(?<![\u4e00-\u9fff])(?:待定|待补充?|待填|待核实|待确认)(?![\u4e00-\u9fff])/g;
/** Looked for first: nearly no cell has one of these. */
const PLACEHOLDER_SIGN = /[Xx×✕╳Ｘ＿_]|某某|待/;
/** A cell may hold a project of that name; only a cell that is nothing else, or a long run, is a placeholder. */
const PLACEHOLDER_CELL = /^(?:[Xx]{2,}|[×✕╳Ｘ]{2,}|[＿_]{2,}|某某.{0,6}|待定|待补充?|待填)$|[Xx×]{3,}(?![\dA-Za-z])/;

/** 「增长%」「预算支出万元，」「共有车辆辆」: the figure in front of a unit was never filled in. */
const LOST_FIGURE = anyOf(
  [
    /(?:支出|收入|预算数?|总计|合计|共计|总额|增加|减少|增长|下降|安排|(?<!单位[^，。；]{0,8})为)\s*万元(?=[，。；、,;（(]|$|占|其中|比|与)/,
    /(?:增长|下降|降低|上升|增幅为?|降幅为?|占比为?|比例为)\s*[%％](?=[，。；、,;）)]|$)/,
    /车辆\s*辆(?=[，。；、,;])/,
    /设备\s*台(?:[（(]套[）)])?(?=[，。；、,;])/,
    /共(?:计|有)?\s*个项目(?=[，。；、,;]|实行|纳入|编报|填报)/,
  ],
  'g',
);

/** Both directions printed, neither chosen. */
const OPTION = anyOf(
  [
    // 「增加（减少）」「减（增）」
    /(?:增|增加|增长|上升|提高)\s*[（(]\s*(?:减|减少|下降|降低)\s*[）)]/,
    /(?:减|减少|下降|降低)\s*[（(]\s*(?:增|增加|增长|上升|提高)\s*[）)]/,
    // 「增加/减少」
    /(?:增加|增长|上升)\s*[/／]\s*(?:减少|下降|降低)/,
    /(?:减少|下降|降低)\s*[/／]\s*(?:增加|增长|上升)/,
    // 「大于（小于）」「高于/低于」
    /(?:大于|高于|多于)\s*[（(/／]\s*(?:小于|低于|少于)\s*[）)]?/,
    /(?:小于|低于|少于)\s*[（(/／]\s*(?:大于|高于|多于)\s*[）)]?/,
    // 「有/无」「是/否」「持平（如…）」
    /(?:有\s*[/／]\s*无|无\s*[/／]\s*有|是\s*[/／]\s*否|持平[（(]如[^）)]*[）)])/,
  ],
  'g',
);
/** Words after which both directions are a name: 「增（减）变化情况」. */
const NAMES_BOTH = /^(?:变化|变动|情况|原因|因素|幅度|比率|比例|[额率数]|%|％)/;

/** Sentences addressed to the person who fills in the template. */
const GUIDE = anyOf(
  [
    /请(?:在此)?(?:填写|填列|列明|说明填|根据实际)[^。；]{0,30}/,
    /(?:^|[，。；：（(])列明[^。；]{0,20}/,
    /如(?:为|无|有)?持平[，,]?(?:则|请)?(?:作|按|写|表述)[^。；）)]{0,20}/,
    /不涉及的(?:可)?(?:不列|删除|不填)/,
    /仍(?:需|应)?保留该(?:表格|格式|表)[^。；]{0,30}/,
    /在本表下方作(?:下述|如下)说明/,
    /填报(?:说明|要求)[:：]/,
    /填写说明[:：]/,
    /[（(]?增加内容[）)]/,
    // 「根据本单位实际情况填写」
    /(?:根据|按照|结合)(?:本?(?:部门|单位))?实际(?:情况)?(?:据实)?(?:填写|填列|选择填|增减(?:内容|项目)|修改)/,
    /据实填(?:写|列|报)/,
    /(?:可|请)自行(?:增减|添加|删减)/,
    /删除(?:本|此|该)(?:段|行|句|说明)/,
    /此处(?:填|请|应)[^。；]{0,20}/,
    /参考(?:模板|格式|样式)/,
    // 「（按部门职责填写）」
    /[（(][按根参][^（）()。]{2,60}?(?:填写|填列|填报)[）)]/,
    // 「“项目名称”“项目编码”为必填项」
    /(?:“[^”]{1,20}”[、和与及]?){1,6}(?:均)?[为是]?必填项/,
    /(?<![\u4e00-\u9fff])(?:必填|选填)(?:项)?(?![\u4e00-\u9fff])/,
  ],
  'g',
);
/** What a table is to be filled in by, as the template has it: out of place in a publication, but no instruction left. */
const TABLE_GUIDE = anyOf(
  [
    /(?:填列|填报|填写)数?应[与等按为][^。；]{2,40}/,
    /数[应须需]与《[^》]{2,30}》[^。；]{0,16}(?:一致|对应|相等)/,
    // 「名称按《……目录》填写」
    /(?:名称|编码|代码|品目|科目|类别|方式|口径)[^。；，、《》]{0,6}(?:根据|按照?|依据|依照|参照|对照)《[^》]{2,40}》[^。；，]{0,36}(?:填写|填列|填报|选填)/,
  ],
  'g',
);

function titles(subject: Subject, pattern: RegExp): readonly Mention[] {
  return subject.disclosure.tables.flatMap((table) =>
    [...table.title.matchAll(pattern)].map(([words]) => ({ ...mentionOfTitle(subject.document, table), words })),
  );
}

function withContext(subject: Subject, spot: Spot): Mention {
  const sentence = sentenceAround(spot);
  return sentence.length <= 40 ? mention(subject.document, spot, sentence) : mentionOfClause(subject.document, spot);
}

function report(
  subject: Subject,
  groups: readonly {
    readonly mentions: readonly Mention[];
    readonly severity: Severity;
    readonly topic: string;
    readonly says: (words: string) => string;
  }[],
): readonly Outcome[] {
  const looked = linesOf(subject.disclosure).length + subject.disclosure.tables.length;
  const remarks = groups.flatMap(({ mentions, severity, topic, says }) => {
    const remark = remarkOn(mentions, severity, topic, says(listed(mentions)));
    return remark === null ? [] : [remark];
  });
  if (remarks.length > 0) return remarks;
  return [isBlank(subject.disclosure) ? notApplicable('文件中没有识别出的文字或表格') : passed(looked)];
}

const placeholder: Rule = {
  id: 'TMPL-PLACEHOLDER',
  name: '占位符',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '“XX、××、某某、＿＿、{…}”和没有名称的“（类）（款）”等未填内容，以及“支出万元、增长%”等漏填的数字报错误，“待定、待补”报疑似。乘号和项目名称中的字母不报。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure);
    const inCells = wordCellsWith(
      disclosure,
      (text) => PLACEHOLDER_SIGN.test(text) && PLACEHOLDER_CELL.test(text.trim()),
    ).map(({ table, row, column, cell }) => mentionOfCell(document, table, row, column, cell));
    const spots = spotsOf(lines, PLACEHOLDER).filter(
      ({ line, start, end }) => !isMultiplication(line.text, start, end),
    );
    return report(subject, [
      {
        mentions: [...spots.map((spot) => withContext(subject, spot)), ...titles(subject, PLACEHOLDER), ...inCells],
        severity: 'error',
        topic: '占位符',
        says: (words) => `有未填写的占位内容：${words}，请补全。`,
      },
      {
        mentions: spotsOf(lines, LOST_FIGURE)
          .filter(({ line }) => !line.isHeading && !line.isDefinition)
          .map((spot) => withContext(subject, spot)),
        severity: 'error',
        topic: '缺数',
        says: (words) => `单位前没有数字：${words}，请补填（也可能在转换时丢失，请对照原件）。`,
      },
      {
        mentions: spotsOf(lines, UNDECIDED).map((spot) => withContext(subject, spot)),
        severity: 'warning',
        topic: '待定',
        says: (words) => `有待定内容：${words}，请确认是否已经确定。`,
      },
    ]);
  },
};

function isMultiplication(text: string, start: number, end: number): boolean {
  return /\d\s*$/.test(text.slice(0, start)) && /^\s*\d/.test(text.slice(end));
}

const option: Rule = {
  id: 'TMPL-OPTION',
  name: '增减选项未选定',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '文字说明',
  description: '“增（减）、减少（增加）、大于（小于）”等模板选项未按实际选定。“增（减）变化情况”等固定名称和表头不报。',
  check: (subject) => {
    const spots = spotsOf(linesOf(subject.disclosure), OPTION).filter(
      ({ line, end }) => !line.isHeading && !NAMES_BOTH.test(line.text.slice(end)),
    );
    return report(subject, [
      {
        mentions: spots.map((spot) => mentionOfClause(subject.document, spot)),
        severity: 'error',
        topic: '增减选项',
        says: (words) => `模板中的增减选项没有选定：${words}，请按实际保留一项。`,
      },
    ]);
  },
};

/** 「本表（公开 01 表）反映……情况。」: what a form says of itself. Below its table that is a note. */
const OF_TABLE = /^\s*本表(?:\s*[（(][^（）()]{2,12}[）)])?反映[^。；]{2,40}/;

const guide: Rule = {
  id: 'TMPL-GUIDE',
  name: '填报说明残留',
  family: 'wording',
  severity: 'error',
  basis: BASIS,
  needs: '任一表格或文字',
  description:
    '“请填写、列明……、不涉及的不列、仍保留该表格、（按……填写）、……为必填项”等写给填报人的话应当删去；“填列数应与《……》一致”“名称按《……目录》填写”等填表要求报疑似；文字说明中以“本表反映……”开头而所在处没有表的作提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const lines = linesOf(disclosure).filter((line) => line.section !== 'N-DUTY');
    const notes = disclosure.tables
      .filter((table) => table.emptyNote !== null && GUIDE_TEST.test(table.emptyNote))
      .map((table) => ({ ...mentionOfTitle(document, table), words: table.emptyNote ?? '' }));
    const inCells = wordCellsWith(
      disclosure,
      (text) => /请填|据实填|填报说明|填写说明|不涉及的|必填/.test(text) && GUIDE_TEST.test(text),
    )
      .filter(({ column }) => column.measure !== 'performance.goal')
      .map(({ table, row, column, cell }) => mentionOfCell(document, table, row, column, cell));
    const ofTables = lines.flatMap((line, index): readonly Spot[] => {
      const match = OF_TABLE.exec(line.text);
      const isBelow = match !== null && isTableBetween(disclosure, lines[index - 1], line);
      return match === null || line.section === null || isBelow ? [] : [{ line, start: 0, end: match[0].length }];
    });
    return report(subject, [
      {
        mentions: [...spotsOf(lines, GUIDE).map((spot) => withContext(subject, spot)), ...notes, ...inCells],
        severity: 'error',
        topic: '填报说明',
        says: (words) => `写给填报人的说明没有删去：${words}，请删去。`,
      },
      {
        mentions: spotsOf(lines, TABLE_GUIDE).map((spot) => withContext(subject, spot)),
        severity: 'warning',
        topic: '填列要求',
        says: (words) => `文中有填表时的核对要求：${words}，不是对预算的说明，请核对是否应当删去。`,
      },
      {
        mentions: ofTables.map((spot) => mention(document, spot)),
        severity: 'notice',
        topic: '表的说明',
        says: (words) => `文字说明中写有表的说明：${words}，所在处没有表，请核对是否应当删去。`,
      },
    ]);
  },
};

const GUIDE_TEST = new RegExp(GUIDE.source);

/** 模板残留规则. */
export const TEMPLATE_RULES: readonly Rule[] = [placeholder, option, guide];
