import { anchorForDocument, type Disclosure } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Severity } from '../finding.js';
import { hasNarrative, linesOf, type TextLine } from '../text/lines.js';
import { breaksOf, lateStartsOf } from '../text/numbering.js';
import { statements } from '../text/matters.js';
import { mention, remarkOn } from '../text/remarks.js';
import { signedOn } from '../text/years.js';
import { wholeNotStated } from './three-public-stated.js';
import { LEAST_KINDS, requiredKinds } from '../profiles/region-profiles.js';
import { itemsUnexplained } from './disclosure-items.js';

const BASIS = '预算法第十四条；地方预决算公开操作规程（财预〔2016〕143号）';

/** What a disclosure must speak of, by headings or by words anywhere in the text. */
const REQUIRED: readonly {
  readonly name: string;
  readonly sections: readonly string[];
  readonly words: RegExp;
  readonly severity: Severity;
  /** First fiscal year for which it is asked of everybody. */
  readonly since?: number;
  /** First fiscal year for which offices were told to publish it step by step (中办发〔2016〕13号). */
  readonly advisedSince?: number;
}[] = [
  {
    name: '主要职责',
    sections: ['N-DUTY'],
    words: /主要职[责能]|职能简介|工作职责|部门职[责能]|职能职责|职责职能|(?:部门|单位)性质[、和及]职责/,
    severity: 'error',
  },
  {
    name: '机构设置',
    sections: ['N-ORG'],
    words: /机构设置|内设机构|下设|所属单位|下属单位|预算单位构成/,
    severity: 'error',
  },
  {
    name: '收支增减变化情况',
    sections: ['N-TOTAL', 'N-INCOME', 'N-EXP', 'N-FISCAL'],
    words: /收支总(?:预|决)算|收入总计|支出总计|收入预算|收入决算|年预算收入|比上年增减情况/,
    severity: 'error',
  },
  { name: '“三公”经费情况', sections: ['N-3P'], words: /三公/, severity: 'error' },
  { name: '政府采购情况', sections: ['N-PROC'], words: /政府采购/, severity: 'error' },
  {
    name: '国有资产占有使用情况',
    sections: ['N-ASSET'],
    words: /国有(?:资产|资源)|共有车辆|公务用车保有/,
    severity: 'warning',
    since: 2019,
    advisedSince: 2017,
  },
  {
    name: '预算绩效情况',
    sections: ['N-PERF'],
    words: /绩效(?!工资)/,
    severity: 'warning',
    since: 2019,
    advisedSince: 2017,
  },
  { name: '名词解释', sections: ['N-TERM'], words: /名词解释/, severity: 'error' },
];

/** 应有的说明章节, whatever the region: name, how severe a lack is, and from which year on. */
export function requiredSections(): readonly {
  readonly name: string;
  readonly severity: Severity;
  readonly since: number | null;
}[] {
  return REQUIRED.map(({ name, severity, since }) => ({ name, severity, since: since ?? null }));
}

function isThere(disclosure: Disclosure, sections: readonly string[], words: RegExp): boolean {
  if (disclosure.sections.some(({ id }) => sections.includes(id))) return true;
  return linesOf(disclosure).some((line) => !line.isDefinition && words.test(line.text));
}

/** Headings of one matter under which only the other is spoken of. */
const PAIRS: readonly (readonly [own: string, ownWords: RegExp, otherWords: RegExp, otherName: string])[] = [
  ['N-GFUND', /政府性基金/, /国有资本/, '国有资本经营预算'],
  ['N-SCAP', /国有资本/, /政府性基金/, '政府性基金预算'],
];

function mismatched(disclosure: Disclosure, document: string): readonly Remark[] {
  return PAIRS.flatMap(([id, own, other, otherName]) => {
    const lines = linesOf(disclosure);
    const at = lines.findIndex(
      (line) => line.section === id && line.isHeading && own.test(line.text) && !other.test(line.text),
    );
    const heading = lines[at];
    if (heading === undefined) return [];
    const body: TextLine[] = [];
    for (const line of lines.slice(at + 1)) {
      if (line.isHeading) break;
      body.push(line);
    }
    const text = body.map((line) => line.text).join('');
    const [first] = body;
    if (first === undefined || own.test(text) || !other.test(text)) return [];
    const remark = remarkOn(
      [
        mention(document, { line: first, start: 0, end: first.text.length }),
        mention(document, { line: heading, start: 0, end: heading.text.length }),
      ],
      'error',
      `标题与内容·${id}`,
      `标题“${heading.text.trim()}”之下写的是${otherName}：“${first.text.trim()}”，请核对是否缺少一节。`,
    );
    return remark === null ? [] : [remark];
  });
}

/** Headings whose numbers leave one out. */
function lostHeadings(disclosure: Disclosure, document: string): readonly Remark[] {
  return (
    breaksOf(disclosure)
      .filter(({ kind, depth, isHeadings, skipped }) => kind === 'gap' && skipped === 1 && isHeadings && depth <= 2)
      // Lists of tables have numbers of their own.
      .filter(({ before, after }) => !before.text.trim().endsWith('表') && !after.text.trim().endsWith('表'))
      .flatMap(({ before, after, from, to, elsewhere }) => {
        const jump = `章节序号由“${from}”跳到“${to}”`;
        const around = `“${before.text.trim()}”之后为“${after.text.trim()}”`;
        const remark = remarkOn(
          [
            mention(document, { line: after, start: 0, end: after.text.length }),
            mention(document, { line: before, start: 0, end: before.text.length }),
          ],
          // The sheets of a workbook follow each other in any order: a part that stands elsewhere is not lost.
          elsewhere === null ? 'error' : 'notice',
          `缺节·${from}${to}`,
          elsewhere === null
            ? `${jump}，疑缺少一节：${around}，请补充缺少的一节或改正序号。`
            : `${jump}：${around}，“${elsewhere.text.trim()}”在别处另有，请核对各部分的先后顺序。`,
        );
        return remark === null ? [] : [remark];
      })
  );
}

/** The first heading of a list of headings, where the list begins with the second. */
function lostFirst(disclosure: Disclosure, document: string): readonly Remark[] {
  return lateStartsOf(disclosure).flatMap(({ line, printed }) => {
    const first = printed.replace('二', '一').replace('2', '1');
    const remark = remarkOn(
      [mention(document, { line, start: 0, end: line.text.length })],
      'warning',
      `缺首节·${line.text.trim()}`,
      `章节序号由“${printed}”开始，之前没有“${first}”：“${line.text.trim()}”，请核对是否缺少标题或序号有误。`,
    );
    return remark === null ? [] : [remark];
  });
}

/** With so many matters under headings of their own, one that has none has lost it. */
const MOST_HEADED = 6;
const LONGEST_HEADING = 60;

/** The one matter that is spoken of under another matter's heading. */
function unheaded(
  { sections }: Disclosure,
  lines: readonly TextLine[],
  asked: typeof REQUIRED,
  document: string,
): readonly Remark[] {
  const [lacking, ...others] = asked.filter((one) => !sections.some(({ id }) => one.sections.includes(id)));
  if (lacking === undefined || others.length > 0 || asked.length <= MOST_HEADED) return [];
  // A heading may have other words than those by which sections are known.
  if (lines.some(({ text }) => lacking.words.test(text) && text.length <= LONGEST_HEADING && !/[。；]/.test(text)))
    return [];
  const line = lines.find(
    ({ text, isHeading, isDefinition }) => !isHeading && !isDefinition && lacking.words.test(text),
  );
  if (line === undefined) return [];
  const remark = remarkOn(
    [mention(document, { line, start: 0, end: Math.min(line.text.length, 40) })],
    'notice',
    `没有标题·${lacking.name}`,
    `${lacking.name}没有单独的标题，其他各项都有，请核对是否漏印标题。`,
  );
  return remark === null ? [] : [remark];
}

export const sectionSet: Rule = {
  id: 'DISC-SECTION-SET',
  name: '说明章节齐全',
  family: 'disclosure',
  severity: 'error',
  basis: BASIS,
  needs: '文字说明',
  description:
    '应有主要职责、机构设置、收支增减变化、“三公”经费、政府采购、名词解释（缺少报错误），国有资产占有使用、预算绩效（2019 年度起缺少报疑似，2017、2018 年度作提示）。章节序号跳号、标题与其下内容不符也报错误，章节从第二号开始的报疑似，其他各项都有标题而只有一项没有的、支出表列有三个以上项级科目而文字没有按科目说明用途的作提示。列有五种以上应公开的表而没有文字说明的作提示（可能另行公开）；只有少数几张表的不判断。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const year = disclosure.profile.fiscalYear.value;
    const asked = REQUIRED.filter(({ since }) => since === undefined || year === null || year >= since);
    if (!hasNarrative(disclosure)) {
      // A whole set of tables without a word is a disclosure without its explanation; a few tables are an attachment.
      const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
      const there = requiredKinds('budget').filter((kind) => kinds.has(kind)).length;
      if (there < LEAST_KINDS) return [insufficient('文件中没有文字说明，可能另有附件')];
      const names = asked.map(({ name }) => name).join('、');
      const remark = remarkOn(
        [{ at: anchorForDocument(document), words: '' }],
        // Many offices publish the explanation as a file of its own.
        'notice',
        '只有表格',
        `文件只有表格，没有文字说明（${names}、机关运行经费等）${signedOn(disclosure) === null ? '，也没有落款日期' : ''}；请确认文字说明是否另行公开，没有公开的应补充。`,
      );
      return remark === null ? [] : [{ ...remark, evidence: [] }];
    }
    const missing = asked.filter(({ sections, words }) => !isThere(disclosure, sections, words));
    const at = [{ at: anchorForDocument(document), words: '' }];
    const remarks = (['error', 'warning'] as const).flatMap((severity) => {
      const lacking = missing.filter((one) => one.severity === severity).map(({ name }) => name);
      if (lacking.length === 0) return [];
      const remark = remarkOn(at, severity, `缺少章节·${severity}`, `文字说明中没有${lacking.join('、')}，请补充。`);
      return remark === null ? [] : [{ ...remark, evidence: [] }];
    });
    const advised = REQUIRED.filter(
      ({ since, advisedSince, sections, words }) =>
        year !== null &&
        since !== undefined &&
        advisedSince !== undefined &&
        year >= advisedSince &&
        year < since &&
        !isThere(disclosure, sections, words),
    ).map(({ name }) => name);
    const early =
      advised.length === 0
        ? null
        : remarkOn(
            at,
            'notice',
            '逐步公开',
            `文字说明中没有${advised.join('、')}；中办发〔2016〕13号要求逐步公开，请核对本地当年的要求。`,
          );
    const found = [
      ...remarks,
      ...(early === null ? [] : [{ ...early, evidence: [] }]),
      ...lostHeadings(disclosure, document),
      ...lostFirst(disclosure, document),
      ...unheaded(disclosure, linesOf(disclosure), asked, document),
      ...mismatched(disclosure, document),
      ...itemsUnexplained(subject),
    ];
    return found.length > 0 ? found : [passed(REQUIRED.length)];
  },
};

/** Matters whose change against the year before must be stated. */
const CHANGING: readonly {
  readonly name: string;
  readonly words: RegExp;
  /** Only where the text has this section, and then the section itself must compare. */
  readonly section?: string;
  /** Said as a notice: most of what changed has been told with 收支. */
  readonly isMinor?: true;
}[] = [
  {
    name: '收支总额',
    words:
      /收支(?:总)?(?:预|决)算|收入(?:总)?(?:预|决)算|支出(?:总)?(?:预|决)算|收入总计|支出总计|总收入|总支出|收、支|当年拨款/,
  },
  { name: '收入', words: /收入(?:总)?(?:预|决)算|收入总计|收支(?:总)?(?:预|决)算/, section: 'N-INCOME' },
  { name: '支出', words: /支出(?:总)?(?:预|决)算|支出总计|收支(?:总)?(?:预|决)算/, section: 'N-EXP' },
  { name: '财政拨款收支', words: /财政拨款/, section: 'N-FISCAL', isMinor: true },
  { name: '“三公”经费', words: /三公|出国[（(]境|公务接待费|公务用车(?:购置|运行|费)/ },
  { name: '机关运行经费', words: /机关(?:机构)?运行经费/ },
];
const COMPARED =
  /(?:比|较|与)\s*(?:上年|去年|上一年|20\d\d\s*年|往年)|同比|上年(?:预算|决算)?(?:数)?[^。；]{0,20}(?:一致|持平|相同|增加|减少)|持平|较上|增加|减少|增长|下降/;

/** 「收入、支出总计各增加……」: income and expenditure as one. A sentence about one fund alone does not speak of the whole. */
const BOTH = /(?:收支|收入?(?:、|和|与|及)支出?)(?:总?(?:预|决)算|总计|均)/;

function isOfBoth(text: string): boolean {
  const parts = text.split(/(?<=[。；])/);
  // The comparison may be the sentence after the one that names both.
  return parts.some(
    (part, index) =>
      BOTH.test(part) && !/财政拨款|一般公共预算/.test(part) && COMPARED.test(parts.slice(index).join('')),
  );
}

export const change: Rule = {
  id: 'DISC-CHANGE',
  name: '增减变化说明',
  family: 'disclosure',
  severity: 'warning',
  basis: BASIS,
  needs: '文字说明中写有收支总额、“三公”经费、机关运行经费',
  description:
    '收支总额、“三公”经费、机关运行经费应与上年比较。文中完全没有比较的，各报一条疑似（决算首先与预算比较，只作提示）；财政拨款收支一节没有比较的作提示；“三公”经费只写分项、没有写合计的作提示；没有此项经费的机关运行经费不要求比较。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    const lines = statements(disclosure).filter((line) => !line.isHeading);
    // Final accounts hold themselves against the budget first.
    const severity = disclosure.profile.stage.value === 'final' ? 'notice' : 'warning';
    const outcomes = CHANGING.flatMap(({ name, words, section, isMinor }): readonly Outcome[] => {
      // What is compared once, for income and expenditure together, need not be compared again for each.
      if (section !== undefined && lines.some((line) => isOfBoth(line.text))) return [];
      const about = lines.filter(
        (line) =>
          (section === undefined ? words.test(line.text) : line.section === section) &&
          /\d|三公/.test(line.text) &&
          (name !== '机关运行经费' || !/(?:没有|无|不涉及|未安排)[^。；]{0,6}机关/.test(line.text)),
      );
      const [first] = about;
      if (first === undefined) return [];
      // The comparison may stand in a paragraph of its own below the amount.
      const isCompared = about.some((line) => {
        const next = lines[lines.indexOf(line) + 1];
        return (
          COMPARED.test(line.text) || (next !== undefined && next.section === line.section && COMPARED.test(next.text))
        );
      });
      if (isCompared) return [passed(1)];
      const start = Math.max(0, first.text.search(words));
      const remark = remarkOn(
        [mention(document, { line: first, start, end: Math.min(first.text.length, start + 40) })],
        isMinor === true ? 'notice' : severity,
        `增减·${name}`,
        `${name}没有与上年比较，请说明增减变化情况及原因。`,
      );
      return remark === null ? [] : [remark];
    });
    const whole = wholeNotStated(subject);
    const all = whole === null ? outcomes : [...outcomes, whole];
    return all.length > 0 ? all : [notApplicable('文字说明中没有收支、“三公”或机关运行经费的金额')];
  },
};
