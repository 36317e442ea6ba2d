/** 表种. The names stand in the JSON of the command line; `recognition/kinds.ts` has the title and header words of each. */
export const TABLE_KINDS = [
  'income-expenditure-overview',
  'income',
  'expenditure',
  'project-expenditure',
  'procurement',
  'fiscal-appropriation-overview',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  'three-public',
  'purchased-services',
  'project-performance',
  'overall-performance',
  'department-performance-declaration',
  'other',
] as const;

export type TableKind = (typeof TABLE_KINDS)[number];

/** 中文表名, for messages and the desk. */
export const TABLE_KIND_NAMES: Readonly<Record<TableKind, string>> = {
  'income-expenditure-overview': '收支总表',
  income: '收入总表',
  expenditure: '支出总表',
  'project-expenditure': '项目支出表',
  procurement: '政府采购表',
  'fiscal-appropriation-overview': '财政拨款收支总表',
  'general-public-expenditure': '一般公共预算支出表',
  'general-public-basic': '一般公共预算基本支出表',
  'government-fund': '政府性基金支出表',
  'state-capital': '国有资本经营支出表',
  'three-public': '“三公”经费支出表',
  'purchased-services': '政府购买服务表',
  'project-performance': '项目支出绩效表',
  'overall-performance': '整体支出绩效表',
  'department-performance-declaration': '整体支出绩效目标申报表',
  other: '其他表',
};

/**
 * 列的含义. What a column is, whatever its printed heading. Dots lead from a whole to its part:
 * `basic.personnel` is a part of `basic`. Columns that no rule needs are `other`.
 */
export const MEASURES = [
  // identification columns
  'unit', // 单位名称 / 部门（单位）名称 / 项目单位 (may hold 「990002-某中心」)
  'unit.code', // 单位代码
  'function', // 支出功能分类科目 「2101501-行政运行」
  'function.code', // 科目编码
  'function.name', // 科目名称
  'economic.government', // 政府（预算）支出经济分类科目
  'economic.department', // 部门（预算）支出经济分类科目
  'economic.code', // 经济分类科目编码 in a column of its own
  'economic.name',
  'item', // 项目 / 采购类别 / 收入(支出)项目: the label of a line
  'year', // 年度
  'project.code',
  'project.name',
  'project.category',
  // amounts
  'amount', // 预算数 / 决算数 / 金额: the amount of its side that the table is about
  'budgeted', // 年初预算数, beside 决算数
  'adjusted', // 调整预算数 / 全年预算数, beside 决算数
  'total', // 合计
  'basic', // 基本支出 (小计)
  'basic.personnel', // 人员经费
  'basic.public', // 公用经费
  'project', // 项目支出 (项目支出总数)
  'project.without-construction', // 扣除基建项目后预算数: a restatement of `project`, not an addend
  'business', // 事业单位经营支出 (其中项 in budgets; a component in some 决算)
  'remit-up', // 上缴上级支出
  'subsidise-down', // 对附属单位补助支出
  'reserve', // 单位预留机动经费, beside basic and project spending
  // income columns; carry-over columns carry the same names under `carry`
  'current', // 本年收入/小计, 本年拨款
  'current.general-public',
  'current.government-fund',
  'current.state-capital',
  'current.fiscal-account', // 财政专户管理资金
  'current.unit-funds', // 单位资金 (as one column)
  'current.business', // 事业收入
  'current.operating', // 事业单位经营收入
  'current.superior-subsidy', // 上级补助收入
  'current.subordinate-remittance', // 附属单位上缴收入
  'current.other', // 其他收入
  'current.fiscal', // 财政拨款收入 as one column
  'carry', // 上年结转结余/小计, 财政拨款结转结余
  'carry.general-public',
  'carry.government-fund',
  'carry.state-capital',
  'carry.fiscal-account',
  'carry.unit-funds',
  'carry-out', // 年末结转和结余 of 决算 tables, one column or the 合计 of its group
  // four-column 财政拨款收支总表: 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算
  'fund.general-public',
  'fund.government-fund',
  'fund.state-capital',
  // 三公
  'three-public', // “三公”经费合计
  'three-public.abroad',
  'three-public.reception',
  'three-public.car', // 公务用车购置及运行维护费 小计
  'three-public.car.purchase',
  'three-public.car.running',
  'three-public.car.running.fuel',
  'three-public.car.running.repair',
  'three-public.car.running.insurance',
  'three-public.car.running.other',
  'meeting', // 会议费 beside 三公
  'training', // 培训费 beside 三公
  // 预算数 beside 决算数 in the 三公 table of 决算
  'budgeted.three-public',
  'budgeted.three-public.abroad',
  'budgeted.three-public.reception',
  'budgeted.three-public.car',
  'budgeted.three-public.car.purchase',
  'budgeted.three-public.car.running',
  // performance tables
  'performance.project-total', // 项目总额
  'performance.fiscal-funds', // 财政资金
  'performance.other-funds', // 其他资金
  'performance.goal', // 绩效目标
  'performance.level1',
  'performance.level2',
  'performance.level3',
  'performance.nature', // 绩效指标性质 / 计算符号
  'performance.value',
  'performance.unit',
  'performance.direction',
  'performance.person', // 项目负责人 (personal data)
  'performance.phone', // 联系电话 (personal data)
  // lists
  'service.level1', // 指导性目录 一级
  'service.level2',
  'service.level3',
  'service.field', // 服务领域
  'quantity',
  'unit-price',
  'other',
] as const;

export type Measure = (typeof MEASURES)[number];

/** 说明列. Measures whose columns identify or describe a line in words or codes, personal data among them; never amounts. */
export const DESCRIBING_MEASURES: ReadonlySet<Measure> = new Set<Measure>([
  'unit',
  'unit.code',
  'function',
  'function.code',
  'function.name',
  'economic.government',
  'economic.department',
  'economic.code',
  'economic.name',
  'item',
  'year',
  'project.code',
  'project.name',
  'project.category',
  'performance.goal',
  'performance.level1',
  'performance.level2',
  'performance.level3',
  'performance.nature',
  'performance.value',
  'performance.unit',
  'performance.direction',
  'performance.person',
  'performance.phone',
  'service.level1',
  'service.level2',
  'service.level3',
  'service.field',
]);

/**
 * 行的含义 for lines of the overview tables (收支总表, 财政拨款收支总表), bound by name and never by position.
 * A 类 line of the expenditure side is `class:201` … `class:234`, or `class:往来性支出` where no code exists.
 */
const ITEMS = [
  'general-public', // 一般公共预算拨款收入 / 一般公共预算资金
  'government-fund',
  'state-capital',
  'fiscal-account',
  'business', // 事业收入
  'operating', // 事业单位经营收入
  'superior-subsidy',
  'subordinate-remittance',
  'other-income',
  'fiscal', // 财政拨款收入 as a heading line above 1.2.3.
  'current-income', // 本年收入合计, and 「一、本年收入」 of the fiscal table
  'current-expenditure', // 本年支出合计, and 「一、本年支出」
  'carry-in', // 上年结转结余
  'carry-in.general-public',
  'carry-in.government-fund',
  'carry-in.state-capital',
  'carry-out', // 年终结转结余 / 结转下年
  'use-of-surplus', // 使用非财政拨款结余（含专用结余）
  'surplus-distribution', // 结余分配
  'total-income', // 收入总计
  'total-expenditure', // 支出总计
] as const;

export type Item = (typeof ITEMS)[number] | `class:${string}`;
