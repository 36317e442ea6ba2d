/** What can be procured, and equipment beside the goods that are procured. */
import { describe, expect, it } from 'vitest';
import { subject, table } from '../build.js';
import { ask } from './cases.js';

function said(spending: string, procured: string): readonly string[] {
  const tables = [
    table({ kind: 'expenditure', number: '预算03表', columns: 'function economic.department total', rows: spending }),
    table({ kind: 'procurement', number: '预算05表', columns: 'item amount', rows: procured }),
  ];
  return ask('XTAB-PROC-SCOPE', subject(tables)).findings.map(({ severity, message }) => `${severity} ${message}`);
}

describe('XTAB-PROC-SCOPE', () => {
  const spent = (code: string): string =>
    `合计||100.00\n2130101|30101-基本工资|50.00\n2130101|${code}|20.00\n2130104|30227-委托业务费|30.00`;

  it.each(['30228-工会经费', '30239-其他交通费用', '3021101-差旅费'])('does not count %s as bought', (code) => {
    expect(said(spent(code), '合计|30.00\nC-服务|30.00')).toEqual([]);
    expect(said(spent(code), '合计|31.00\nC-服务|31.00')).toEqual([
      'notice 预算05表 政府采购表的合计为 31.00 万元，支出总表中可以采购的支出（商品和服务支出、资本性支出等，不含差旅费、工会经费、其他交通费用等）为 30.00 万元，前者多 1.00 万元，请核对是否有列在其他科目或跨年的采购。',
    ]);
  });

  it('counts what can be bought', () => {
    expect(said(spent('30229-福利费'), '合计|50.00\nC-服务|50.00')).toEqual([]);
  });
});

describe('XTAB-PROC-SCOPE and equipment', () => {
  const spent = (equipment: string): string =>
    `合计||900.00\n2130104|30227-委托业务费|500.00\n2130104|31002-办公设备购置|${equipment}\n2130104|31003-专用设备购置|60.00`;

  it('notices equipment of which hardly any is procured as goods', () => {
    expect(said(spent('90.00'), '合计|340.00\nA-货物|40.00\nC-服务|300.00')).toEqual([
      'notice 预算03表 支出总表列有办公设备、专用设备购置 150 万元，预算05表 政府采购表的货物类为 40 万元，请核对是否有应当列入政府采购的设备。',
    ]);
  });

  it('leaves what may stay below the limits, half of it, and tables without a line of goods', () => {
    expect(said(spent('40.00'), '合计|310.00\nA-货物|10.00\nC-服务|300.00')).toEqual([]);
    expect(said(spent('240.00'), '合计|450.00\nA-货物|150.00\nC-服务|300.00')).toEqual([]);
    expect(said(spent('90.00'), '合计|300.00\nC-服务|300.00')).toEqual([]);
  });
});
