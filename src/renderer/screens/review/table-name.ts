import { TABLE_KIND_NAMES, type Table } from '../../../core/disclosure/index.js';

/** Printed number and title of a table; its kind where it has no title. */
export function tableName(table: Table): string {
  return [table.printedNumber, table.title || TABLE_KIND_NAMES[table.kind]].filter(Boolean).join(' ');
}
