import type { Line, Project, Row, Table } from '../disclosure/index.js';
import type { AmountColumn } from './columns.js';
import type { Pairable } from './pairing.js';

/** A line with what is needed to pair it with its like in another year. */
export type Entry = Pairable & {
  readonly row: Row;
  readonly line: Line;
  readonly lane: number;
  readonly table: Table;
  readonly columns: readonly AmountColumn[];
  /** Key for display: the codes, else the item, else the cleaned name. */
  readonly key: string;
  /** 项目: whose amounts the line stands for, wherever its table prints them. Left out: the line is no project. */
  readonly project?: Project;
  /** 各行之和: the lines of the table that the line adds up; its own cells are not printed. Left out: it is printed. */
  readonly summed?: readonly Row[];
};
