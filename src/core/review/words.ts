import type { CoverageState, Family, Severity } from '../checks/index.js';
import type { Level, Stage } from '../disclosure/index.js';
import type { NoteState, Rectification, RejectReason } from './note.js';
import type { LedgerRow } from './report.js';
import type { ReviewState } from './sign-off.js';

/** Every word the review model and the reports show, in one place. */
export const words = {
  severity: { error: '错误', warning: '疑似', notice: '提示' } satisfies Record<Severity, string>,
  family: {
    arithmetic: '表内计算',
    'cross-table': '表间勾稽',
    narrative: '文表一致',
    'year-on-year': '年度衔接',
    'roll-up': '部门汇总',
    classification: '科目分类',
    performance: '绩效目标',
    disclosure: '公开要求',
    wording: '文字表述',
    'personal-data': '个人信息',
    extraction: '读取',
  } satisfies Record<Family, string>,
  noteState: {
    open: '待办',
    adopted: '采纳',
    rejected: '不采纳',
    later: '待核',
    withdrawn: '撤回',
  } satisfies Record<NoteState, string>,
  rejectReason: {
    'false-alarm': '误报',
    'different-scope': '口径不同',
    explained: '已有说明',
    other: '其他',
  } satisfies Record<RejectReason, string>,
  rectification: {
    none: '未整改',
    'in-progress': '整改中',
    done: '已整改',
    declined: '不整改（说明）',
  } satisfies Record<Rectification, string>,
  coverage: {
    pass: '通过',
    finding: '有问题',
    'not-applicable': '不适用',
    'insufficient-data': '数据不足',
    ambiguous: '无法判定',
  } satisfies Record<CoverageState, string>,
  status: { read: '已读取', partial: '部分读取', unread: '未能读取' },

  /** 「部门预算」「单位决算」「预算」. */
  documentType: (level: Level | null, stage: Stage | null): string => {
    const owner = level === 'department' ? '部门' : level === 'unit' ? '单位' : '';
    return stage === null ? '' : owner + (stage === 'final' ? '决算' : '预算');
  },

  place: {
    line: (line: number): string => `第 ${line} 行`,
    page: (page: number): string => `第 ${page} 页`,
    sheet: (sheet: string, cell: string): string => `工作表“${sheet}”${cell}`,
    inBrackets: (text: string): string => `（${text}）`,
    wholeDocument: '整份文件',
    narrative: '文字说明',
    project: (name: string): string => `项目“${name}”`,
    until: (row: string, column: string): string => `至 ${[row, column].filter((part) => part !== '').join('·')}`,
    row: (label: string, key: string): string => (label === '' ? key : label),
  },

  title: (units: readonly string[], years: readonly number[], stages: readonly Stage[]): string => {
    const [first = ''] = units;
    const whose = units.length === 0 ? '' : units.length === 1 ? first : words.manyUnits(first, units.length);
    const from = years[0];
    const to = years.at(-1);
    const when = from === undefined ? '' : from === to ? `${from}年` : `${from}—${to}年`;
    const what = stages.length === 1 ? (stages[0] === 'final' ? '部门决算' : '部门预算') : '部门预决算';
    return `关于${whose}${when}${what}公开材料的审核意见`;
  },
  manyUnits: (first: string, count: number): string => `${first}等${count}个单位`,
  ledgerTitle: '部门预算、决算公开材料问题清单暨整改台账',
  /** Amounts are quoted as printed; the unit most tables are printed in is said once, in the title. */
  moneyUnit: (unit: string | null, mixed: boolean): string =>
    unit === null ? '金额单位见原文' : mixed ? `金额单位：${unit}，原文另标单位的从原文` : `金额单位：${unit}`,

  ownRemark: '审核人意见',
  expectedValue: (expected: string): string => `应为 ${expected}`,
  actualValue: (actual: string): string => `印为 ${actual}`,
  difference: (difference: string): string => `差 ${difference}`,
  suspect: (where: string, printed: string, suggested: string): string =>
    `最可能的误印：${where}“${printed}”应为“${suggested}”`,
  listSeparator: '；',

  remark: {
    draft: '待核：自动检查结果，尚未经审核人员核定',
    author: (author: string, day: string): string => (author === '' ? day : `${author} ${day}`),
    merged: (places: readonly string[]): string => `合并同类问题${places.length}处：${places.join('、')}`,
    valueChanged: '当前版本中此处内容已改动',
    orphan: '当前版本中未找到原位置',
    gone: '当前版本中该问题未再出现',
  },

  /** Column headings of the ledger, in their printed order. */
  columns: {
    sequence: '序号',
    unitName: '单位名称',
    unitCode: '单位代码',
    fileName: '文件名称',
    fiscalYear: '年度',
    documentType: '文种',
    location: '位置',
    quote: '原文摘录',
    category: '问题类别',
    problem: '问题描述',
    expected: '应为/计算过程',
    severity: '严重程度',
    basis: '依据',
    suggestion: '整改建议',
    responsibleUnit: '责任单位',
    responsiblePerson: '责任人',
    deadline: '整改时限',
    rectification: '整改情况',
    rectificationState: '整改状态',
    reviewedBy: '复核人',
    reviewedOn: '复核日期',
    remark: '备注',
  } satisfies Record<keyof LedgerRow, string>,

  opinion: {
    addressees: (units: readonly string[]): string => `${units.join('、')}：`,
    overview: '一、总体情况',
    problems: '二、存在问题',
    suggestions: '三、修改建议',
    deadline: '四、整改时限与联系人',
    appendix: '附：未采纳的检查结果',
    counts: (files: number, error: number, warning: number, notice: number): string =>
      `审核文件${files}份，列出问题${error + warning + notice}项，其中错误${error}项、疑似${warning}项、提示${notice}项。`,
    draft: '尚无审核意见。以下为程序自动检查的结果，待审核人员核定后方可作为意见使用。',
    nothingToSuggest: '无。',
    file: (name: string, about: readonly string[]): string =>
      `《${name}》${about.length === 0 ? '' : `（${about.join('，')}）`}`,
    year: (year: number): string => `${year}年`,
    scope: (tables: number, passed: number, found: number, notApplicable: number): string =>
      `识别表格${tables}张；通过的规则${passed}条，发现问题的规则${found}条，不适用的规则${notApplicable}条。`,
    notRun: (tables: number): string => `识别表格${tables}张；尚未检查。`,
    reading: (status: string): string => `读取状态：${status}。`,
    defects: '未能读取的内容：',
    notChecked: (count: number): string => `未能核对的规则${count}条：`,
    /** Of many files: how much of each was not read and not checked; the check table says it one by one. */
    leftOpen: (defects: number, notChecked: number): string =>
      `${[
        ...(defects === 0 ? [] : [`未能读取的内容${defects}处`]),
        ...(notChecked === 0 ? [] : [`未能核对的规则${notChecked}条`]),
      ].join('、')}，逐条见检查表。`,
    allChecked: '适用的规则均已核对。',
    reason: (name: string, why: string): string => `${name}：${why}`,
    undecided: (count: number): string => `另有${count}项自动检查结果尚未核定，未列入本意见。`,
    silenced: (count: number): string => `另有${count}项自动检查结果经审核人员认定为误报，不再列出。`,
    group: (ordinal: string, severity: string, count: number): string => `（${ordinal}）${severity}（${count}项）`,
    none: '未列出问题。',
    quote: (quote: string): string => `原文：“${quote}”`,
    expected: (expected: string): string => `应为/计算过程：${expected}`,
    basis: (basis: string): string => `依据：${basis}`,
    suggestion: (sequence: number, suggestion: string): string => `第${sequence}项：${suggestion}`,
    noSuggestions: '请对照“存在问题”逐项核实，修改后重新公开或作出说明。',
    lines: ['整改时限：', '联系人：', '联系电话：'],
    blank: '＿＿＿＿＿＿＿＿＿＿＿＿',
    date: (year: number, month: number, day: number): string => `${year}年${month}月${day}日`,
    rejected: (reason: string, text: string): string =>
      `不采纳${reason === '' ? '' : `（${reason}）`}${text === '' ? '' : `：${text}`}`,
    pageDash: '—',
  },

  codes: { sheet: '科目码表', code: '科目编码', name: '科目名称' },

  comparison: {
    sheet: '对照表',
    remarksSheet: '对照说明',
    pictureSheet: '图',
    remarksColumn: '说明',
    empty: '没有这种变化的行。',
  },

  ledger: {
    sheet: '问题清单',
    overviewSheet: '总体情况',
    rejectedSheet: '未采纳',
    empty: '没有列入台账的问题。',
    overviewColumns: [
      '文件名称',
      '单位名称',
      '年度',
      '文种',
      '读取状态',
      '表数',
      '通过规则',
      '有问题规则',
      '不适用规则',
      '未能核对',
      '未核定结果',
      '未读取内容',
    ],
    rejectedColumns: ['文件名称', '位置', '问题类别', '问题描述', '不采纳原因', '说明'],
    rejectedTitle: '未采纳的检查结果',
  },

  reviewState: {
    waiting: '待审',
    'first-review': '初审中',
    returned: '复核退回',
    'first-reviewed': '初审完成',
    'second-reviewed': '复核完成',
    signed: '已签发',
  } satisfies Record<ReviewState, string>,

  summary: {
    title: (batch: string): string => `${batch}审核情况汇总`,
    sheet: '汇总',
    columns: [
      '序号',
      '文件名称',
      '单位名称',
      '年度',
      '文种',
      '读取状态',
      '错误',
      '疑似',
      '提示',
      '采纳',
      '不采纳',
      '待核',
      '自提',
      '未核定',
      '静默',
      '未查规则',
      '旧版本',
      '审核状态',
    ],
    total: '合计',
    counts: (files: number, findings: number, undecided: number): string =>
      `共${files}份文件，自动检查发现问题${findings}项，其中尚未核定${undecided}项。`,
    states: (states: readonly (readonly [string, number])[]): string =>
      `审核状态：${states.map(([state, count]) => `${state}${count}份`).join('，')}。`,
    leftOut: (silenced: number, older: number): string =>
      `已静默的误报${silenced}项、被新版本取代的文件${older}份只计数，不列入清单。`,
  },

  checkTable: {
    title: (subject: string): string => `${subject}检查表`,
    sheet: (part: number): string => (part === 1 ? '检查表' : `检查表${part}`),
    part: (from: number, to: number): string => `检查结果（第${from}至${to}份文件）`,
    columns: ['规则编号', '规则', '类别'],
    pass: '✓',
    finding: (count: number): string => (count === 0 ? '×' : `× ${count}`),
    notChecked: '未查',
    notApplicable: '不适用',
    legend: '✓ 通过；× 有问题，其后为问题数；未查：没有核对，原因见“未查明细”；不适用：文件中没有此规则所核对的内容。',
    notRun: '此规则没有对这份文件运行',
    listSheet: '未查明细',
    listTitle: '没有核对的规则及原因',
    listColumns: ['文件', '规则编号', '规则', '状态', '原因'],
    allChecked: '适用的规则均已核对。',
    besideSheet: '合并检查',
    besideTitle: '与同一材料的其他文件合并检查的规则',
    besideColumns: ['文件', '合并检查的文件', '规则'],
    defectsSheet: '未读取内容',
    defectsTitle: '没有读取的内容',
    defectsColumns: ['文件', '内容'],
  },

  findingSheet: {
    title: '审核取证单',
    sheet: '取证单',
    columns: ['项目', '内容'],
    evidenceSheet: '取数',
    evidenceTitle: '所取数据',
    evidenceColumns: ['作用', '位置', '原文'],
    role: { addend: '加', subtrahend: '减', total: '合计', operand: '对比', stated: '所述' },
    state: '处理',
    opinion: '审核意见',
    author: '审核人',
    lines: ['被审核单位意见：', '被审核单位经办人：', '审核人：', '日期：'],
  },

  annotated: {
    title: (fileName: string): string => `《${fileName}》批注表`,
    listSheet: '批注清单',
    listColumns: ['序号', '表', '位置', '原文', '严重程度', '内容', '处理'],
    none: '没有批注。',
    undecided: '未核定',
    mark: (severity: string, text: string): string => `${severity}：${text}`,
    unnamed: (index: number): string => `第${index}张表`,
    noColumns: '此表的列未能读出，请对照原件',
  },
} as const;
