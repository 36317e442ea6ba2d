import { anchorForDocument, type Disclosure } from '../../disclosure/index.js';
import { codedLines } from '../coded-lines.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { RuleInfo, Severity } from '../finding.js';
import type { Subject } from '../subject.js';
import { printedCells } from '../text/cells.js';
import { hasNarrative, isAfterTable, linesOf, type TextLine } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { mention, mentionOfCell, remarkOn } from '../text/remarks.js';

const BASIS = '预算法第十四条；地方预决算公开操作规程（财预〔2016〕143号）';

/** What a check of one matter found: nothing to say, or one sentence with the line it belongs to. */
type Verdict =
  | { readonly state: 'fine' }
  | { readonly state: 'none' | 'unsure'; readonly why: string }
  | { readonly state: 'wrong'; readonly severity: Severity; readonly message: string; readonly line: TextLine | null };

const FINE: Verdict = { state: 'fine' };

type Matter = Omit<RuleInfo, 'family' | 'basis'> & {
  readonly judge: (disclosure: Disclosure, lines: readonly TextLine[]) => Verdict;
};

function ruleOf({ judge, ...info }: Matter): Rule {
  return {
    ...info,
    family: 'disclosure',
    basis: BASIS,
    check: ({ disclosure, document }): readonly Outcome[] => {
      if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
      const verdict = judge(disclosure, statements(disclosure));
      if (verdict.state === 'fine') return [passed(1)];
      if (verdict.state !== 'wrong') {
        return [verdict.state === 'none' ? notApplicable(verdict.why) : insufficient(verdict.why)];
      }
      const { line } = verdict;
      const place =
        line === null
          ? { at: anchorForDocument(document), words: '' }
          : mention(document, { line, start: 0, end: Math.min(60, line.text.length) });
      const remark = remarkOn([place], verdict.severity, info.id, verdict.message);
      return remark === null ? [] : [line === null ? { ...remark, evidence: [] } : remark];
    },
  };
}

function first(lines: readonly TextLine[], pattern: RegExp): TextLine | null {
  return lines.find((line) => pattern.test(line.text)) ?? null;
}

function says(lines: readonly TextLine[], pattern: RegExp): boolean {
  return lines.some((line) => pattern.test(line.text));
}

const threePublicSplit: Matter = {
  id: 'DISC-3P-SPLIT',
  name: '“三公”经费分项说明',
  severity: 'error',
  needs: '“三公”经费的文字说明',
  description: '应分别说明因公出国（境）费、公务接待费、公务用车购置费和公务用车运行维护费，金额为零的也应说明。',
  judge: (disclosure, lines) => {
    const at = first(lines, /三公/);
    if (at === null) return { state: 'none', why: '文字说明中没有“三公”经费' };
    const parts: readonly (readonly [string, RegExp])[] = [
      ['因公出国（境）费', /出国/],
      ['公务接待费', /公务接待|接待费/],
      // 「公务用车购置及运行维护费8万元（购置费5万元，运行维护费3万元）」 names the part by its last words, and 「无公务用车购置及
      // 运行维护费」 says that there is neither.
      [
        '公务用车购置费',
        /(?:没有|无|未安排|未发生|不涉及)(?![增变差])[^。；;，,\d]{0,30}(?:用车|车辆|公务车)购置费?[及和与、]运行|(?:用车|车辆|公务车)购置(?!及|和|与|、?运行)|购置公务用车|(?:用车|车辆|公务车)购置[^。；;]{0,30}[（(，,：:中]购置(?:费|支出)/,
      ],
      ['公务用车运行维护费', /(?:用车|车辆|公务车)(?:购置及)?(?:运行(?:维护)?|运维)(?:费|经费)?/],
    ];
    const missing = parts.filter(([, words]) => !says(lines, words)).map(([name]) => name);
    if (missing.length === 0) return FINE;
    // Behind a table, a short sentence that says 「为 0」 may have been taken for a note of the table.
    if (missing.length === 1 && isAfterTable(disclosure, at)) {
      return { state: 'unsure', why: `没有读到${missing.join('')}的说明，请对照原件` };
    }
    const message = `“三公”经费的文字说明中没有${missing.join('、')}，金额为零的也应说明。`;
    return { state: 'wrong', severity: 'error', message, line: at };
  },
};

/** Names of functional items printed with figures: they tell offices from public-service units. */
function functionNames(disclosure: Disclosure): ReadonlySet<string> {
  return new Set(disclosure.tables.flatMap((table) => codedLines(table, 'function').map(({ line }) => line.label)));
}

function isPublicService(disclosure: Disclosure, lines: readonly TextLine[]): boolean {
  const names = functionNames(disclosure);
  const org = linesOf(disclosure)
    .filter((line) => line.section === 'N-ORG')
    .map((line) => line.text)
    .join('');
  if (/参照公务员|参公|实行公务员管理/.test(org)) return false;
  const hasOffice = [...names].some((name) => name.includes('行政运行'));
  const hasService = [...names].some((name) => name.includes('事业运行'));
  return hasService && !hasOffice && !says(lines, /参照公务员|参公/);
}

const RUNNING = /机关(?:机构)?运行经费|机构运行经费|机关运行维护费/;
/** A figure, or that there is none: 「按规定未使用机关运行经费」「不编列机关运行经费」. */
const STATED =
  /\d|没有|无|不(?:涉及|属于|在|适用|存在|使用|安排|编列|列[支示]|发生|产生|统计|纳入)|未(?:安排|使用|编列|列|发生|产生|涉及|统计|纳入)/;

const runningCost: Matter = {
  id: 'DISC-RUNCOST',
  name: '机关运行经费说明',
  severity: 'error',
  needs: '文字说明',
  description: '应说明机关运行经费的数额；没有机关运行经费的（如事业单位）应说明没有。',
  judge: (disclosure, lines) => {
    const named = lines.filter((line) => RUNNING.test(line.text));
    const stated = named.some((line) => !line.isHeading && STATED.test(line.text));
    if (stated) return FINE;
    const heading = named[0] ?? null;
    const at = heading === null ? -1 : lines.indexOf(heading);
    const next = at < 0 ? undefined : lines[at + 1];
    // The paragraph under the heading need not repeat the words.
    if (next !== undefined && !next.isHeading && STATED.test(next.text)) return FINE;
    const near = first(lines, /运行经费/);
    const message =
      near === null || heading !== null
        ? '文字说明中没有机关运行经费的数额或没有此项经费的说明，请补充。'
        : `文字说明中没有机关运行经费一节，仅称“${near.text.slice(0, 24)}…”，请单独说明；没有此项经费的，也应说明。`;
    return {
      state: 'wrong',
      severity: isPublicService(disclosure, lines) ? 'warning' : 'error',
      message,
      line: heading ?? near,
    };
  },
};

const runningScope: Matter = {
  id: 'DISC-RUNCOST-SCOPE',
  name: '机关运行经费适用范围',
  severity: 'warning',
  needs: '文字说明，以及按功能分类列示的支出表',
  description:
    '机关运行经费适用于行政单位和参照公务员法管理的事业单位。列有“事业运行”而没有“行政运行”的单位写有此项金额的，报疑似。',
  judge: (disclosure, lines) => {
    const stated = lines.find(
      (line) =>
        !line.isHeading &&
        RUNNING.test(line.text) &&
        /运行经费[^。；]{0,30}[1-9][\d,.]*\s*万?元|运行经费[^。；]{0,30}0\.\d*[1-9]\d*\s*万?元/.test(line.text),
    );
    if (stated === undefined) return { state: 'none', why: '文字说明中没有机关运行经费的金额' };
    if (functionNames(disclosure).size === 0) return { state: 'none', why: '没有读出功能分类科目，不能判断单位性质' };
    if (disclosure.profile.level.value === 'department' || !isPublicService(disclosure, lines)) return FINE;
    return {
      state: 'wrong',
      severity: 'warning',
      message:
        '支出列在“事业运行”而没有“行政运行”，文中却列有机关运行经费，请核对单位性质；事业单位（参照公务员法管理的除外）没有机关运行经费。',
      line: stated,
    };
  },
};

/** The year in which the rules on what is kept for small and medium-sized firms took effect (财库〔2020〕46号). */
const SMALL_FIRMS_SINCE = 2021;

/** 「政府采购预算总额 60.00 万元」. */
const PURCHASED = /政府采购[^。；]{0,24}?([\d,]+(?:\.\d+)?)\s*(?:万?元|亿元)/;

const procurement: Matter = {
  id: 'DISC-PROC',
  name: '政府采购说明',
  severity: 'error',
  needs: '政府采购的文字说明',
  description:
    '有政府采购金额的，应说明总额，并分货物、工程、服务说明；完全没有分类的报错误，少列其中一类、没有说明面向中小企业的金额和比例（2021 年度起）的作提示。',
  judge: ({ profile }, lines) => {
    const told = lines.filter((line) => !line.isHeading && /政府采购[^。；]{0,30}\d/.test(line.text));
    // A note that names a catalogue of purchases has figures, too: the number of a document.
    const at = told.find((line) => PURCHASED.test(line.text)) ?? told[0] ?? null;
    if (at === null) return { state: 'none', why: '文字说明中没有政府采购金额' };
    const amount = PURCHASED.exec(at.text)?.[1];
    if (amount === undefined || !/[1-9]/.test(amount)) return FINE;
    const missing = ['货物', '工程', '服务'].filter(
      (name) =>
        !says(
          lines.filter((line) => /采购|购买/.test(line.text) || line.section === at.section),
          new RegExp(name),
        ),
    );
    const year = profile.fiscalYear.value;
    const isAsked = year === null || year >= SMALL_FIRMS_SINCE;
    if (missing.length === 0 && isAsked && !says(lines, /中小企业|小微企业/)) {
      const words = '有政府采购金额，没有说明面向中小企业预留（或授予）的金额和比例，请核对是否需要说明。';
      return { state: 'wrong', severity: 'notice', message: words, line: at };
    }
    if (missing.length === 0) return FINE;
    const message = `政府采购没有分${missing.join('、')}说明，请按货物、工程、服务分别列出（没有的写明为零）。`;
    return { state: 'wrong', severity: missing.length === 3 ? 'error' : 'notice', message, line: at };
  },
};

/** 「共有车辆 5 辆」: a stock, which is one of a day. */
const STOCK = /(?:共有|现有|拥有|保有|实有)[^。；]{0,12}(?:车辆|用车|设备)[^。；]{0,6}\d/;
const DATED = /截[至止]|[年月](?:初|末|底)|\d{1,2}\s*月\s*\d{1,2}\s*日|期[初末]|目前/;

const asset: Matter = {
  id: 'DISC-ASSET',
  name: '国有资产占有使用说明',
  severity: 'warning',
  needs: '国有资产占有使用的文字说明',
  description: '应说明车辆数量和单价较高的设备数量；只写资产金额的报疑似；写有车辆、设备的存量而没有写明时点的作提示。',
  judge: (_, lines) => {
    const own = lines.filter((line) => line.section === 'N-ASSET' || /国有(?:资产|资源)占/.test(line.text));
    const at = own.find((line) => !line.isHeading) ?? null;
    if (at === null) return { state: 'none', why: '文字说明中没有国有资产占有使用情况' };
    const missing = [
      ...(says(lines, /车辆|公务用车\s*\d|用车\s*\d+\s*辆/) ? [] : ['车辆数量']),
      ...(says(own, /设备/) || says(lines, /(?:单价|单位价值|价值|\d+\s*万元(?:\s*[（(]含[）)])?以上)[^。；]{0,20}设备/)
        ? []
        : ['单价较高的设备数量']),
    ];
    if (missing.length === 0) {
      const stock = own.find(({ text }) => STOCK.test(text)) ?? null;
      // What stands behind it, the signature for one, is not the day of the stock.
      if (stock === null || says(own.slice(0, own.indexOf(stock) + 1), DATED)) return FINE;
      const message = '国有资产占有使用情况没有写明时点（如“截至上年 12 月 31 日”），请补充。';
      return { state: 'wrong', severity: 'notice', message, line: stock };
    }
    return {
      state: 'wrong',
      severity: 'warning',
      message: `国有资产占有使用情况没有说明${missing.join('和')}，请补充。`,
      line: at,
    };
  },
};

const performance: Matter = {
  id: 'DISC-PERF-DISCLOSED',
  name: '绩效目标公开',
  severity: 'notice',
  needs: '文字说明与各表',
  description: '有项目支出并称已设绩效目标的，应随文公开绩效目标表；称见附件的不报。',
  judge: (disclosure, lines) => {
    if (disclosure.tables.length === 0) return { state: 'none', why: '文件中没有表，可能另有附件' };
    const at = lines.find((line) => !line.isHeading && /绩效(?!工资)/.test(line.text)) ?? null;
    if (at === null) return { state: 'none', why: '文字说明中没有绩效内容' };
    const kinds = new Set(disclosure.tables.map(({ kind }) => kind));
    const attached =
      kinds.has('project-performance') ||
      kinds.has('overall-performance') ||
      kinds.has('department-performance-declaration');
    // 「附表」 alone is what the tables behind it are called, not where the targets are.
    const elsewhere = says(
      lines.filter(({ text }) => !/^附[件表]$/.test(text.replace(/\s/g, ''))),
      /附后|详见|另行公开|附[件表]/,
    );
    // A table whose title speaks of money is none of targets, whatever it is.
    const unrecognised = disclosure.tables.some(
      ({ kind, title }) => kind === 'other' && (/绩效|目标/.test(title) || !/[收支]|经费|采购|资产/.test(title)),
    );
    const counted = /绩效[^。；]{0,40}?([1-9]\d*)\s*(?:个|项)|([1-9]\d*)\s*(?:个|项)[^。；]{0,30}绩效/.test(at.text);
    if (attached || elsewhere || unrecognised || !counted) return FINE;
    return {
      state: 'wrong',
      severity: 'notice',
      message: '文中称项目设有绩效目标，但没有公开绩效目标表，请补充或注明公开位置。',
      line: at,
    };
  },
};

/** A project name that says nothing about what the money is for. */
const VAGUE_PROJECT =
  /^(?:其他(?:项目|支出|经费|专项)?|专项(?:经费|资金|支出|项目)?|项目(?:经费|支出|资金)?|业务(?:经费|费)|工作经费|综合(?:项目|经费))$/;

const detail: Rule = {
  id: 'DISC-DETAIL',
  name: '细化程度',
  family: 'disclosure',
  severity: 'notice',
  basis: BASIS,
  needs: '项目支出表或项目绩效表',
  description: '项目名称只写“其他项目、专项经费”等、看不出用途的，作一条提示。',
  check: (subject: Subject) => {
    const { disclosure, document } = subject;
    const cells = printedCells(disclosure).filter(({ column }) => column.measure === 'project.name');
    if (cells.length === 0) return [notApplicable('没有列有项目名称的表')];
    const vague = cells
      .filter(({ cell }) => VAGUE_PROJECT.test(cell.text.replace(/\s+/g, '').replace(/^[\dA-Z]{10,}[-－]/, '')))
      .map(({ table, row, column, cell }) => mentionOfCell(document, table, row, column, cell));
    const names = [...new Set(vague.map(({ words }) => `“${words}”`))].slice(0, 3).join('、');
    const remark = remarkOn(vague, 'notice', '项目名称', `项目名称${names}看不出用途，宜写明具体内容。`);
    return remark === null ? [passed(cells.length)] : [remark];
  },
};

/** 重要事项说明规则. */
export const MATTER_RULES: readonly Rule[] = [
  ...[threePublicSplit, runningCost, runningScope, procurement, asset, performance].map(ruleOf),
  detail,
];
