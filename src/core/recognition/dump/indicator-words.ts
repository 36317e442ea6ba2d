import type { Place } from '../../disclosure/index.js';
import { plain } from '../words.js';
import type { DumpLine } from './tokens.js';

/** What stands between two spaces of a dump: a word, or a part of one that a narrow cell broke over its lines. */
export type Piece = {
  /** Made plain, for comparing. */
  readonly text: string;
  /** As printed. */
  readonly printed: string;
  readonly at: Place;
  readonly opensLine: boolean;
  readonly closesLine: boolean;
};

/** A word made of whole pieces, and the piece behind it. */
export type Matched = { readonly word: string; readonly next: number };

/** The lines as pieces. */
export function piecesOf(lines: readonly DumpLine[]): readonly Piece[] {
  return lines.flatMap(({ text, at }) => {
    const words = text.split(/[\s\u3000]+/).filter((word) => word !== '');
    return words.map((printed, index): Piece => ({
      text: plain(printed),
      printed,
      at,
      opensLine: index === 0,
      closesLine: index === words.length - 1,
    }));
  });
}

/** Words that may be broken, each with all its beginnings. */
export type Lexicon = { readonly words: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> };

/** A set of words that may be looked for piece by piece. */
function lexicon(words: readonly string[]): Lexicon {
  const beginnings = new Set<string>();
  for (const word of words) for (let end = 1; end <= word.length; end += 1) beginnings.add(word.slice(0, end));
  return { words: new Set(words), beginnings };
}

/** The longest word that begins with a piece and ends with one; null where there is none. */
export function matchWord(pieces: readonly Piece[], from: number, { words, beginnings }: Lexicon): Matched | null {
  let found: Matched | null = null;
  let joined = '';
  for (let index = from; index < pieces.length; index += 1) {
    joined += pieces[index]?.text ?? '';
    if (!beginnings.has(joined)) break;
    if (words.has(joined)) found = { word: joined, next: index + 1 };
  }
  return found;
}

const LEVEL2_STEMS = [
  '数量',
  '质量',
  '时效',
  '成本',
  '经济成本',
  '社会成本',
  '生态成本',
  '生态环境成本',
  '经济效益',
  '社会效益',
  '生态效益',
  '可持续影响',
];
const SATISFACTION = ['满意度', '服务对象满意度', '社会公众或服务对象满意度', '服务对象或社会公众满意度'];

/** 一级指标 and 二级指标 by their usual names, with 「指标」 behind them. */
export const FULL_LEVELS = lexicon(
  ['产出', '效益', ...LEVEL2_STEMS, ...SATISFACTION].map((stem) => `${stem}指标`).concat(SATISFACTION.slice(1)),
);

/** The second level without 「指标」, as narrow forms and forms of the whole unit print it. */
export const SHORT_LEVELS = lexicon([...LEVEL2_STEMS, '公共服务', '公共管理', '公共产品']);

/** True for a name that is always of the first level; 成本指标 is one only where costs of a kind stand below it. */
export function isFirstLevel(word: string): boolean {
  return /^(?:产出|效益)指标$/.test(word) || /满意度(?:指标)?$/.test(word);
}

const LABELS_OF_NAME = ['项目名称'];
const LABELS_OF_GOAL = [
  '绩效目标',
  '中期绩效目标',
  '长期绩效目标',
  '年度绩效目标',
  '年度目标',
  '总体目标',
  '项目绩效目标',
  '年度总体目标',
];

/** Labels whose value stands behind them, by what they name. */
export const FIELD_LABELS: Readonly<Record<string, readonly string[]>> = {
  name: LABELS_OF_NAME,
  code: ['项目编码', '项目代码', '项目编号'],
  total: ['项目总额', '资金总额', '年度资金总额', '预算总额', '项目资金总额', '预算金额', '年度预算金额'],
  fiscal: ['财政资金', '财政拨款', '其中:财政资金', '其中:财政拨款', '本级财政资金'],
  other: ['其他资金', '单位资金', '自有资金'],
  goal: LABELS_OF_GOAL,
  none: [
    '单位名称',
    '部门名称',
    '主管部门',
    '主管部门及代码',
    '项目资金',
    '实施单位',
    '项目实施单位',
    '项目类别',
    '项目类型',
    '项目属性',
    '项目期',
    '项目周期',
    '项目起止时间',
    '起止时间',
    '项目负责人',
    '联系人',
    '联系电话',
    '填报人',
    '填报单位',
    '立项依据',
    '其中',
    '序号',
  ],
};

/** Headings of the columns of indicators. */
const INDICATOR_HEADINGS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '指标名称',
  '计算符号',
  '运算符号',
  '指标性质',
  '绩效指标性质',
  '指标方向',
  '指标方向性',
  '指标值',
  '目标值',
  '年初目标值',
  '年度目标值',
  '年度指标值',
  '本年绩效指标值',
  '计量单位',
  '度量单位',
  '绩效度量单位',
  '指标单位',
  '备注',
  '备注(选填)',
  '指标值说明',
  '指标值说明(选填)',
  '说明',
  '绩效指标',
  '年度绩效指标',
  '中期绩效指标',
];

/** A label as printed: with its money unit, with a colon behind it. */
export const LABELS = lexicon(
  Object.values(FIELD_LABELS).flatMap((words) =>
    words.flatMap((word) => ['', '(万元)', '(元)'].flatMap((unit) => [word + unit, `${word + unit}:`])),
  ),
);

/** The label without its money unit and colon. */
export function bareLabel(word: string): string {
  return word.replace(/(?:\(万?元\))?:?$/, '');
}

/** Everything that may stand in the heading of a form. */
const HEADINGS = lexicon([...INDICATOR_HEADINGS, ...Object.values(FIELD_LABELS).flat()]);

/** A run of headings that names levels and values: the head of a block of indicators. */
export type Head = { readonly from: number; readonly next: number; readonly words: readonly string[] };

/** The head of indicators that begins at a piece; null where none does. */
export function headAt(pieces: readonly Piece[], from: number): Head | null {
  const words: string[] = [];
  let next = from;
  for (let found = matchWord(pieces, next, HEADINGS); found !== null; found = matchWord(pieces, next, HEADINGS)) {
    words.push(found.word);
    next = found.next;
  }
  const levels = words.filter((word) => /^[一二三]级指标$/.test(word)).length;
  const isHead = levels >= 2 && words.some((word) => /指标值$|目标值$/.test(word));
  return isHead ? { from, next, words } : null;
}
