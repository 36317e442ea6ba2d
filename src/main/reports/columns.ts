import { reviewWords, type LedgerRow } from '../../core/review/index.js';

/** The 22 columns of the ledger in their printed order, with their width in characters. */
export const LEDGER_COLUMNS: readonly {
  readonly key: keyof LedgerRow;
  readonly heading: string;
  readonly width: number;
}[] = (
  [
    ['sequence', 6],
    ['unitName', 18],
    ['unitCode', 10],
    ['fileName', 22],
    ['fiscalYear', 7],
    ['documentType', 10],
    ['location', 30],
    ['quote', 16],
    ['category', 16],
    ['problem', 44],
    ['expected', 36],
    ['severity', 9],
    ['basis', 24],
    ['suggestion', 30],
    ['responsibleUnit', 18],
    ['responsiblePerson', 10],
    ['deadline', 12],
    ['rectification', 24],
    ['rectificationState', 12],
    ['reviewedBy', 10],
    ['reviewedOn', 12],
    ['remark', 24],
  ] as const
).map(([key, width]) => ({ key, width, heading: reviewWords.columns[key] }));
