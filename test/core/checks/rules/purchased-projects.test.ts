import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { project, table } from '../build.js';
import { model } from '../model.js';
import { ask } from './cases.js';

/** The model buying one service, with one project of a name and an amount. */
function said(service: string, name: string, total = '50.000000'): readonly string[] {
  const services = table({
    kind: 'purchased-services',
    number: '预算12表',
    columns: 'item service.field amount',
    rows: `合计||50.00\n${service}|210-卫生健康支出|50.00`,
  });
  const performance = table({
    kind: 'project-performance',
    number: '预算13表',
    columns: 'project.name performance.project-total=项目总额',
    rows: `${name}|${total}`,
  });
  const projects = [project({ code: '11010126T000000000002', name, row: 0, total })];
  return ask('XTAB-PURSVC', model([services, performance], { projects })).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

describe('XTAB-PURSVC and the project that pays', () => {
  it('finds one amount under two names of one matter', () => {
    expect(said('窗口咨询服务', '窗口评估服务')).toEqual([
      'warning 政府购买服务“窗口咨询服务”与项目“窗口评估服务”金额相同而名称不同，请核对是否为同一事项、哪个名称正确。',
    ]);
  });

  it('accepts the same name, a wider name, another matter and another amount', () => {
    expect(said('窗口咨询服务', '窗口咨询服务')).toEqual([]);
    expect(said('信息服务', '信息系统安全服务')).toEqual([]);
    expect(said('窗口咨询服务', '道路评估服务')).toEqual([]);
    expect(said('窗口咨询服务', '窗口评估服务', '51.000000')).toEqual([]);
  });
});

describe('XTAB-PURSVC and a table that prints nothing', () => {
  /** The model whose table of services is empty, with a table of procurement by kinds. */
  const empty = (kinds: string, emptyNote?: string, told = '本单位安排采购一项。'): readonly string[] => {
    const services = table({
      kind: 'purchased-services',
      number: '预算11表',
      columns: 'item service.field amount',
      rows: '合计||',
      ...(emptyNote === undefined ? {} : { emptyNote }),
    });
    const procurement = table({ kind: 'procurement', columns: 'item amount', rows: kinds });
    const made = model([services, procurement]);
    const passages: Disclosure['passages'] =
      told === '' ? [] : [{ text: told, section: 'N-PROC', marks: [{ start: 0, at: { line: 1 } }] }];
    return ask('XTAB-PURSVC', { ...made, disclosure: { ...made.disclosure, passages } }).findings.map(
      ({ severity, message }) => `${severity} ${message}`,
    );
  };

  it.each(['A-货物|6.00\nC-服务|31.40\n合计|37.40', '服务类|31.40\n合计|31.40', '货物|2.00\n服务|31.40\n合计|33.40'])(
    'is asked about where services are procured: %s',
    (kinds) => {
      expect(empty(kinds)).toEqual([
        'notice 预算11表 政府购买服务表没有数据，政府采购预算则列有服务类 31.40 万元，请核对是否有应当列入的政府购买服务项目。',
      ]);
    },
  );

  it('is left alone where it says why, or no services are procured', () => {
    expect(empty('C-服务|31.40\n合计|31.40', '本单位没有政府购买服务项目')).toEqual([]);
    expect(empty('A-货物|6.00\nC-服务|\n合计|6.00')).toEqual([]);
    expect(empty('A-货物|6.00\n合计|6.00')).toEqual([]);
    expect(empty('C-服务|31.40\n合计|31.40', undefined, '本单位无政府购买服务预算。')).toEqual([]);
  });

  it('is left alone in a file of tables, whose text may say why', () => {
    expect(empty('C-服务|31.40\n合计|31.40', undefined, '')).toEqual([]);
  });
});
