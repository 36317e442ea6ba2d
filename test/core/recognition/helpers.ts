import type { Block, BlockCell, Disclosure, GridBlock, Row, Table } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

/** Recognises a text document. 「|」 at the start of a line stands for a table line whose fields are divided by 「|」. */
export function recogniseText(text: string, fileName = '文件.txt'): Disclosure {
  const tabbed = text
    .split('\n')
    .map((line) =>
      line.startsWith('|')
        ? line
            .slice(1)
            .split('|')
            .map((field) => field.trim())
            .join('\t')
        : line,
    )
    .join('\n');
  const { blocks, defects } = textToBlocks(tabbed);
  return recognise({ fileName, format: 'text', blocks, defects });
}

/** Recognises blocks as a reader with exact spans makes them. */
export function recogniseBlocks(blocks: readonly Block[]): Disclosure {
  return recognise({ fileName: '文件.docx', format: 'docx', blocks, defects: [] });
}

/** A cell of {@link exactGrid}: text, or text with row and column span; null = covered or blank. */
type Given = string | null | readonly [text: string, rowSpan: number, columnSpan: number];

/** A grid with exact spans. */
export function exactGrid(rows: readonly (readonly Given[])[]): GridBlock {
  const cells: BlockCell[] = rows.flatMap((row, r) =>
    row.flatMap((given, c): BlockCell[] => {
      if (given === null || given === '') return [];
      const [text, rowSpan, columnSpan] = typeof given === 'string' ? ([given, 1, 1] as const) : given;
      return [{ row: r, column: c, rowSpan, columnSpan, text, at: { page: 1 } }];
    }),
  );
  const columnCount = Math.max(...rows.map((row) => row.length));
  return { type: 'grid', cells, rowCount: rows.length, columnCount, spans: 'exact', at: { page: 1 } };
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', text, at: { page: 1 } });

/** Header paths with the meanings found for them: 「收入/项目 → item」. */
export function columnsOf(table: Table | undefined): readonly string[] {
  return (table?.columns ?? []).map(({ path, measure }) => `${path.join('/')} → ${measure}`);
}

/** One row as 「role key: values」. */
export function rowOf(row: Row | undefined): string {
  const values = (row?.cells ?? []).map(({ reading }) => {
    if (reading.state === 'number') return reading.amount.value;
    return reading.state === 'text' ? '_' : reading.state === 'blank' ? '' : reading.state;
  });
  return `${row?.role} ${row?.key}: ${values.join(',')}`;
}

export const codesOf = (disclosure: Disclosure): readonly string[] => disclosure.defects.map(({ code }) => code);
export const kindsOf = (disclosure: Disclosure): readonly string[] => disclosure.tables.map(({ kind }) => kind);
