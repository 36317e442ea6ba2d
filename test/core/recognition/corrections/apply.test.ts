import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { applyCorrections, placeCorrections } from '../../../../src/core/recognition/corrections/index.js';
import { codesOf, columnsOf, exactGrid, paragraph, recogniseBlocks, recogniseText, rowOf } from '../helpers.js';
import { aimed, correction } from './make.js';

const EXPENDITURE = `2026年支出总表
单位：万元
|科目编码|科目名称|合计|基本支出|项目支出
|208|社会保障和就业支出|12.50|10.00|2.50
|2080501|行政单位离退休|12.50|10.00|2.50
|210|卫生健康支出|3.00|3.〇0|
|2101101|行政单位医疗|3.00|3.00|
|合计||15.50|13.00|2.50
`;

/** The same table without a title: nobody says what it is. */
const UNTITLED = EXPENDITURE.replace('2026年支出总表', '').trimStart();

const table = (disclosure: Disclosure, at = 0): Disclosure['tables'][number] => disclosure.tables[at]!;

describe('a corrected cell', () => {
  const read = recogniseText(EXPENDITURE);
  const [fix] = aimed(read, [{ target: 'cell', table: 'expenditure', row: 2, column: 3, text: ' 3.00 ' }]);
  const corrected = applyCorrections(read, [fix!]);

  it('is read anew and says what was read', () => {
    expect(codesOf(read)).toEqual(['table.row-ambiguous']);
    expect(table(corrected).rows[2]!.cells[3]).toEqual({
      ...table(read).rows[2]!.cells[3],
      text: '3.00',
      reading: { state: 'number', amount: { text: '3.00', value: '3.00', decimals: 2, unit: '万元' } },
      corrected: { was: '3.〇0' },
    });
    expect(codesOf(corrected)).toEqual([]);
    expect([read.status, corrected.status]).toEqual(['partial', 'read']);
    expect(corrected.asRead).toBe(read);
  });

  it('leaves a row in doubt that still does not fit, or did before', () => {
    const worse = applyCorrections(
      read,
      aimed(read, [{ target: 'cell', table: 'expenditure', row: 2, column: 3, text: '三.00' }]),
    );
    expect(codesOf(worse)).toEqual(['table.row-ambiguous']);
    const wide = recogniseText(EXPENDITURE.replace('|3.〇0|', '|3.00||9.00'));
    expect(codesOf(wide)).toEqual(['table.row-ambiguous']);
    const [one] = aimed(wide, [{ target: 'cell', table: 'expenditure', row: 2, column: 3, text: '3.01' }]);
    expect(codesOf(applyCorrections(wide, [one!]))).toEqual(['table.row-ambiguous']);
  });

  it('that could not be read as an amount is no defect any more, and one that cannot be becomes one', () => {
    const torn = recogniseText(EXPENDITURE.replace('3.〇0', '3.0.0'));
    expect(codesOf(torn)).toEqual(['table.cell-unreadable']);
    const aim = (text: string): Disclosure =>
      applyCorrections(torn, aimed(torn, [{ target: 'cell', table: 'expenditure', row: 2, column: 3, text }]));
    expect(codesOf(aim('3.00'))).toEqual([]);
    expect(aim('3..0').defects.map(({ message }) => message.includes('3..0'))).toEqual([true]);
  });

  it('leaves every other cell, row and table as it was', () => {
    const rest = table(corrected).rows.map((row) => row.cells.filter((cell) => cell.corrected === undefined));
    const before = table(read).rows.map((row, index) => row.cells.filter((_, at) => index !== 2 || at !== 3));
    expect(rest).toEqual(before);
  });

  it('takes code and role of its row from the new text', () => {
    const other = applyCorrections(
      read,
      aimed(read, [
        { target: 'cell', table: 'expenditure', row: 3, column: 0, text: '2101102' },
        { target: 'cell', table: 'expenditure', row: 3, column: 1, text: '事业单位医疗' },
      ]),
    );
    expect(rowOf(table(other).rows[3])).toBe('detail 2101102: _,_,3.00,3.00,');
    expect(table(other).rows[3]!.label).toBe('事业单位医疗');
  });

  it('may be a blank one, or become blank', () => {
    const other = applyCorrections(
      read,
      aimed(read, [
        { target: 'cell', table: 'expenditure', row: 2, column: 4, text: '0.00' },
        { target: 'cell', table: 'expenditure', row: 4, column: 4, text: '' },
      ]),
    );
    expect(table(other).rows[2]!.cells[4]).toMatchObject({ text: '0.00', corrected: { was: '' } });
    expect(table(other).rows[4]!.cells[4]).toMatchObject({ reading: { state: 'blank' }, corrected: { was: '2.50' } });
  });

  it('holds in a later version where the row and what was read are the same, wherever it stands', () => {
    const later = recogniseText(`某某中心2026年单位预算\n一、单位概况\n本单位负责宣传。\n${EXPENDITURE}`);
    const { disclosure, places } = placeCorrections(later, [fix!]);
    expect(places.get('c1')).toEqual({ table: 'expenditure', row: 2, column: 3 });
    expect(table(disclosure).rows[2]!.cells[3]!.text).toBe('3.00');
  });

  it('changes nothing where something else is printed now', () => {
    const later = recogniseText(EXPENDITURE.replace('3.〇0', '3.01'));
    const { disclosure, places } = placeCorrections(later, [fix!]);
    expect(places.size).toBe(0);
    expect(disclosure).toBe(later);
  });

  it('that spans several rows is corrected in all of them', () => {
    const block = exactGrid([
      ['项目名称', '科目编码', '合计'],
      [['宣教经赀', 2, 1], '2101501', '1.00'],
      [null, '2101502', '2.00'],
    ]);
    const spanned = recogniseBlocks([paragraph('项目支出表'), paragraph('单位：万元'), block]);
    const [one] = aimed(spanned, [
      { target: 'cell', table: 'project-expenditure', row: 1, column: 0, text: '宣教经费' },
    ]);
    expect(table(applyCorrections(spanned, [one!])).rows.map((row) => row.cells[0]!.text)).toEqual([
      '宣教经费',
      '宣教经费',
    ]);
  });
});

describe('a corrected kind', () => {
  it('reads the grid as the kind reads it: columns, roles and keys are those of the titled table', () => {
    const titled = recogniseText(EXPENDITURE);
    const untitled = recogniseText(UNTITLED.replace('基本支出|项目支出', '支出甲|支出乙'));
    expect(table(untitled).kind).toBe('other');
    const corrected = applyCorrections(
      untitled,
      aimed(untitled, [
        { target: 'table-kind', table: 'other', kind: 'expenditure' },
        { target: 'column', table: 'expenditure', column: 3, measure: 'basic' },
        { target: 'column', table: 'expenditure', column: 4, measure: 'project' },
      ]),
    );
    const now = table(corrected);
    expect(now).toMatchObject({
      id: 'expenditure',
      kind: 'expenditure',
      corrected: { was: 'other' },
      alternatives: [],
    });
    expect(now.columns.map(({ measure }) => measure)).toEqual(table(titled).columns.map(({ measure }) => measure));
    expect(now.columns[3]!.corrected).toEqual({ was: 'other' });
    expect(now.rows.map(rowOf)).toEqual(table(titled).rows.map(rowOf));
  });

  it('closes the question when it is confirmed as read', () => {
    const ambiguous = recogniseText('单位：万元\n|项目|预算数\n|办公费|1.00\n|合计|1.00\n');
    expect(table(ambiguous).alternatives.length).toBeGreaterThan(1);
    expect(codesOf(ambiguous)).toEqual(['table.kind-ambiguous']);
    const corrected = applyCorrections(
      ambiguous,
      aimed(ambiguous, [{ target: 'table-kind', table: 'other', kind: 'other' }]),
    );
    expect(table(corrected)).toMatchObject({
      id: 'other',
      kind: 'other',
      alternatives: [],
      corrected: { was: 'other' },
    });
    expect(codesOf(corrected)).toEqual([]);
    expect(corrected.status).toBe('read');
  });

  it('keeps the names of all other tables, so that what points at them still does', () => {
    const three = recogniseText(
      `${EXPENDITURE}\n${EXPENDITURE.replace('支出总表', '收入总表')}\n${EXPENDITURE.replace('2026年支出总表', '其他明细表')}`,
    );
    const ids = three.tables.map(({ id }) => id);
    const corrected = applyCorrections(
      three,
      aimed(three, [{ target: 'table-kind', table: ids[2]!, kind: 'expenditure' }]),
    );
    expect(corrected.tables.map(({ id }) => id)).toEqual([ids[0], ids[1], 'expenditure#2']);
    const back = applyCorrections(three, aimed(three, [{ target: 'table-kind', table: ids[0]!, kind: 'other' }]));
    expect(back.tables.map(({ id }) => id)).toEqual(['other#2', ids[1], ids[2]]);
  });

  it('makes the header of a form a header', () => {
    const form = recogniseText(
      '整体支出绩效目标表\n单位：万元\n|科目编码|科目名称|合计|基本支出|项目支出\n|2080501|行政单位离退休|12.50|10.00|2.50\n|合计||12.50|10.00|2.50\n',
    );
    expect(table(form).columns[0]!.path).toEqual(['第1列']);
    const corrected = applyCorrections(
      form,
      aimed(form, [{ target: 'table-kind', table: table(form).id, kind: 'expenditure' }]),
    );
    expect(columnsOf(table(corrected))).toEqual([
      '科目编码 → function.code',
      '科目名称 → function.name',
      '合计 → total',
      '基本支出 → basic',
      '项目支出 → project',
    ]);
    expect(table(corrected).rows.map(rowOf)).toEqual([
      'detail 2080501: _,_,12.50,10.00,2.50',
      'total 合计: _,,12.50,10.00,2.50',
    ]);
  });
});

describe('a corrected column', () => {
  it('takes the meaning of the phase from the other columns of the same meaning', () => {
    const text = '支出总表\n单位：万元\n|科目编码|科目名称|本年预算数|本年决算数\n|2080501|离退休|1.00|2.00\n';
    const read = recogniseText(text);
    expect(columnsOf(table(read)).slice(2)).toEqual(['本年预算数 → budgeted', '本年决算数 → amount']);
    const corrected = applyCorrections(
      read,
      aimed(read, [{ target: 'column', table: 'expenditure', column: 2, measure: 'amount' }]),
    );
    expect(columnsOf(table(corrected)).slice(2)).toEqual(['本年预算数 → amount', '本年决算数 → other']);
  });

  it('turns figures into words and back', () => {
    const read = recogniseText(EXPENDITURE);
    const corrected = applyCorrections(
      read,
      aimed(read, [{ target: 'column', table: 'expenditure', column: 4, measure: 'project.category' }]),
    );
    expect(table(corrected).rows[0]!.cells[4]!.reading).toEqual({ state: 'text', text: '2.50' });
    expect(table(corrected).columns[4]).toMatchObject({ moneyUnit: null, corrected: { was: 'project' } });
  });
});

describe('a corrected profile', () => {
  const read = recogniseText(EXPENDITURE);

  it('says that it is the reviewer’s word and keeps what lost', () => {
    const corrected = applyCorrections(
      read,
      aimed(read, [
        { target: 'profile', field: 'unitName', value: '甲中心' },
        { target: 'profile', field: 'fiscalYear', value: 2025 },
      ]),
    );
    expect(corrected.profile.unitName).toEqual({ value: '甲中心', from: 'reviewer', at: null, rejected: [] });
    expect(corrected.profile.fiscalYear).toMatchObject({
      value: 2025,
      from: 'reviewer',
      rejected: [{ value: 2026, from: 'table-title' }],
    });
    expect(corrected.tables).toBe(read.tables);
  });

  it('does not overrule what another version says by itself', () => {
    const [year] = aimed(read, [{ target: 'profile', field: 'fiscalYear', value: 2025 }]);
    const other = recogniseText(EXPENDITURE.replace('2026', '2027'));
    expect(applyCorrections(other, [year!])).toBe(other);
    const agreeing = recogniseText(EXPENDITURE.replace('2026', '2025'));
    expect(applyCorrections(agreeing, [year!]).profile.fiscalYear).toMatchObject({ value: 2025, from: 'reviewer' });
  });
});

describe('the list', () => {
  const read = recogniseText(EXPENDITURE);

  it('lets the later word on one place hold', () => {
    const [first] = aimed(read, [{ target: 'profile', field: 'unitName', value: '甲' }]);
    const [second] = aimed(read, [{ target: 'profile', field: 'unitName', value: '乙' }]);
    const both = [first!, { ...second!, id: 'c2' }];
    expect(applyCorrections(read, both).profile.unitName.value).toBe('乙');
    expect(applyCorrections(read, [...both].reverse()).profile.unitName.value).toBe('甲');
  });

  it('leaves out what is withdrawn', () => {
    const [fix] = aimed(read, [{ target: 'profile', field: 'unitName', value: '甲' }]);
    expect(applyCorrections(read, [{ ...fix!, state: 'withdrawn' }])).toBe(read);
  });

  it('keeps cells corrected under a corrected kind where the kind is withdrawn', () => {
    const untitled = recogniseText(UNTITLED.replace('基本支出|项目支出', '支出甲|支出乙'));
    const [kind, cell] = aimed(untitled, [
      { target: 'table-kind', table: 'other', kind: 'expenditure' },
      { target: 'cell', table: 'expenditure', row: 2, column: 3, text: '3.00' },
    ]);
    const corrected = applyCorrections(untitled, [correction('k', kind!.target, { state: 'withdrawn' }), cell!]);
    expect(table(corrected)).toMatchObject({ kind: 'other' });
    expect(table(corrected).rows[2]!.cells[3]).toMatchObject({ text: '3.00', corrected: { was: '3.〇0' } });
  });
});
