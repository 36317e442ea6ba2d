import { printBudget, type Layout } from './document.js';
import { encodeGb18030 } from './gb18030.js';
import type { Style } from './money.js';
import { plantMissingNote, plantMissingSection, type Planted } from './plant.js';
import type { PrintedDocument } from './printed.js';
import { inventScenario } from './scenario.js';
import { exchanged, lastDigit, misprinted, raised, renamed, spoken, spokenMatch, type Spoil } from './spoil.js';
import { writeMarkdown, writeText } from './write-text.js';

/** A planted error of a sample file with the rules any of which must find it. */
export type SampleError = Planted & {
  readonly id: string;
  readonly file: string;
  readonly about: string;
  readonly rules: readonly string[];
};

export type Sample = { readonly file: string; readonly bytes: Uint8Array; readonly errors: readonly SampleError[] };

type Plan = {
  readonly about: string;
  readonly rules: readonly string[];
  readonly spoil: Spoil;
};

const TWO_DECIMALS: Style = { unit: '万元', decimals: 2, grouped: true, nil: '' };
const SIX_DECIMALS: Style = { unit: '万元', decimals: 6, grouped: true, nil: '' };
const WHOLE_YUAN: Style = { unit: '元', decimals: 0, grouped: true, nil: '' };

const MUNICIPAL: Layout = { name: 'municipal', style: TWO_DECIMALS, projectTable: true };
const MUNICIPAL_EXACT: Layout = { name: 'municipal', style: SIX_DECIMALS, projectTable: true };
const TREE: Layout = { name: 'tree', style: WHOLE_YUAN, codeColumns: 'single', totalRow: 'first', numbering: '表' };

const AGRICULTURE = inventScenario(2601, {
  sector: 'agriculture',
  departmentCode: '312',
  place: '霁川市松渚区',
  firstYear: 2025,
  years: 2,
});
const MARKET = inventScenario(2602, {
  sector: 'market',
  departmentCode: '327',
  place: '霁川市柳澜区',
  firstYear: 2024,
  years: 3,
});
const CULTURE = inventScenario(2603, {
  sector: 'culture',
  departmentCode: '341',
  place: '漪川市苍屏区',
  firstYear: 2025,
  years: 2,
  money: { carryOver: true },
});

type SamplePlan = {
  readonly file: string;
  readonly document: PrintedDocument;
  readonly form: 'text' | 'gb18030' | 'markdown';
  readonly errors: readonly Plan[];
};

const PLANS: readonly SamplePlan[] = [
  {
    file: '霁川市松渚区农业农村局2026年部门预算.txt',
    document: printBudget(AGRICULTURE.departmentYear(2026), MUNICIPAL),
    form: 'text',
    errors: [
      {
        about: '合计行基本支出错一位数字，列合计不再成立',
        rules: ['SUM-COL', 'SUM-ROW'],
        spoil: misprinted('digit', 'expenditure', '合计', '基本支出', 1),
      },
      {
        about: '一行的合计两位数字对调，行内合计不再成立',
        rules: ['SUM-ROW'],
        spoil: misprinted('transposition', 'general-public-basic', '30102-津贴补贴', '本年预算数/合计', 0),
      },
      {
        about: '一般公共预算支出表一行连同合计多 30 万元，表内平衡，与支出总表不一致',
        rules: ['XTAB-EXP-GPB', 'XTAB-INCOME-EXPENDITURE', 'XTAB-FISCAL-CLASS'],
        spoil: raised(
          'general-public-expenditure',
          '2130106',
          '合计',
          ['本年预算数/合计', '本年预算数/项目支出/项目支出总数', '本年预算数/项目支出/扣除基建项目后预算数'],
          3000n,
        ),
      },
      {
        about: '文字中的收入预算与收入总表不一致',
        rules: ['TEXT-TOTAL', 'TEXT-REPEAT'],
        spoil: spokenMatch(
          /收入预算(\d+)\.(\d\d)万元/,
          (match) => `收入预算${BigInt(match[1]!) + 100n}.${match[2]!}万元`,
        ),
      },
      {
        about: '项目支出占比与金额不符',
        rules: ['TEXT-PERCENT', 'TEXT-PERCENT-SUM'],
        spoil: spokenMatch(/(项目支出[\d.]+万元，占)([\d.]+)%/, (match) => `${match[1]!}2.50%`),
      },
    ],
  },
  {
    file: '霁川市松渚区农业技术推广中心2025年单位预算.txt',
    document: printBudget(AGRICULTURE.unitYear(1, 2025), MUNICIPAL),
    form: 'text',
    errors: [],
  },
  {
    file: '霁川市松渚区农业技术推广中心2026年单位预算.txt',
    document: printBudget(AGRICULTURE.unitYear(1, 2026), MUNICIPAL),
    form: 'text',
    errors: [
      {
        about: '绩效表与项目支出表的项目名称相差一字',
        rules: ['XTAB-PROJECT-PERF'],
        spoil: renamed,
      },
      {
        about: '缺少政府采购情况说明，序号中断',
        rules: ['DISC-SECTION-SET', 'TXT-NUMBERING', 'DISC-PROC'],
        spoil: (document) => plantMissingSection(document, '政府采购情况说明'),
      },
      {
        about: '政府性基金表为空表，表下无说明',
        rules: ['DISC-EMPTY-TABLE-NOTE'],
        spoil: (document) => plantMissingNote(document, 'government-fund'),
      },
      {
        about: '绩效说明留用上年年份',
        rules: ['YEAR-STALE', 'YEAR-TITLE'],
        spoil: spoken('2026年本单位编报绩效目标', '2025年本单位编报绩效目标'),
      },
      {
        about: '落款印有联系电话（号码为虚构）',
        rules: ['PII-PHONE'],
        spoil: spoken('2026年2月6日', '2026年2月6日 联系电话：0000-0000000'),
      },
    ],
  },
  {
    file: '霁川市柳澜区市场监督管理局2024年部门预算.txt',
    document: printBudget(MARKET.departmentYear(2024), TREE),
    form: 'gb18030',
    errors: [],
  },
  {
    file: '霁川市柳澜区市场监督管理局2025年部门预算.md',
    document: printBudget(MARKET.departmentYear(2025), TREE),
    form: 'markdown',
    errors: [],
  },
  {
    file: '霁川市柳澜区市场监督管理局2026年部门预算.txt',
    document: printBudget(MARKET.departmentYear(2026), TREE),
    form: 'text',
    errors: [
      {
        about: '款级小计错一位数字，不等于所属各项之和',
        rules: ['SUM-HIER'],
        spoil: misprinted('digit', 'expenditure', '20805', '合计', 2),
      },
      {
        about: '两个类级金额填反，合计仍成立，与支出总表不一致',
        rules: ['XTAB-CLASS'],
        spoil: exchanged('income-expenditure-overview', '九、卫生健康支出', '十九、住房保障支出', '支出/预算数'),
      },
      {
        about: '增减选项未选',
        rules: ['TMPL-OPTION'],
        spoil: spokenMatch(
          /(因公出国（境）费0\.00万元)，与2025年预算数持平/,
          (match) => `${match[1]!}，比上年增（减）0万元`,
        ),
      },
      {
        about: '资产时点晚于编制日期',
        rules: ['YEAR-STOCK'],
        spoil: spoken('截至2025年12月31日', '截至2026年12月31日'),
      },
      {
        about: '增减方向与两年数额相反',
        rules: ['TEXT-DIRECTION', 'TEXT-DELTA'],
        spoil: spokenMatch(
          /(收支总预算[\d.]+万元，比2025年预算数[\d.]+万元)(增加|减少)/,
          (match) => `${match[1]!}${match[2] === '增加' ? '减少' : '增加'}`,
        ),
      },
    ],
  },
  {
    file: '漪川市苍屏区群众文化馆2025年单位预算.txt',
    document: printBudget(CULTURE.unitYear(1, 2025), MUNICIPAL_EXACT),
    form: 'text',
    errors: [],
  },
  {
    file: '漪川市苍屏区群众文化馆2026年单位预算.txt',
    document: printBudget(CULTURE.unitYear(1, 2026), MUNICIPAL_EXACT),
    form: 'text',
    errors: [
      {
        about: '六位小数的合计末位错一个数字：精确到分，不能以取舍解释',
        rules: ['SUM-COL', 'SUM-ROW'],
        spoil: lastDigit,
      },
      {
        about: '“三公”经费合计错一位数字',
        rules: ['SUM-3P'],
        spoil: misprinted('digit', 'three-public', '2026', '“三公”经费财政拨款预算总额', 0),
      },
      {
        about: '收入总计两位数字对调，收支不平衡',
        rules: ['SUM-BALANCE', 'SUM-TOTAL', 'XTAB-INCOME-TOTAL'],
        spoil: misprinted('transposition', 'income-expenditure-overview', '收入总计', '收入/预算数', 1),
      },
    ],
  },
];

function bytesOf(document: PrintedDocument, form: SamplePlan['form']): Uint8Array {
  if (form === 'gb18030') return encodeGb18030(writeText(document));
  return new TextEncoder().encode(form === 'markdown' ? writeMarkdown(document) : writeText(document));
}

/** The sample files with their planted errors. */
export function makeSamples(): readonly Sample[] {
  return PLANS.map(({ file, document, form, errors }) => {
    let spoilt = document;
    const planted = errors.map(({ about, rules, spoil }, index): SampleError => {
      const step = spoil(spoilt);
      spoilt = step.document;
      return { id: `${file.replace(/\.\w+$/, '')}-${index + 1}`, file, about, rules, ...step.planted };
    });
    return { file, bytes: bytesOf(spoilt, form), errors: planted };
  });
}

/** The machine-readable list, written beside the samples. */
export function plantedJson(samples: readonly Sample[]): string {
  return `${JSON.stringify({ files: samples.map(({ file }) => file), errors: samples.flatMap(({ errors }) => errors) }, null, 2)}\n`;
}

function where(error: SampleError): string {
  if (error.table === null) return error.kind === 'missing-block' ? '情况说明（整节缺失）' : '情况说明';
  return [error.printedNumber, error.row, error.column].filter((part) => part !== null).join(' · ');
}

function shown(text: string): string {
  return text === '' ? '（无）' : text;
}

/** The readable list, written beside the samples. */
export function samplesReadme(samples: readonly Sample[]): string {
  const rows = samples.flatMap(({ errors }) =>
    errors.map(
      (error) =>
        `| ${error.file} | ${where(error)} | ${shown(error.printed)} | ${shown(error.shouldBe)} | ${error.about} | ${error.rules.join('、')} |`,
    ),
  );
  const clean = samples.filter(({ errors }) => errors.length === 0).map(({ file }) => `- ${file}`);
  return [
    '# 示例材料',
    '',
    '三个虚构单位、两至三个年度的预算公开文本，供熟悉软件和自动测试使用。地名、单位、金额均为生成，不对应任何真实单位。',
    '文本由 `node scripts/run.mjs scripts/make-samples.mjs` 生成；同一份清单的机器可读形式见 `planted.json`。',
    '',
    '## 不含差错的文件',
    '',
    ...clean,
    '',
    '合计与分项之间仍有四舍五入造成的末位差，属正常取舍，不是差错。',
    '',
    '## 有意写入的差错',
    '',
    '“规则”列任一条发现该处即可。`npx gouji rules` 列出本版本已有的规则，其余的差错留待以后的规则。',
    '',
    '| 文件 | 位置 | 印出 | 应为 | 说明 | 规则 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
