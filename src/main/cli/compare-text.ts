import { formatDecimal } from '../../core/amount/index.js';
import type { ComparableUnit, ComparedProject, ComparisonTable, RowStatus } from '../../core/comparison/index.js';
import { TABLE_KIND_NAMES } from '../../core/disclosure/index.js';
import { columns } from './layout.js';

const STATUSES: Readonly<Record<RowStatus, string>> = {
  same: '',
  changed: '变化',
  new: '新增',
  dropped: '减少',
  renamed: '改名',
  finer: '细分',
};

/** 多年对照 for reading: one table after the other, years as columns, then the projects. */
export function compareText(
  unit: ComparableUnit,
  years: readonly number[],
  tables: readonly ComparisonTable[],
  projects: readonly ComparedProject[],
): string {
  const name = [unit.unitCode, unit.unitName].filter((part) => part !== null).join(' ');
  const parts = [`${name}：${years.join('、')} 年对照`, ...tables.map(tableText)];
  if (projects.length > 0) parts.push(projectText(projects, years));
  return `${parts.join('\n\n')}\n`;
}

function tableText(table: ComparisonTable): string {
  const { primary, years } = table;
  const label = table.measures.find((measure) => measure.id === primary)?.label ?? '';
  const rows = table.rows.map((row) => {
    const change = primary === null ? undefined : row.changes[primary];
    const cells = years.map((year) => (primary === null ? undefined : row.cells[String(year)]?.[primary])?.text ?? '');
    return [
      `${'  '.repeat(row.depth)}${row.label}`,
      ...cells,
      signed(change?.change),
      percent(change?.percent),
      STATUSES[row.status],
    ];
  });
  const heading = [TABLE_KIND_NAMES[table.kind], label, table.moneyUnit].filter((part) => part !== null && part !== '');
  // A table that only one of the years has is named, not spelled out: there is nothing to compare.
  const body = years.length > 1 ? grid(years, rows) : [`  只有 ${years.join('')} 年可取，不列出。`];
  return [heading.join(' · '), ...body, ...(table.remarks ?? []).map((remark) => `注：${remark}`)].join('\n');
}

function projectText(projects: readonly ComparedProject[], years: readonly number[]): string {
  const rows = projects.map((project) => [
    Object.values(project.names).at(-1) ?? project.code ?? '',
    ...years.map((year) => {
      const value = project.values[String(year)] ?? null;
      return value === null ? '' : formatDecimal(value);
    }),
    signed(project.change),
    percent(project.percent),
    STATUSES[project.status],
  ]);
  return ['项目', ...grid(years, rows)].join('\n');
}

function grid(years: readonly number[], rows: readonly (readonly string[])[]): readonly string[] {
  const header = ['', ...years.map(String), '变动', '%', ''];
  const right = header.map((_, index) => index).slice(1, -1);
  return columns([header, ...rows], right).map((line) => `  ${line}`);
}

function signed(change: string | null | undefined): string {
  if (change === null || change === undefined) return '';
  const text = formatDecimal(change);
  return /[1-9]/.test(text) && !text.startsWith('-') ? `+${text}` : text;
}

function percent(value: string | null | undefined): string {
  return value === null || value === undefined ? '' : `${value}%`;
}
