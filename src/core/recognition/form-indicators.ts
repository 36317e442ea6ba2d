import type { Column, Indicator, Measure, Table, TableKind } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import { FORM_COLUMN } from './forms.js';
import { measureOf } from './measures.js';
import { splitStated } from './projects-form.js';
import { plain, squeeze } from './words.js';

const KINDS: ReadonlySet<TableKind> = new Set(['overall-performance', 'department-performance-declaration']);
const NATURE = /^(?:定性|[<>=≤≥≡≦≧]{1,2})$/;
const LEVEL = /^(?:产出|效益|成本|满意度|数量|质量|时效|社会效益|经济效益|生态效益|可持续影响)/;
const LEVEL1 = /^(?:产出|效益|成本|满意度|社会公众|服务对象满意)/;
const LEVEL2 = /^(?:数量|质量|时效|经济|社会|生态|可持续|成本|服务对象)/;
/** 「效益指标社会效益指标某事」: three levels that a form prints in one cell. */
const GLUED =
  /^((?:产出|效益|成本|满意度)指标)((?:数量|质量|时效|成本|(?:社会|经济|生态)(?:效益|成本)|生态环境成本|可持续影响|服务对象满意度)指标)(.+)$/su;

/** Row of a form that names the columns of its indicators, and what it names; null where there is none. */
type Heading = { readonly row: number; readonly measures: ReadonlyMap<number, Measure> };

function headingOf(kind: TableKind, rows: readonly (readonly string[])[]): Heading | null {
  for (const [row, texts] of rows.entries()) {
    const measures = new Map<number, Measure>();
    for (const [index, text] of texts.entries()) {
      const measure = squeeze(text) === '' ? 'other' : measureOf([squeeze(text)], kind);
      const isNew = ![...measures.values()].includes(measure);
      if (isNew && (measure === 'item' || measure.startsWith('performance.'))) measures.set(index, measure);
    }
    const found = new Set(measures.values());
    const isNamed = found.has('performance.level3') || found.has('performance.level2');
    if (isNamed && found.has('performance.value') && found.size >= 3)
      return { row, measures: shifted(measures, rows, row) };
  }
  return null;
}

/**
 * Where merged cells vanished the rows begin farther left than their heading: that place is taken at which signs stand under
 * 指标性质, or the words of the levels under theirs. Rows that show neither stay where they are.
 */
function shifted(
  measures: ReadonlyMap<number, Measure>,
  rows: readonly (readonly string[])[],
  from: number,
): ReadonlyMap<number, Measure> {
  const hasBoth = [...measures.values()].includes('performance.level2');
  const anchors = [...measures].flatMap(([index, measure]): readonly (readonly [number, RegExp])[] => {
    if (measure === 'performance.nature') return [[index, NATURE]];
    // A merged first level is printed once: the second, below its own heading, says more about where the rows stand.
    if (measure === 'performance.level1') return [[index, hasBoth ? LEVEL1 : LEVEL]];
    return measure === 'performance.level2' ? [[index, LEVEL2]] : [];
  });
  let best = 0;
  let most = 0;
  for (const shift of [0, -1, 1, -2, 2]) {
    let fits = 0;
    for (const texts of rows.slice(from + 1))
      for (const [index, pattern] of anchors) if (pattern.test(plain(texts[index + shift] ?? ''))) fits += 1;
    if (fits > most) [best, most] = [shift, fits];
  }
  const moved = best === 0 ? measures : new Map([...measures].map(([index, measure]) => [index + best, measure]));
  return unitsBeside(moved, rows.slice(from + 1));
}

/** 指标值 may reach over two columns of the form: the unit is then the next column that prints anything. */
function unitsBeside(
  measures: ReadonlyMap<number, Measure>,
  rows: readonly (readonly string[])[],
): ReadonlyMap<number, Measure> {
  const at = (wanted: Measure): number => [...measures].find(([, measure]) => measure === wanted)?.[0] ?? -1;
  const [unit, value] = [at('performance.unit'), at('performance.value')];
  const isUsed = (index: number): boolean => rows.some((texts) => squeeze(texts[index] ?? '') !== '');
  if (unit < 0 || isUsed(unit)) return measures;
  const width = Math.max(0, ...rows.map((texts) => texts.length));
  let next = value + 1;
  while (next < width && (measures.has(next) || !isUsed(next))) next += 1;
  if (next >= width) return measures;
  return new Map([...measures].map(([index, measure]) => [index === unit ? next : index, measure]));
}

/** Index of the last row above the indicators of a form; -1 where the table is no form or has none. */
export function formHeadingRow(kind: TableKind, columns: readonly Column[], rows: readonly AlignedRow[]): number {
  if (!isFormTable(kind, columns) || columns.every(({ measure }) => measure === 'other')) return -1;
  return (
    headingOf(
      kind,
      rows.map(({ texts }) => texts),
    )?.row ?? -1
  );
}

function isFormTable(kind: TableKind, columns: readonly Column[]): boolean {
  return KINDS.has(kind) && columns[0]?.path[0] === FORM_COLUMN;
}

/** The columns of a form with the meanings that the heading of its indicators gives them. */
export function columnsOfForm(
  kind: TableKind,
  columns: readonly Column[],
  rows: readonly AlignedRow[],
): readonly Column[] {
  if (!isFormTable(kind, columns)) return columns;
  const heading = headingOf(
    kind,
    rows.map(({ texts }) => texts),
  );
  if (heading === null) return columns;
  return columns.map((column) => {
    const measure = heading.measures.get(column.index);
    return measure === undefined || column.corrected !== undefined ? column : { ...column, measure };
  });
}

/**
 * 整体绩效指标. The indicators of a table of the whole unit or department. A level that is merged away is the one above it;
 * three levels printed in one cell are taken apart.
 */
export function wholeIndicatorsOf(table: Table): readonly Indicator[] {
  if (!KINDS.has(table.kind)) return [];
  const column = new Map<Measure, number>();
  for (const { measure, index } of table.columns) if (!column.has(measure)) column.set(measure, index);
  if (!column.has('performance.level3') && !column.has('performance.level2')) return [];
  const from = isFormTable(table.kind, table.columns)
    ? (headingOf(
        table.kind,
        table.rows.map(({ cells }) => cells.map(({ text }) => text)),
      )?.row ?? -1)
    : -1;
  let level1 = '';
  let level2 = '';
  return table.rows.slice(from + 1).flatMap((row): readonly Indicator[] => {
    const textOf = (measure: Measure): string => squeeze(row.cells[column.get(measure) ?? -1]?.text ?? '');
    const value = textOf('performance.value');
    const glued = GLUED.exec(textOf('performance.level3'));
    if (textOf('performance.level1') !== '') level2 = '';
    level1 = glued?.[1] ?? (textOf('performance.level1') || level1);
    level2 = glued?.[2] ?? (textOf('performance.level2') || level2);
    const level3 = glued?.[3] ?? textOf('performance.level3');
    if (level3 === '' || value === '' || /^(?:指标值|目标值|年初目标值)$/.test(value)) return [];
    return [
      {
        level1,
        level2,
        level3,
        ...splitStated(value, textOf('performance.nature'), textOf('performance.unit')),
        direction: textOf('performance.direction'),
        attribution: 'printed',
        evidence: null,
        table: table.id,
        row: row.index,
        at: row.at,
      },
    ];
  });
}
