import type { Defect } from '../../../core/disclosure/index.js';
import { lostPageWords, pageWordsSentence } from '../page-words.js';
import { addressOf, columnLetters, inside, type SheetCell, type Span, type Worksheet } from './workbook.js';

/** Cells of a visible sheet whose print differs from their content. */
export type Oddities = {
  /** Under a merged area. */
  readonly covered: readonly SheetCell[];
  /** There were more merged areas than can be told apart. */
  readonly mergesUnread: boolean;
  readonly uncalculated: readonly SheetCell[];
  /** A picture in their place. */
  readonly pictures: readonly SheetCell[];
  /** Shown as days, several in a row. */
  readonly dates: readonly SheetCell[];
  /** Shown with an exponent, digits left out. */
  readonly exponents: readonly SheetCell[];
  readonly redNegative: readonly SheetCell[];
  /** Numbers that a format does not print. */
  readonly formatHides: readonly SheetCell[];
};

/** Names listed in full; the rest is counted. */
const LISTED = 8;

/**
 * What is to be said about a sheet besides its content. `oddities` null: it is hidden and was not read. `lines`: what was read
 * of it.
 */
export function reportSheet(sheet: Worksheet, oddities: Oddities | null, lines: readonly string[]): readonly Defect[] {
  const defects: Defect[] = [];
  const report = (code: string, message: string, cell?: SheetCell): void => {
    const at = { sheet: sheet.name, ...(cell === undefined ? {} : { cell: addressOf(cell.row, cell.column) }) };
    defects.push({ code, message: `工作表“${sheet.name}”${message}`, at });
  };
  if (oddities === null) {
    if (sheet.cells.length === 0) return [];
    report(
      'sheet.hidden-unread',
      '是隐藏的，其中的内容未读取。请核对是否应当公开：应公开的取消隐藏后再导入，不应公开的请删除。',
    );
    return defects;
  }
  for (const [code, message] of besideSentences(sheet)) report(code, message);
  const lost = lostPageWords(sheet.pageWords, lines);
  if (lost.length > 0) report('sheet.page-words', pageWordsSentence('打印的页眉、页脚', lost));
  if (oddities.mergesUnread) {
    report('sheet.merges-unread', '的合并单元格过多或互相重叠，未全部读取，列位置可能有误。请核对原件。');
  }
  const hidden = hiddenLines(sheet);
  if (hidden !== '') report('sheet.hidden-lines', `的${hidden}处于隐藏状态，已一并读取。请核对是否应当公开。`);
  const cellsReport = (code: string, cells: readonly SheetCell[], sentence: (count: string) => string): void => {
    const [first] = cells;
    if (first === undefined) return;
    const example = addressOf(first.row, first.column);
    report(code, sentence(`${cells.length} 个单元格（${cells.length > 1 ? '如 ' : ''}${example}）`), first);
  };
  cellsReport('sheet.formula-unread', oddities.uncalculated, (cells) => {
    return `有 ${cells}的公式没有保存计算结果，其数值未读取。请用 Excel 或 WPS 打开并保存后再导入。`;
  });
  cellsReport('sheet.cell-pictures', oddities.pictures, (cells) => {
    return `有 ${cells}的内容是图片，其中的文字和数字未读取。请改为文字和数字后再导入，或对照原件人工核对。`;
  });
  cellsReport('sheet.dates', oddities.dates, (cells) => {
    return `有 ${cells}的数字显示为日期，同一行有多个，可能是金额误用了日期格式，未读作金额。请改为数值格式后再导入。`;
  });
  cellsReport('sheet.exponents', oddities.exponents, (cells) => {
    return `有 ${cells}的数字以科学记数法显示（如 1.23E+11），位数不全，未读作金额。请改为数值格式后再导入。`;
  });
  cellsReport('sheet.red-negative', oddities.redNegative, (cells) => {
    return `有 ${cells}的负数只用红色表示，没有负号，已按负数读取。黑白打印后无法辨认，请改为带负号的格式。`;
  });
  cellsReport('sheet.format-hides', oddities.formatHides, (cells) => {
    return `有 ${cells}的数字被数字格式隐藏，不显示，已按空白读取。请核对是否应当公开。`;
  });
  cellsReport('sheet.covered-cells', oddities.covered, (cells) => {
    return `有 ${cells}的内容被合并单元格遮住，不显示，已略去。请核对后删除。`;
  });
  return defects;
}

/** What lies on a sheet beside its cells. */
function besideSentences({
  cells,
  hasDrawing,
  beside,
}: Worksheet): readonly (readonly [code: string, words: string])[] {
  const { texts, comments, pictures, charts, objects } = beside;
  const isDrawn = cells.length === 0 && hasDrawing;
  const sentences: readonly (readonly [boolean, code: string, words: string])[] = [
    [isDrawn, 'sheet.pictures-unread', '只有图片或图形，其中的文字未读取。请取得可编辑的表格，或对照原件人工核对。'],
    [
      !isDrawn && pictures > 0,
      'sheet.pictures-unread',
      `有 ${pictures} 幅较大的图片，其中的文字未读取。如是表格图片，请取得可编辑的表格，或对照原件人工核对。`,
    ],
    [!isDrawn && charts > 0, 'sheet.charts', `有 ${charts} 个图表，其中的文字和数字未读取。请对照原件核对其中的数字。`],
    [
      objects > 0,
      'sheet.objects-unread',
      `有 ${objects} 个嵌入的对象（如 Word 文档），其中的内容未读取。请将其移入单元格后再导入，或人工核对。`,
    ],
    [
      texts > 0,
      'sheet.texts-unread',
      `有 ${texts} 个文本框或图形中有文字，未读取。请将其移入单元格后再导入，或对照原件核对。`,
    ],
    [comments > 0, 'sheet.comments', `有 ${comments} 处批注，未读取。公开前请删除批注。`],
  ];
  return sentences.flatMap(([is, code, words]) => (is ? [[code, words] as const] : []));
}

/** 文件不完整. `last`: the last sheet that was read. */
export function cutFile(missing: 'sheets' | 'rest', last: string): Defect {
  return missing === 'sheets'
    ? {
        code: 'sheet.truncated',
        message: `文件末尾不完整，可能没有拷贝或下载完整，工作表“${last}”的后部及其后的工作表可能缺失。请核对末尾的内容，或重新取得文件。`,
        at: { sheet: last },
      }
    : {
        code: 'sheet.rest-missing',
        message:
          '文件末尾不完整，可能没有拷贝或下载完整。各工作表的单元格已全部读出，缺失的是文档属性等附属内容。请重新取得文件核对。',
        at: null,
      };
}

/** 「第 5—7 行、C 列」: hidden rows and columns that hold something; "" where there are none. */
function hiddenLines(sheet: Worksheet): string {
  const rows = held(
    sheet.hiddenRows,
    sheet.cells.map(({ row }) => row),
  );
  const columns = held(
    sheet.hiddenColumns,
    sheet.cells.map(({ column }) => column),
  );
  const list = (lines: readonly Span[], name: (line: number) => string): string => {
    const named = lines
      .slice(0, LISTED)
      .map(([first, last]) => (first === last ? name(first) : `${name(first)}—${name(last)}`));
    return named.join('、') + (lines.length > LISTED ? `等 ${lines.length} 处` : '');
  };
  return [
    rows.length > 0 ? `第 ${list(rows, (row) => String(row + 1))} 行` : '',
    columns.length > 0 ? `${list(columns, columnLetters)} 列` : '',
  ]
    .filter((part) => part !== '')
    .join('、');
}

/** Lines of the spans that hold something, neighbours joined. */
function held(spans: readonly Span[], lines: readonly number[]): readonly Span[] {
  if (spans.length === 0) return [];
  const found: [number, number][] = [];
  const singles = new Set(spans.flatMap(([first, last]) => (first === last ? [first] : [])));
  const wide = spans.filter(([first, last]) => first !== last);
  for (const line of [...new Set(lines)].toSorted((a, b) => a - b)) {
    if (!singles.has(line) && !inside(wide, line)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found;
}
