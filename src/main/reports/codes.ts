import { reviewWords, type PrintedReport } from '../../core/review/index.js';

/** 码表: codes as text, so that no digit is lost, under headings that the import of codes knows. */
export function printCodes(
  title: string,
  codes: readonly { readonly code: string; readonly name: string }[],
): PrintedReport {
  const { sheet, code, name } = reviewWords.codes;
  return {
    title,
    orientation: 'portrait',
    blocks: [
      {
        type: 'table',
        name: sheet,
        title,
        columns: [
          { heading: code, width: 14 },
          { heading: name, width: 48 },
        ],
        rows: codes.map((one) => [one.code, one.name]),
        empty: '',
      },
    ],
  };
}
