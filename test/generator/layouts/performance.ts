import { sumOf, type Budget, type Project } from '../budget-model.js';
import { printCell, writeSteps, stepsOf, type Style } from '../money.js';
import { row, type PrintedRow } from '../printed.js';

export const PERFORMANCE_COLUMNS: readonly (readonly string[])[] = [
  ['单位名称'],
  ['项目名称'],
  ['项目总额'],
  ['其中：', '财政资金'],
  ['其中：', '其他资金'],
  ['绩效目标'],
  ['一级指标'],
  ['二级指标'],
  ['三级指标'],
  ['绩效指标性质'],
  ['本年绩效指标值'],
  ['绩效度量单位'],
  ['指标方向性'],
];

/** Performance tables print 万元 with six decimals, whatever the other tables print. */
const EXACT: Style = { unit: '万元', decimals: 6, grouped: true, nil: '' };

type IndicatorCells = readonly [
  level1: string,
  level2: string,
  level3: string,
  nature: string,
  value: string,
  unit: string,
  direction: string,
];

function indicatorsOf(project: Project, fen: bigint): readonly IndicatorCells[] {
  const { plan, quantity } = project;
  const cost = writeSteps(stepsOf(fen, '万元', 6), 6, false).replace(/\.?0+$/, '');
  return [
    ['产出指标', '数量指标', plan.quantity.text, '≥', String(quantity), plan.quantity.unit, '正向指标'],
    ['产出指标', '质量指标', plan.quality, '≥', '95', '%', '正向指标'],
    ['产出指标', '时效指标', '任务完成时间', '≤', '12', '月', '反向指标'],
    ['成本指标', '经济成本指标', '项目总成本', '≤', cost, '万元', '反向指标'],
    ['效益指标', '社会效益指标', plan.benefit, '定性', '较上年有所改善', '', '正向指标'],
    ['满意度指标', '服务对象满意度指标', '服务对象满意度', '≥', '90', '%', '正向指标'],
  ];
}

/** Indicator rows; as in the usual print, project, amounts and goal stand in the first row of each project only. */
export function performanceRows(budget: Budget): readonly PrintedRow[] {
  return budget.units.flatMap(({ unit, projects, spendings }) =>
    projects.flatMap((project, position) => {
      const own = spendings.filter((each) => each.project === project.code);
      const other = sumOf(own, (each) => each.source === 'business' || each.source === 'other');
      const total = sumOf(own);
      return indicatorsOf(project, total).map((indicator, index) => {
        const head =
          index === 0
            ? [
                position === 0 ? `${unit.code}-${unit.name}` : '',
                `${project.code}-${project.plan.name}`,
                printCell(total, EXACT),
                printCell(total - other, EXACT),
                printCell(other, EXACT),
                project.plan.goal,
              ]
            : ['', '', '', '', '', ''];
        const named = position === 0 ? { unit: unit.code } : {};
        const codes = index === 0 ? { ...named, project: project.code } : {};
        return row(index === 0 ? project.plan.name : indicator[2], 'detail', codes, [...head, ...indicator]);
      });
    }),
  );
}
