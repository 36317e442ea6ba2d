import type { BlockCell, Defect, GridBlock, Place } from '../../disclosure/index.js';
import type { TornForm, TornForms, TornIndicator } from './indicator-form.js';

const INDICATOR_COLUMNS = ['一级指标', '二级指标', '三级指标', '计算符号', '指标值', '计量单位'];

/** A table that is put together again: rows of texts, the first of them its heading. */
type Line = { readonly at: Place; readonly texts: readonly string[] };

function textsOf({ level1, level2, level3, nature, value, unit }: TornIndicator): readonly string[] {
  return [level1, level2, level3, nature, value, unit];
}

/** True for a form that was read whole: of an incomplete one nobody could say what its project lacks. */
function isWhole({ lead, indicators, loose }: TornForm): boolean {
  return lead.name !== '' && indicators.length > 0 && loose === 0;
}

/**
 * Projects one below the other; what a form says of its project reaches over all of its indicators. Null where no form was
 * read whole.
 */
export function projectsGrid({ forms }: TornForms, at: Place): GridBlock | null {
  const goals = Math.max(1, ...forms.filter(isWhole).map(({ lead }) => lead.goals.length));
  const goalColumns = goals === 1 ? ['绩效目标'] : ['中期绩效目标', '年度绩效目标'];
  const heading = ['项目编码', '项目名称', '项目总额', '财政资金', '其他资金', ...goalColumns];
  const named = forms.filter(isWhole);
  if (named.length === 0) return null;
  const cells: BlockCell[] = cellsOf([{ at, texts: [...heading, ...INDICATOR_COLUMNS] }], 0);
  let row = 1;
  for (const { lead, indicators } of named) {
    const { code, name, total, fiscal, other } = lead;
    const own = [code, name, total, fiscal, other, ...lead.goals];
    const place = indicators[0]?.at ?? at;
    own.forEach((text, column) => {
      const rowSpan = indicators.length;
      if (text !== '') cells.push({ row, column, rowSpan, columnSpan: 1, text, at: place });
    });
    const lines = indicators.map((indicator): Line => ({ at: indicator.at, texts: textsOf(indicator) }));
    cells.push(...cellsOf(lines, row, heading.length));
    row += lines.length;
  }
  const columnCount = heading.length + INDICATOR_COLUMNS.length;
  return { type: 'grid', cells, rowCount: row, columnCount, spans: 'exact', at };
}

/** The indicators of a whole unit, as a table of their own. */
export function wholeGrid({ forms }: TornForms, at: Place): GridBlock {
  const lines = [{ at, texts: INDICATOR_COLUMNS }, ...linesOf(forms)];
  const columnCount = INDICATOR_COLUMNS.length;
  return { type: 'grid', cells: cellsOf(lines, 0), rowCount: lines.length, columnCount, spans: 'exact', at };
}

/** The indicators below the amounts of the same form, in columns of their own. */
export function withIndicators(block: GridBlock, { forms }: TornForms): GridBlock {
  const lines: readonly Line[] = [{ at: block.at, texts: INDICATOR_COLUMNS }, ...linesOf(forms)];
  return {
    ...block,
    cells: [...block.cells, ...cellsOf(lines, block.rowCount, block.columnCount)],
    rowCount: block.rowCount + lines.length,
    columnCount: block.columnCount + INDICATOR_COLUMNS.length,
  };
}

function linesOf(forms: readonly TornForm[]): readonly Line[] {
  return forms.flatMap(({ indicators }) => indicators.map((one): Line => ({ at: one.at, texts: textsOf(one) })));
}

function cellsOf(lines: readonly Line[], fromRow: number, fromColumn = 0): BlockCell[] {
  return lines.flatMap(({ at, texts }, row) =>
    texts.flatMap((text, column): readonly BlockCell[] =>
      text === '' ? [] : [{ row: fromRow + row, column: fromColumn + column, rowSpan: 1, columnSpan: 1, text, at }],
    ),
  );
}

/** What a reader of the result has to know. */
export function tornDefects({ forms }: TornForms, at: Place): readonly Defect[] {
  const left = forms.filter((form) => !isWhole(form));
  if (left.length > 0) {
    const message = `表格在文本中已断行，有 ${left.length} 个项目的名称未能读出，或有文字不能确定属于哪一格，这些项目的指标未采用。请对照原文核对`;
    return [{ code: 'table.rest-truncated', message, at }];
  }
  return [
    {
      code: 'table.columns-inferred',
      message: '表格在文本中已断行，各指标按类别名称和指标值还原。请对照原文核对',
      at,
    },
  ];
}
