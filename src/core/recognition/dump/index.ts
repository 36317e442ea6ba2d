import type { BlockCell, Defect, GridBlock, Place, TableKind } from '../../disclosure/index.js';
import { rebuildDeclaration, type Declaration } from './declaration.js';
import { readTornForms } from './indicator-form.js';
import { projectsGrid, tornDefects, wholeGrid, withIndicators } from './indicator-grid.js';
import { rebuildList, type DumpRow } from './list.js';
import type { Shape } from './shapes.js';
import { tokenise, usualDecimals, type DumpLine } from './tokens.js';
import { rebuildTwoSided, type TwoSidedRow } from './two-sided.js';

export { namesIndicators } from './indicator-form.js';
export type { DumpLine } from './tokens.js';

/** A grid rebuilt from the lines of a dump, or null with the reason as a defect. */
export type Rebuilt = { readonly grid: GridBlock | null; readonly defects: readonly Defect[] };

const TWO_SIDED: readonly TableKind[] = ['income-expenditure-overview', 'fiscal-appropriation-overview'];

/**
 * 残表重建. Rebuilds the grid of a table that a PDF text dump broke into lines: words, figures and rows torn apart, figures
 * run together, the header lost. Only what the number of columns and the sums of the rows prove is given back; the rest
 * is a defect. `knownNames` are unit names that help to tell a project's name from its unit, `projectNames` gives those
 * of projects that the document prints elsewhere.
 */
export function rebuildGrid(
  kind: TableKind,
  lines: readonly DumpLine[],
  knownNames: readonly string[] = [],
  projectNames: () => readonly string[] = () => [],
): Rebuilt {
  const at = lines[0]?.at ?? {};
  if (kind === 'project-performance') {
    const torn = readTornForms(lines, projectNames());
    if (torn !== null) return { grid: projectsGrid(torn, at), defects: tornDefects(torn, at) };
  }
  if (kind === 'department-performance-declaration' || kind === 'overall-performance') {
    const whole = rebuildWhole(lines, at);
    if (whole !== null) return whole;
  }
  const decimals = usualDecimals(lines);
  if (decimals === null) return { grid: null, defects: [] };
  const tokens = tokenise(lines, decimals);
  if (TWO_SIDED.includes(kind)) {
    const rows = rebuildTwoSided(tokens);
    return rows === null ? undecided(at) : { grid: twoSidedGrid(rows, at), defects: [] };
  }
  const list = rebuildList(kind, tokens);
  if (list === null) return undecided(at);
  const inferred: readonly Defect[] = headingsFound(list.shape, lines)
    ? []
    : [
        {
          code: 'table.columns-inferred',
          message: '列标题未能读出，各列按列数与行内合计关系推定。请对照原文核对列名',
          at,
        },
      ];
  const uneven: readonly Defect[] =
    list.uneven === 0
      ? []
      : [
          {
            code: 'table.rows-uneven',
            message: `表中有 ${list.uneven} 行的数字个数与其他行不同，无法确定各数字属于哪一列，这些行未采用。请对照原文核对`,
            at,
          },
        ];
  return { grid: listGrid(list.shape, list.rows, knownNames, at), defects: [...inferred, ...uneven] };
}

/** Amounts and indicators of a form of the whole unit, each as far as it proves itself; null where neither does. */
function rebuildWhole(lines: readonly DumpLine[], at: Place): Rebuilt | null {
  const declaration = rebuildDeclaration(lines);
  const torn = readTornForms(lines, []);
  if (declaration === null) {
    return torn === null ? null : { grid: wholeGrid(torn, at), defects: [restUnread('绩效指标', '资金情况', at)] };
  }
  const amounts = declarationGrid(declaration, at);
  if (torn === null) return { grid: amounts, defects: [restUnread('总体资金情况', '绩效指标', at)] };
  return {
    grid: withIndicators(amounts, torn),
    defects: [restUnread('总体资金情况和绩效指标', '单位职能、人员和目标', at)],
  };
}

function restUnread(read: string, unread: string, at: Place): Defect {
  return {
    code: 'table.rest-truncated',
    message: `表格在文本中已断行，仅还原${read}，${unread}等其余内容未读取。请对照原文核对`,
    at,
  };
}

/** One column for each amount, one row for each year, so that every amount has its name above it. */
function declarationGrid({ years, rows }: Declaration, at: Place): GridBlock {
  const labels = rows.map(({ side, label }) => (label === '合计' ? `${side}合计` : label));
  const body = years.map((year, index) => ({
    at: rows[0]?.at ?? at,
    texts: [year, ...rows.map(({ figures }) => figures[index] ?? '')],
  }));
  const block = grid([{ at, texts: ['总体资金情况（万元）', ...labels] }, ...body], rows.length + 1, [], at);
  // Every figure keeps the line it was printed in.
  const cells = block.cells.map((cell) =>
    cell.column === 0 ? cell : { ...cell, at: rows[cell.column - 1]?.at ?? cell.at },
  );
  return { ...block, cells };
}

/** At least half of the shape's headings stand somewhere in the lines, however broken. */
function headingsFound(shape: Shape, lines: readonly DumpLine[]): boolean {
  const text = lines.map((line) => line.text.replace(/\s+/g, '')).join('');
  const leaves = shape.amounts.map((path) => path.split('/').at(-1) ?? '');
  const found = leaves.filter((leaf) => text.includes(leaf)).length;
  return found * 2 >= leaves.length;
}

function undecided(at: Place): Rebuilt {
  return {
    grid: null,
    defects: [
      {
        code: 'table.columns-unread',
        message: '表格在文本中已断行，列标题与数字无法对应，本表未读取。请改用表格完整的文件，或对照原文核对',
        at,
      },
    ],
  };
}

function twoSidedGrid(rows: readonly TwoSidedRow[], at: Place): GridBlock {
  const header = [
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
  ];
  const body = rows.map((row) => ({
    at: row.at,
    texts: [row.left?.label ?? '', row.left?.figure ?? '', row.right?.label ?? '', row.right?.figure ?? ''],
  }));
  return grid(
    [...header.map((texts) => ({ at, texts })), ...body],
    4,
    [
      { row: 0, column: 0 },
      { row: 0, column: 2 },
    ],
    at,
  );
}

function listGrid(shape: Shape, rows: readonly DumpRow[], knownNames: readonly string[], at: Place): GridBlock {
  const paths = [...shape.labels, ...shape.amounts, ...shape.blankTail].map((path) => path.split('/'));
  const groups = paths.map((path) => (path.length > 1 ? (path[0] ?? '') : ''));
  const hasGroups = groups.some((group) => group !== '');
  const leaves = paths.map((path) => path.at(-1) ?? '');
  const header = hasGroups
    ? [
        paths.map((path, index) =>
          path.length > 1 ? (groups[index - 1] === path[0] ? '' : (path[0] ?? '')) : (path[0] ?? ''),
        ),
        paths.map((path) => (path.length > 1 ? (path[1] ?? '') : '')),
      ]
    : [leaves];
  const body = rows
    .filter((row) => row.figures.length === shape.amounts.length)
    .map((row, index) => ({
      at: row.at,
      texts: [
        ...labelsOf(shape, row, knownNames, index === 0),
        ...row.figures.map((figure) => figure.text),
        ...shape.blankTail.map(() => ''),
      ],
    }));
  const spans = hasGroups
    ? groups.flatMap((group, column) => (group !== '' && groups[column - 1] !== group ? [{ row: 0, column }] : []))
    : [];
  return grid([...header.map((texts) => ({ at, texts })), ...body], leaves.length, spans, at, groups);
}

/** Code, name and unit of a row. A name that ends with a known unit is cut there. */
function labelsOf(shape: Shape, row: DumpRow, knownNames: readonly string[], isFirst: boolean): readonly string[] {
  const code = row.codes.join('');
  const words = withoutHeader(shape, row.words.join(''), isFirst && code === '');
  if (shape.labels.length === 0) return [];
  if (shape.labels.length === 2) return [code, words];
  const unit = knownNames.find((name) => name !== '' && words.endsWith(name)) ?? '';
  return [code, words.slice(0, words.length - unit.length), unit];
}

/** Headings and captions that the dump put before a row's own words are cut off. */
function withoutHeader(shape: Shape, words: string, isFirst: boolean): string {
  if (isFirst && /(?:合计|总计)$/.test(words)) return words.slice(-2);
  if (!/单位[:：]/.test(words)) return words;
  const leaves = [...shape.labels, ...shape.amounts, ...shape.blankTail].flatMap((path) => path.split('/'));
  const ends = [...leaves, '预算支出', '项目支出', '元'].map((leaf) => {
    const found = words.lastIndexOf(leaf);
    return found < 0 ? 0 : found + leaf.length;
  });
  return words.slice(Math.max(...ends));
}

/** A grid block with known spans; `grouped` cells of the first row reach over their group. */
function grid(
  rows: readonly { readonly at: Place; readonly texts: readonly string[] }[],
  columnCount: number,
  grouped: readonly { readonly row: number; readonly column: number }[],
  at: Place,
  groups: readonly string[] = [],
): GridBlock {
  const cells: BlockCell[] = rows.flatMap((line, row) =>
    line.texts.flatMap((text, column) => {
      if (text === '') return [];
      const group = grouped.some((cell) => cell.row === row && cell.column === column);
      return [
        {
          row,
          column,
          rowSpan: 1,
          columnSpan: group ? spanOf(column, columnCount, grouped, groups) : 1,
          text,
          at: line.at,
        },
      ];
    }),
  );
  return { type: 'grid', cells, rowCount: rows.length, columnCount, spans: 'lost', at };
}

function spanOf(
  column: number,
  columnCount: number,
  grouped: readonly { readonly column: number }[],
  groups: readonly string[],
): number {
  if (groups.length === 0) {
    const next = grouped.map((cell) => cell.column).find((other) => other > column) ?? columnCount;
    return next - column;
  }
  let end = column;
  while (groups[end + 1] === groups[column]) end += 1;
  return end - column + 1;
}
