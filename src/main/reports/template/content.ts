import {
  reviewWords as words,
  type LedgerRow,
  type PrintedParagraph,
  type ReportModel,
} from '../../../core/review/index.js';
import { appendixOf, dateText, overviewOf, problemsOf, suggestionsOf } from '../opinion.js';
import type { Content, Value, Values } from './fill.js';
import type { Vocabulary } from './placeholders.js';

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))];
const texts = (paragraphs: readonly PrintedParagraph[]): readonly string[] => paragraphs.map(({ text }) => text);

/** What each name of a template stands for. A name ends in nothing that changes: templates outlive versions. */
const VALUES: Readonly<Record<string, (model: ReportModel) => Value>> = {
  标题: ({ title }) => title,
  单位: ({ files }) => unitsText(distinct(files.map(({ unitName }) => unitName))),
  年度: ({ files }) => yearsText(files.map(({ fiscalYear }) => fiscalYear)),
  文种: ({ files }) => distinct(files.map(({ documentType }) => documentType)).join('、'),
  文件名称: ({ files }) => distinct(files.map(({ fileName }) => fileName)).join('、'),
  文件数: ({ files }) => String(files.length),
  问题数: ({ opinion }) => String(opinion.length),
  错误数: ({ opinion }) => String(opinion.filter(({ severity }) => severity === 'error').length),
  疑似数: ({ opinion }) => String(opinion.filter(({ severity }) => severity === 'warning').length),
  提示数: ({ opinion }) => String(opinion.filter(({ severity }) => severity === 'notice').length),
  未采纳数: ({ rejected }) => String(rejected.length),
  审核人: ({ reviewer }) => reviewer,
  日期: ({ date }) => dateText(date),
  总体情况: (model) => texts(overviewOf(model)),
  问题清单: (model) => texts(problemsOf(model)),
  修改建议: (model) => texts(suggestionsOf(model)),
  未检查范围: (model) => notChecked(model),
  未采纳: (model) => texts(appendixOf(model).slice(1)),
};

const PROBLEM_COLUMNS = Object.entries(words.columns) as readonly (readonly [keyof LedgerRow, string])[];
const FILE_NAMES = [
  '序号',
  '文件名称',
  '单位名称',
  '年度',
  '文种',
  '读取状态',
  '表数',
  '未检查规则数',
  '未核定数',
] as const;

/** Every name a template may use. */
export const VOCABULARY: Vocabulary = {
  values: Object.keys(VALUES),
  lists: { 问题: PROBLEM_COLUMNS.map(([, name]) => name), 文件: FILE_NAMES },
};

/** What a template is filled with for a report. */
export function contentOf(model: ReportModel): Content {
  return {
    values: new Map(Object.entries(VALUES).map(([name, value]) => [name, value(model)])),
    lists: new Map<string, readonly Values[]>([
      [
        '问题',
        model.opinion.map(({ row }) => new Map(PROBLEM_COLUMNS.map(([key, name]) => [name, String(row[key] ?? '')]))),
      ],
      [
        '文件',
        model.files.map((file, index) => {
          const { fileName, unitName, fiscalYear, documentType, reading, tables, notChecked: left, undecided } = file;
          const values = [
            index + 1,
            fileName,
            unitName,
            fiscalYear ?? '',
            documentType,
            reading,
            tables,
            left.length,
            undecided,
          ];
          return new Map(FILE_NAMES.map((name, at) => [name, String(values[at] ?? '')]));
        }),
      ],
    ]),
  };
}

function unitsText(units: readonly string[]): string {
  const [first = ''] = units;
  return units.length > 1 ? words.manyUnits(first, units.length) : first;
}

function yearsText(years: readonly (number | null)[]): string {
  const known = years.filter((year) => year !== null).sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined ? '' : first === last ? String(first) : `${first}—${last}`;
}

/** What could not be read or not be checked, file by file; said also where everything was. */
function notChecked({ files, draft }: ReportModel): readonly string[] {
  const lines = files.flatMap(({ fileName, notChecked: rules, defects }) => [
    ...defects.map((defect) => `《${fileName}》${defect}`),
    ...rules.map(({ ruleName, why }) => `《${fileName}》${words.opinion.reason(ruleName, why)}`),
  ]);
  const scope = lines.length === 0 ? [words.opinion.allChecked] : lines;
  return draft ? [words.opinion.draft, ...scope] : scope;
}
