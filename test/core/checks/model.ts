/** A small invented budget whose tables all agree: two units, money carried over, a fund, rounding nowhere needed. */
import type { Subject } from '../../../src/core/checks/index.js';
import type { Table } from '../../../src/core/disclosure/index.js';
import { project, subject, table, type SubjectDraft } from './build.js';

export const overview: Table = table({
  kind: 'income-expenditure-overview',
  number: '预算01表',
  columns: 'item@0 amount@0=收入/预算数 item@1 amount@1=支出/预算数',
  rows: `
    general-public|900.00|class:208|150.00
    government-fund||class:210|750.00
    business||class:221|100.00
    other-income||class:229|
    current-income|900.00|current-expenditure|1,000.00
    carry-in|100.00|carry-out|
    total-income|1,000.00|total-expenditure|1,000.00`,
});

export const income: Table = table({
  kind: 'income',
  number: '预算02表',
  columns:
    'unit.code unit total current=本年收入/小计 current.general-public current.government-fund carry=上年结转结余/小计 carry.general-public',
  rows: `
    *301|某局|1,000.00|900.00|900.00||100.00|100.00
    301001|某局本级|400.00|350.00|350.00||50.00|50.00
    301002|某中心|600.00|550.00|550.00||50.00|50.00
    |合计|1,000.00|900.00|900.00||100.00|100.00`,
});

export const expenditure: Table = table({
  kind: 'expenditure',
  number: '预算03表',
  columns:
    'function economic.government economic.department total basic project business=其中/事业单位经营支出 remit-up=其中/上缴上级支出',
  rows: `
    2080505|50102|30108|150.00|150.00|||
    2101501|50101|30101|300.00|300.00|||
    2101501|50201|30201|40.00|40.00|||
    2101501|50206|30217|2.00|2.00|||
    2101501|50208|30231|8.00|8.00|||
    2101504|50205|30227|250.00||250.00||
    2109999|50999|30399|150.00||150.00||
    2210201|50103|30113|100.00|100.00|||
    合计|||1,000.00|600.00|400.00||`,
});

export const projects: Table = table({
  kind: 'project-expenditure',
  number: '预算04表',
  columns: 'unit project.code project.name function total current.general-public carry.general-public',
  rows: `
    301001-某局本级|11010126T000000000001|信息系统运行维护|2101504|200.00|150.00|50.00
    301002-某中心|11010126T000000000002|信息系统安全服务|2101504|50.00|50.00|
    301002-某中心|11010126T000000000003|困难群众医疗补助|2109999|150.00|150.00|
    合计||||400.00|350.00|50.00`,
});

export const procurement: Table = table({
  kind: 'procurement',
  number: '预算05表',
  columns: 'item amount',
  rows: `
    A-货物|30.00
    C-服务|170.00
    合计|200.00`,
});

export const fiscal: Table = table({
  kind: 'fiscal-appropriation-overview',
  number: '预算06表',
  columns: 'item@0 amount@0=收入/预算数 item@1 amount@1=支出/预算数',
  rows: `
    current-income|900.00|current-expenditure|1,000.00
    general-public|900.00|class:208|150.00
    government-fund||class:210|750.00
    state-capital||class:221|100.00
    carry-in|100.00|class:229|
    carry-in.general-public|100.00|carry-out|
    carry-in.government-fund|||
    total-income|1,000.00|total-expenditure|1,000.00`,
});

export const general: Table = table({
  kind: 'general-public-expenditure',
  number: '预算07表',
  columns:
    'unit function.code total=预算数/合计 basic=预算数/基本支出/小计 basic.personnel basic.public project project.without-construction=项目支出/扣除基建项目后预算数',
  rows: `
    301001-某局本级|2080505|60.00|60.00|60.00|||
    301001-某局本级|2101501|140.00|140.00|120.00|20.00||
    301001-某局本级|2101504|200.00||||200.00|200.00
    301002-某中心|2080505|90.00|90.00|90.00|||
    301002-某中心|2101501|210.00|210.00|180.00|30.00||
    301002-某中心|2210201|100.00|100.00|100.00|||
    301002-某中心|2101504|50.00||||50.00|50.00
    301002-某中心|2109999|150.00||||150.00|150.00
    合计||1,000.00|600.00|550.00|50.00|400.00|400.00`,
});

export const basic: Table = table({
  kind: 'general-public-basic',
  number: '预算08表',
  columns: 'economic.government economic.department total basic.personnel=人员经费 basic.public=公用经费',
  rows: `
    50101|30101|300.00|300.00|
    50102|30108|150.00|150.00|
    50103|30113|100.00|100.00|
    50201|30201|40.00||40.00
    50205|30227|||
    50206|30217|2.00||2.00
    50208|30231|8.00||8.00
    合计||600.00|550.00|50.00`,
});

export const fund: Table = table({
  kind: 'government-fund',
  number: '预算09表',
  columns: 'function total basic project',
  rows: '合计|||',
  emptyNote: '本单位不涉及此项工作内容',
});

export const threePublic: Table = table({
  kind: 'three-public',
  number: '预算11表',
  columns:
    'year three-public three-public.abroad three-public.reception three-public.car=公务用车/小计 three-public.car.purchase three-public.car.running',
  rows: '2026|10.00||2.00|8.00||8.00',
});

export const services: Table = table({
  kind: 'purchased-services',
  number: '预算12表',
  columns: 'item service.field amount',
  rows: `
    合计||60.00
    信息服务|210-卫生健康支出|50.00
    培训服务|208-社会保障和就业支出|10.00`,
});

export const performance: Table = table({
  kind: 'project-performance',
  number: '预算13表',
  columns:
    'project.name performance.project-total=项目总额 performance.fiscal-funds=其中/财政资金 performance.other-funds=其中/其他资金',
  rows: `
    信息系统运行维护|200.000000|200.000000|
    信息系统安全服务|50.000000|50.000000|
    困难群众医疗补助|150.000000|150.000000|`,
});

const overall: Table = table({
  kind: 'overall-performance',
  number: '预算14表',
  columns: 'other=预算支出总额 other=合计 basic=财政拨款/基本支出 project=财政拨款/项目支出',
  rows: '1,000.000000|1,000.000000|600.000000|400.000000',
});

const TABLES: readonly Table[] = [
  overview,
  income,
  expenditure,
  projects,
  procurement,
  fiscal,
  general,
  basic,
  fund,
  threePublic,
  services,
  performance,
  overall,
];

const PROJECTS = [
  project({
    code: '11010126T000000000001',
    name: '信息系统运行维护',
    row: 0,
    total: '200.000000',
    fiscal: '200.000000',
  }),
  project({ code: '11010126T000000000002', name: '信息系统安全服务', row: 1, total: '50.000000', fiscal: '50.000000' }),
  project({
    code: '11010126T000000000003',
    name: '困难群众医疗补助',
    row: 2,
    total: '150.000000',
    fiscal: '150.000000',
  }),
];

/** The model document; tables given here stand in for those of the same kind, `without` leaves kinds out. */
export function model(
  instead: readonly Table[] = [],
  draft: SubjectDraft & { readonly without?: readonly string[] } = {},
): Subject {
  const { without = [], ...rest } = draft;
  const kept = TABLES.filter((own) => !without.includes(own.kind) && !instead.some((other) => other.kind === own.kind));
  return subject([...kept, ...instead], { projects: PROJECTS, ...rest });
}
