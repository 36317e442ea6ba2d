import {
  comparableUnits,
  compareProjects,
  compareTables,
  type ComparableUnit,
  type ComparisonSource,
} from '../../../core/comparison/index.js';
import { TABLE_KINDS, type Disclosure } from '../../../core/disclosure/index.js';
import { CommandFailure, UsageError, type Command, type Terminal } from '../command.js';
import { compareJson } from '../compare-json.js';
import { compareText } from '../compare-text.js';
import { jsonDocument, namesOf, type Names } from '../json.js';
import { anyUnread, NAME_OPTION, readFiles, type FileReading } from '../read-files.js';

/** `gouji compare`: the same unit over the years, aligned. */
export const compareCommand: Command = {
  name: 'compare',
  summary: '把同一单位几年的表和项目逐行对照',
  usage: '文件… [--unit 单位代码] [--json]',
  options: {
    unit: {
      type: 'string',
      placeholder: '单位代码',
      help: '对照哪个单位（代码，没有代码时写名称）；文件中只有一个单位时可省略',
    },
    json: { type: 'boolean', help: '以 JSON 输出对照结果' },
    name: NAME_OPTION,
  },
  details: [],
  run: async (given, terminal) => {
    const readings = await readFiles(given, terminal, { withoutChecks: true });
    const documents = disclosuresOf(readings);
    const names = namesOf(readings);
    const units = comparableUnits([...documents].map(([document, disclosure]) => ({ document, disclosure })));
    const unit = chooseUnit(units, given.value('unit'));
    const sources = sourcesOf(unit, documents, names, terminal);
    const tables = TABLE_KINDS.flatMap((kind) => compareTables(kind, sources) ?? []);
    const projects = compareProjects(sources);
    const years = sources.map((source) => source.year);
    await terminal.write(
      given.flag('json')
        ? jsonDocument(compareJson(unit, years, tables, projects, names))
        : compareText(unit, years, tables, projects),
    );
    return anyUnread(readings) ? 3 : 0;
  },
};

function disclosuresOf(readings: readonly FileReading[]): ReadonlyMap<string, Disclosure> {
  return new Map(
    readings.flatMap(({ outcome }) => (outcome.ok ? [[outcome.value.sha256, outcome.value.disclosure] as const] : [])),
  );
}

/** The unit named, or the one whose own documents, then any documents, cover the most years; asks where two are alike. */
function chooseUnit(units: readonly ComparableUnit[], code: string | undefined): ComparableUnit {
  const listed = units.map((unit) => `${unit.unitCode ?? '（无代码）'} ${unit.unitName}`).join('、');
  if (units.length === 0) throw new CommandFailure('文件中没有识别出可对照的单位。gouji extract 显示识别结果。');
  if (code !== undefined) {
    const named = units.find((unit) => unit.unitCode === code) ?? units.find((unit) => unit.unitName === code);
    if (named === undefined) throw new UsageError(`文件中没有单位“${code}”。识别出的单位：${listed}。`);
    return named;
  }
  const yearsOf = (sources: ComparableUnit['sources']): number => new Set(sources.map((source) => source.year)).size;
  const rank = ({ sources }: ComparableUnit): number =>
    yearsOf(sources.filter((source) => source.own)) * 1000 + yearsOf(sources);
  const most = Math.max(...units.map(rank));
  const [first, ...others] = units.filter((unit) => rank(unit) === most);
  if (first !== undefined && others.length === 0) return first;
  throw new UsageError(`文件中有几个单位，请用 --unit 指定一个：${listed}。`);
}

/** One source a year, oldest first: the unit's own document before its department's, a budget before a final account. */
function sourcesOf(
  unit: ComparableUnit,
  documents: ReadonlyMap<string, Disclosure>,
  names: Names,
  terminal: Terminal,
): readonly ComparisonSource[] {
  const byYear = new Map<number, ComparisonSource>();
  const rank = (source: ComparableUnit['sources'][number]): number =>
    (source.own ? 0 : 2) + (source.stage === 'budget' ? 0 : 1);
  for (const source of [...unit.sources].sort((left, right) => rank(left) - rank(right))) {
    const { document, year, stage } = source;
    const disclosure = documents.get(document);
    if (disclosure === undefined) continue;
    const taken = byYear.get(year);
    if (taken === undefined) byYear.set(year, { document, disclosure, unitCode: unit.unitCode, year, stage });
    else terminal.tell(`${year} 年用“${names.file(taken.document)}”，未用“${names.file(document)}”。`);
  }
  return [...byYear.values()].sort((left, right) => left.year - right.year);
}
