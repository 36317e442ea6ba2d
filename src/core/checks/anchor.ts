import { boundsOf, type MoneyUnit } from '../amount/index.js';
import {
  anchorForText,
  anchorForWords,
  columnPath,
  TABLE_KIND_NAMES,
  type Anchor,
  type Claim,
  type Table,
} from '../disclosure/index.js';
import type { Evidence } from './finding.js';
import type { Operand } from './relation.js';

/** 「预算03表 支出总表」: the printed number and what the table is. */
export function tableName(table: Table): string {
  const name = table.kind === 'other' && table.title !== '' ? table.title : TABLE_KIND_NAMES[table.kind];
  return table.printedNumber === null ? name : `${table.printedNumber} ${name}`;
}

/** The words a reviewer would find the row by: its label, else its code; "" where it prints neither. */
export function rowName(operand: Operand): string {
  const label = operand.line?.label ?? operand.row.label;
  if (label !== '') return label;
  const key = operand.line?.key ?? operand.row.key;
  // A row without a name is only counted.
  return key.startsWith('#') ? '' : key;
}

/** 「“行政运行”行」; 「第 3 行」 where the row prints no name. */
export function rowWords(operand: Operand): string {
  const row = rowName(operand);
  return row === '' ? `第 ${operand.row.index + 1} 行` : `“${row}”行`;
}

/** 「预算03表 支出总表“行政运行”行“基本支出”列」. */
export function cellName(operand: Operand): string {
  return `${tableName(operand.table)}${rowWords(operand)}“${columnPath(operand.column)}”列`;
}

/** Points at one cell. */
export function anchorOf({ document, table, row, line, column, cell }: Operand): Anchor {
  return anchorForWords(document, table, row, line, column, cell, cell.text);
}

/** Points at the sentence of a claim. */
export function anchorOfClaim(document: string, claim: Claim): Anchor {
  return anchorForText(document, claim.section, claim.quote, claim.at);
}

/** One operand as evidence, with the interval behind it in `unit`. */
export function evidenceOf(operand: Operand, role: Evidence['role'], unit: MoneyUnit | null): Evidence {
  const { reading } = operand.cell;
  const bounds = reading.state === 'number' ? boundsOf(reading.amount, unit ?? '万元') : null;
  return {
    anchor: anchorOf(operand),
    text: operand.cell.text.trim(),
    role,
    low: bounds === null ? null : bounds.low,
    high: bounds === null ? null : bounds.high,
  };
}
