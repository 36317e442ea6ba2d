import { describe, expect, it } from 'vitest';
import { checkDocument, doubtsOf, type DoubtfulFigure, type Subject } from '../../../src/core/checks/index.js';
import { softened } from '../../../src/core/checks/doubtful.js';
import { subject, table } from './build.js';

type Doubt = readonly [row: number, column: number];

/** A table of one office whose printed figures may be misread; the cells named are in doubt. */
function read(rows: string, doubts: readonly Doubt[]): Subject {
  const one = table({
    kind: 'expenditure',
    number: '预算03表',
    columns: 'function economic.government economic.department total basic project',
    rows,
  });
  const marked = {
    ...one,
    rows: one.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        doubts.some(([at, column]) => at === row.index && column === cell.column)
          ? { ...cell, doubtful: Array.from(cell.text, (_, place) => place) }
          : cell,
      ),
    })),
  };
  return subject([marked]);
}

const body = (total: string, basic: string, sum = '380.00'): string => `
    2080505|50102|30108|${total}|${basic}|30.00
    2101501|50101|30101|200.00|150.00|50.00
    合计|||${sum}|300.00|80.00`;

const figures = (of: Subject): readonly Pick<DoubtfulFigure, 'row' | 'column' | 'proposal'>[] =>
  doubtsOf(of).map(({ row, column, proposal }) => ({ row, column, proposal }));
const confirmed = (of: Subject): readonly boolean[] => doubtsOf(of).map(({ confirmedBy }) => confirmedBy.length > 0);

describe('what the sums say about a figure recognised without certainty', () => {
  it('confirms it where its sums close with certain figures', () => {
    const sound = read(body('180.00', '150.00'), [[0, 3]]);
    expect(confirmed(sound)).toEqual([true]);
    expect(doubtsOf(sound)[0]?.confirmedBy.join()).toMatch(/\S/);
  });

  it('proposes the one figure of like shape with which all sums close', () => {
    const misread = read(body('130.00', '150.00'), [[0, 3]]);
    expect(figures(misread)).toEqual([{ row: 0, column: 3, proposal: '180.00' }]);
    expect(confirmed(misread)).toEqual([false]);
  });

  it('finds the point that was read as a comma or not at all', () => {
    expect(figures(read(body('180,00', '150.00'), [[0, 3]]))).toMatchObject([{ proposal: '180.00' }]);
    expect(figures(read(body('18000', '150.00'), [[0, 3]]))).toMatchObject([{ proposal: '180.00' }]);
  });

  it('proposes nothing where the figure that would close them looks different', () => {
    expect(figures(read(body('220.00', '150.00'), [[0, 3]]))).toMatchObject([{ proposal: null }]);
  });

  it('trusts no sum in which another figure is in doubt as well', () => {
    const alike = read(body('130.00', '100.00'), [
      [0, 3],
      [0, 4],
    ]);
    expect(figures(alike).map(({ proposal }) => proposal)).toEqual([null, null]);
    expect(confirmed(alike)).toEqual([false, false]);
  });

  it('confirms figures one after the other', () => {
    const both = read(body('180.00', '150.00'), [
      [0, 3],
      [0, 4],
    ]);
    expect(confirmed(both)).toEqual([true, true]);
  });

  it('says nothing of a document without doubt', () => {
    expect(doubtsOf(read(body('130.00', '150.00'), []))).toEqual([]);
  });
});

describe('findings on doubtful figures', () => {
  const remark = '读取存疑';

  it('are softened while nothing confirms the reading, and stand where its sums do', () => {
    const spoilt = read(body('130.00', '150.00'), [[0, 3]]);
    const soft = checkDocument(spoilt).findings.filter(({ message }) => message.includes(remark));
    expect(soft.length).toBeGreaterThan(0);
    const hard = checkDocument(read(body('130.00', '150.00'), [])).findings;
    const [figure] = doubtsOf(spoilt);
    if (figure === undefined) throw new Error('the figure in doubt is not listed');
    expect(softened(hard, [spoilt], [figure])).toEqual(hard);
    expect(softened(hard, [spoilt], [])).not.toEqual(hard);
  });
});
