import { anchorForDocument, anchorForTable, type Anchor, type Disclosure } from '../../disclosure/index.js';
import { notApplicable, passed, type Rule } from '../outcome.js';
import { printedProjects, type PrintedProject } from './performance-projects.js';
import { listed } from './codes-common.js';

/** Least number of codes of one shape from which the others can be told. */
const LEAST_ALIKE = 2;

/** 编码样式: digits as 0, letters as themselves – without the running number's own length. */
function shapeOf(code: string): string {
  return /^(\d{6})(\d{2})([A-Z])(\d{8,12})$/.test(code) ? `一体化·${code.length}` : `${code.replace(/\d/g, '0')}`;
}

/** Codes that follow 「区划六位、年度两位、类别字母 R/Y/T、序号」. */
function isUsual(code: string): boolean {
  return /^\d{8}[RYT]\d{8,12}$/.test(code);
}

/** A code that is usual but for one character where its letter should stand. */
function isDamaged(code: string): boolean {
  return /^\d{8}[0-9A-Z]\d{8,12}$/.test(code) && !isUsual(code);
}

/** Codes whose shape is not that of the others of the file. */
function deviating(projects: readonly PrintedProject[]): readonly PrintedProject[] {
  const usual = projects.filter(({ code }) => isUsual(code));
  if (usual.length >= LEAST_ALIKE && usual.length > projects.length / 3) {
    const regions = new Set(usual.map(({ code }) => code.slice(0, 6)));
    return projects.filter(({ code }) => !isUsual(code) && (isDamaged(code) || !regions.has(code.slice(0, 6))));
  }
  const shapes = new Map<string, number>();
  for (const { code } of projects) shapes.set(shapeOf(code), (shapes.get(shapeOf(code)) ?? 0) + 1);
  const [most] = [...shapes].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < LEAST_ALIKE || most[1] < projects.length * 0.8) return [];
  return projects.filter(({ code }) => shapeOf(code) !== most[0] && code.length !== most[0].length);
}

function anchorOfProject(document: string, disclosure: Disclosure, project: PrintedProject): Anchor {
  const table = disclosure.tables.find((each) => each.id === project.table);
  const base = table === undefined ? anchorForDocument(document) : anchorForTable(document, table);
  return { ...base, row: project.row, project: project.code, quote: project.code, place: project.at };
}

export const codeProjectId: Rule = {
  id: 'CODE-PROJECT-ID',
  name: '项目编码格式',
  family: 'classification',
  severity: 'notice',
  basis: '《预算管理一体化规范》（引用前请核对），惯例',
  needs: '项目支出表或项目支出绩效表（印有项目编码）',
  description:
    '同一文件的项目编码格式应当一致（一体化编码第 9 位为 R、Y、T 类别字母）。与多数编码格式不同的，可能是转换时认错的字符，每份文件提示一条；编码太少时不判断。',
  check: (subject) => {
    const { disclosure, document } = subject;
    const projects = printedProjects(disclosure);
    if (projects.length === 0) return [notApplicable('文件中没有印出项目编码')];
    const odd = deviating(projects);
    const [first] = odd;
    if (first === undefined) return [passed(projects.length)];
    const codes = odd.map(({ code }) => code);
    return [
      passed(projects.length - odd.length),
      {
        type: 'remark',
        severity: 'notice',
        message: `项目编码 ${listed(codes)} 与本文件其他项目编码的格式不同，可能是字符有误，请核对原件。`,
        at: anchorOfProject(document, disclosure, first),
        evidence: odd.slice(0, 20).map((one) => ({
          anchor: anchorOfProject(document, disclosure, one),
          text: one.code,
          role: 'stated',
          low: null,
          high: null,
        })),
        topic: '编码格式',
      },
    ];
  },
};
