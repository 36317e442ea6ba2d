import { filesNamedIn, type Coverage, type CoverageState, type RuleInfo } from '../../core/checks/index.js';
import {
  reviewWords as words,
  type PrintedBlock,
  type PrintedReport,
  type ReportSource,
} from '../../core/review/index.js';
import { columnsOf } from './ledger.js';
import { paragraph } from './opinion.js';

/** Files beside each other on a landscape page. */
const FILES_PER_TABLE = 8;
const labels = words.checkTable;

/** One rule on one file: what is printed, and why it was not checked. */
type Result = { readonly mark: string; readonly state: string; readonly why: string | null };

/** 检查表: every rule on every file, then what was not checked and why. `subject`: whose table it is. */
export function printCheckTable(
  sources: readonly ReportSource[],
  catalogue: readonly RuleInfo[],
  subject: string,
): PrintedReport {
  const rules = rulesOf(sources, catalogue);
  const title = labels.title(subject);
  const results = new Map(sources.map((source) => [source, resultsOf(source, rules)]));
  const parts = Array.from({ length: Math.ceil(sources.length / FILES_PER_TABLE) }, (_, part) =>
    sources.slice(part * FILES_PER_TABLE, (part + 1) * FILES_PER_TABLE),
  );
  const tables = parts.map((part, index): PrintedBlock => {
    const first = index * FILES_PER_TABLE + 1;
    return {
      type: 'table',
      name: labels.sheet(index + 1),
      title: parts.length === 1 ? title : labels.part(first, first + part.length - 1),
      columns: [
        ...columnsOf(labels.columns, [14, 26, 11]),
        ...part.map((source, at) => ({ heading: `${first + at} ${nameOf(source)}`, width: 12 })),
      ],
      rows: rules.map(({ id, name, family }) => [
        id,
        name,
        words.family[family],
        ...part.map((source) => results.get(source)?.get(id)?.mark ?? labels.notChecked),
      ]),
      empty: '',
    };
  });
  return {
    title,
    orientation: 'landscape',
    blocks: [
      paragraph('title', title),
      paragraph('note', labels.legend),
      ...tables,
      notCheckedTable(sources, rules, results),
      ...besideTable(sources),
      ...defectsTable(sources),
    ],
  };
}

/** The catalogue, and rules of the reviewer's own that have run. */
function rulesOf(sources: readonly ReportSource[], catalogue: readonly RuleInfo[]): readonly RuleInfo[] {
  const known = new Set(catalogue.map(({ id }) => id));
  const others = new Set(sources.flatMap(({ coverage }) => coverage.map(({ rule }) => rule)));
  const own = [...others].filter((id) => !known.has(id));
  return [
    ...catalogue,
    ...own.map((id): RuleInfo => ({
      id,
      name: id,
      family: 'arithmetic',
      severity: 'error',
      basis: '',
      needs: '',
      description: '',
    })),
  ];
}

function nameOf({ disclosure: { profile }, fileName }: ReportSource): string {
  const { unitName, fiscalYear, level, stage } = profile;
  const about = [unitName.value, fiscalYear.value, words.documentType(level.value, stage.value)];
  return unitName.value === null ? fileName : about.filter((part) => part !== null && part !== '').join(' ');
}

/** The worst of several results of one rule decides: what was not checked in part is not checked. */
const WEIGHT: readonly CoverageState[] = ['not-applicable', 'pass', 'ambiguous', 'insufficient-data', 'finding'];

function resultsOf(source: ReportSource, rules: readonly RuleInfo[]): ReadonlyMap<string, Result> {
  const byRule = Map.groupBy(source.coverage, ({ rule }) => rule);
  return new Map(rules.map(({ id }) => [id, resultOf(source, id, byRule.get(id) ?? [])]));
}

function resultOf(source: ReportSource, rule: string, coverage: readonly Coverage[]): Result {
  const [worst] = coverage.toSorted((one, other) => WEIGHT.indexOf(other.state) - WEIGHT.indexOf(one.state));
  if (worst === undefined) return { mark: labels.notChecked, state: labels.notChecked, why: labels.notRun };
  const { state } = worst;
  const why = worst.why === '' ? words.coverage[state] : worst.why;
  switch (state) {
    case 'pass':
      return { mark: labels.pass, state: words.coverage.pass, why: null };
    case 'finding': {
      const count = source.findings.filter((one) => one.rule === rule && one.outcome === 'finding').length;
      return { mark: labels.finding(count), state: words.coverage.finding, why: null };
    }
    case 'not-applicable':
      return { mark: labels.notApplicable, state: words.coverage[state], why: null };
    default:
      return { mark: labels.notChecked, state: words.coverage[state], why };
  }
}

function notCheckedTable(
  sources: readonly ReportSource[],
  rules: readonly RuleInfo[],
  results: ReadonlyMap<ReportSource, ReadonlyMap<string, Result>>,
): PrintedBlock {
  return {
    type: 'table',
    name: labels.listSheet,
    title: labels.listTitle,
    columns: columnsOf(labels.listColumns, [36, 14, 26, 12, 60]),
    rows: sources.flatMap((source) =>
      rules.flatMap(({ id, name }) => {
        const result = results.get(source)?.get(id);
        return result === undefined || result.why === null
          ? []
          : [[source.fileName, id, name, result.state, result.why]];
      }),
    ),
    empty: labels.allChecked,
  };
}

/** Which rules saw a file together with other files of its disclosure: text and tables that were published apart. */
function besideTable(sources: readonly ReportSource[]): readonly PrintedBlock[] {
  const rows = sources.flatMap(({ fileName, coverage }) => {
    const named = coverage.flatMap(({ rule, why }) => {
      const files = filesNamedIn(why);
      return files === null ? [] : [{ rule, files }];
    });
    const byFiles = Map.groupBy(named, ({ files }) => files);
    return [...byFiles].map(([files, lines]) => [fileName, files, lines.map(({ rule }) => rule).join('、')]);
  });
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      name: labels.besideSheet,
      title: labels.besideTitle,
      columns: columnsOf(labels.besideColumns, [36, 36, 80]),
      rows,
      empty: '',
    },
  ];
}

function defectsTable(sources: readonly ReportSource[]): readonly PrintedBlock[] {
  const rows = sources.flatMap(({ fileName, disclosure }) =>
    disclosure.defects.map(({ message }) => [fileName, message]),
  );
  if (rows.length === 0) return [];
  const { defectsSheet: name, defectsTitle: title } = labels;
  return [{ type: 'table', name, title, columns: columnsOf(labels.defectsColumns, [36, 90]), rows, empty: '' }];
}
