/** Invented projects with indicators written in short, for the rules of performance. */
import type { Subject } from '../../../../src/core/checks/index.js';
import type { Indicator, Project } from '../../../../src/core/disclosure/index.js';
import { project, subject, table } from '../build.js';
import { ask } from './cases.js';

/** 「二级|三级|运算符|值|单位|方向」, with 「?」 before the second level where the project is not certain. */
export function indicator(spec: string, row = 0): Indicator {
  const [first = '', level3 = '', nature = '', value = '', unit = '', direction = ''] = spec.split('|');
  const unsure = first.startsWith('?');
  const level2 = first.replace('?', '');
  const level1 = /成本/.test(level2)
    ? '成本指标'
    : /满意/.test(level2)
      ? '满意度指标'
      : /效益|影响/.test(level2)
        ? '效益指标'
        : '产出指标';
  return {
    level1,
    level2,
    level3,
    nature,
    value,
    unit,
    direction,
    attribution: unsure ? 'unknown' : 'printed',
    evidence: null,
    table: 'project-performance',
    row,
    at: { line: row + 1 },
  };
}

export const WHOLE = [
  '数量指标|巡检次数|≥|12|次|正向指标',
  '质量指标|验收合格率|≥|95|%|正向指标',
  '时效指标|完成时间|≤|12|月|反向指标',
  '经济成本指标|项目总成本|≤|6|万元|反向指标',
  '社会效益指标|窗口服务能力|定性|较上年有所改善||正向指标',
  '服务对象满意度指标|来访群众满意度|≥|90|%|正向指标',
];

export function withProjects(projects: readonly Project[], year = 2026): Subject {
  const rows = projects
    .map(({ name, total }) => `${name}|${total.state === 'number' ? total.amount.text : ''}`)
    .join('\n');
  const performance = table({ kind: 'project-performance', columns: 'project.name performance.project-total', rows });
  return subject([performance], { projects, year });
}

export function one(indicators: readonly string[], draft: Partial<Project> = {}): Subject {
  return withProjects([made('32990026T000000000001', '窗口设备巡检', indicators, draft)]);
}

export function made(code: string, name: string, indicators: readonly string[], draft: Partial<Project> = {}): Project {
  const base = project({ code, name, row: 0, total: '6.000000' });
  return {
    ...base,
    goal: '保证窗口设备全年正常使用，群众办事不等候。',
    indicators: indicators.map(indicator),
    ...draft,
  };
}

export function said(rule: string, of: Subject): readonly string[] {
  return ask(rule, of).findings.map(({ severity, message }) => `${severity} ${message}`);
}

export function state(rule: string, of: Subject): string {
  return ask(rule, of).line.state;
}
