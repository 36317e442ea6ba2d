import type { Disclosure, FactSource, Place, Stage, Table, UnitType } from '../../core/disclosure/index.js';
import { TABLE_KIND_NAMES } from '../../core/disclosure/index.js';
import { columns } from './layout.js';

const SOURCES: Readonly<Record<FactSource, string>> = {
  cover: '封面',
  'file-name': '文件名',
  heading: '标题',
  'table-title': '表题',
  'table-header': '表头',
  'table-body': '表内',
  signature: '落款',
  text: '正文',
  reviewer: '审核人指定',
  none: '',
};

const LEVELS = { department: '部门', unit: '单位', unknown: '层级未识别' } as const;
const UNIT_TYPES: Readonly<Record<UnitType, string>> = {
  administrative: '行政单位',
  'managed-as-civil-service': '参公事业单位',
  'public-service': '事业单位',
  several: '兼有几类单位',
  other: '其他',
};
const STAGES: Readonly<Record<Stage, string>> = { budget: '预算', final: '决算' };
const STATUSES = { read: '已读出', partial: '部分读出', unread: '未读出' } as const;

function sourced(text: string, from: FactSource): string {
  return SOURCES[from] === '' ? text : `${text}（据${SOURCES[from]}）`;
}

/** 「单位：… 年度：… 文种：… 状态：…」: the first line under a file's name. */
export function profileLine({ profile, status }: Disclosure): string {
  const { unitCode, unitName, level, fiscalYear, stage, unitType, region } = profile;
  const name = [unitCode.value, unitName.value].filter((part) => part !== null).join(' ');
  const unit = name === '' ? '未识别' : sourced(name, unitName.value === null ? unitCode.from : unitName.from);
  return [
    `单位：${unit}，${LEVELS[level.value ?? 'unknown']}`,
    `年度：${fiscalYear.value === null ? '未识别' : sourced(String(fiscalYear.value), fiscalYear.from)}`,
    `文种：${stage.value === null ? '未识别' : STAGES[stage.value]}`,
    ...(unitType.value === null ? [] : [`性质：${sourced(UNIT_TYPES[unitType.value], unitType.from)}`]),
    ...(region.value === null ? [] : [`地区：${sourced(region.value.replaceAll('/', ''), region.from)}`]),
    STATUSES[status],
  ].join('；');
}

/** One aligned line a table: printed number, kind, title, rows, money unit. */
export function tableLines(tables: readonly Table[]): readonly string[] {
  const rows = tables.map((table) => [
    table.printedNumber ?? '（无表号）',
    TABLE_KIND_NAMES[table.kind] + (table.alternatives.length > 0 ? '？' : ''),
    `${table.rows.length} 行`,
    table.moneyUnit ?? '未标单位',
    table.isEmpty ? `空表${table.emptyNote === null ? '' : '，有说明'}` : '',
    table.title,
  ]);
  return columns(rows, [2]);
}

/** 「第 120 行」, 「第 3 页」, 「工作表“1”C12」; "" where nothing is known. */
export function placeText(place: Place | null): string {
  if (place?.sheet !== undefined) return `工作表“${place.sheet}”${place.cell ?? ''}`;
  if (place?.line !== undefined) return `第 ${place.line} 行`;
  return place?.page === undefined ? '' : `第 ${place.page} 页`;
}
