import { isLostFigure } from '../amount/index.js';
import type { Codes, Column, Item, Line, Measure, RowRole, TableKind } from '../disclosure/index.js';
import { hasUnreadCode } from './code-columns.js';
import { bareCode, isProjectCode, splitClassified, splitCoded, splitProject } from './codes.js';
import { expenditureItem, incomeItem, type ItemContext } from './items.js';
import { plainLine, type DraftLine } from './draft-line.js';
import { isLabel } from './measures.js';
import { settleOverview } from './overview.js';
import { stairsOf } from './stairs.js';
import { isTotalLabel, plain, readOrdinal, squeeze } from './words.js';

const LETTERED = /^[A-Z]\s*[-—–－]\s*(?=\S)/;

/** The columns of one lane by meaning, worked out once for a table. */
export type Lane = {
  readonly lane: number;
  readonly columns: readonly Column[];
  readonly labels: readonly Column[];
  readonly byMeasure: ReadonlyMap<Measure, readonly number[]>;
};

/** Takes the columns of a table apart into lanes. */
export function lanesFrom(columns: readonly Column[]): readonly Lane[] {
  return [...new Set(columns.map((column) => column.lane))].map((lane) => {
    const own = columns.filter((column) => column.lane === lane);
    const byMeasure = new Map<Measure, number[]>();
    for (const { measure, index } of own) {
      const same = byMeasure.get(measure);
      if (same === undefined) byMeasure.set(measure, [index]);
      else same.push(index);
    }
    return { lane, columns: own, labels: own.filter((column) => isLabel(column.measure)), byMeasure };
  });
}

/** The lines of one body row: one for each lane that says anything. */
export function linesOf(kind: TableKind, lanes: readonly Lane[], texts: readonly string[]): readonly DraftLine[] {
  const lines: DraftLine[] = [];
  if (lanes.length > 1) texts = labelsAtFigures(lanes, texts);
  for (const lane of lanes) {
    const hasText = lane.columns.some((column) => (texts[column.index] ?? '').trim() !== '');
    if (hasText || lanes.length === 1) lines.push(lineOf(kind, lane, texts));
  }
  return lines;
}

/**
 * A total that several lanes share (「当年支出小计」 below 功能分类 and 支出用途, 「公用经费合计」 below two columns of codes)
 * prints its label in the first of them and its figure in the last. The line is where the figure is.
 */
function labelsAtFigures(lanes: readonly Lane[], texts: readonly string[]): readonly string[] {
  const textOf = (column: Column): string => (texts[column.index] ?? '').trim();
  let moved: string[] | null = null;
  for (let index = 0; index + 1 < lanes.length; index += 1) {
    const lane = lanes[index];
    if (lane === undefined || hasFigures(lane, textOf)) continue;
    const own = lane.labels.filter((column) => textOf(column) !== '');
    const [label] = own;
    if (own.length !== 1 || label === undefined || !isSharedLabel(textOf(label))) continue;
    // The nearest lane on the right that prints anything: a figure without a label of its own takes this one.
    const target = lanes.slice(index + 1).find((next) => next.columns.some((column) => textOf(column) !== ''));
    const place = target?.labels.find(({ measure }) => measure === label.measure) ?? target?.labels[0];
    if (target === undefined || place === undefined || !hasFigures(target, textOf)) continue;
    if (target.labels.some((column) => textOf(column) !== '')) continue;
    moved ??= [...texts];
    moved[place.index] = textOf(label);
    moved[label.index] = '';
  }
  return moved ?? texts;
}

function hasFigures(lane: Lane, textOf: (column: Column) => string): boolean {
  return lane.columns.some((column) => !lane.labels.includes(column) && textOf(column) !== '');
}

/** Labels of totals on the expenditure side. */
function isSharedLabel(label: string): boolean {
  return (
    isTotalLabel(label) ||
    /^(?:total-expenditure|current-expenditure|carry-out|surplus-distribution)$/.test(expenditureItem(label) ?? '')
  );
}

type Found = { readonly code: string | null; readonly name: string };

function lineOf(kind: TableKind, lane: Lane, printed: readonly string[]): DraftLine {
  const texts = printed.map(squeeze);
  const textOf = (measure: Measure): string => {
    const indexes = lane.byMeasure.get(measure);
    if (indexes === undefined) return '';
    let text = '';
    for (const index of indexes) text += texts[index] ?? '';
    return text;
  };
  const labels = lane.labels.map((column) => texts[column.index] ?? '');
  const words = firstWords(lane.columns, texts);
  const total = labels.find((text) => isTotalLabel(text)) ?? (isTotalLabel(words) ? words : null);
  const owner = merge(bareCode(textOf('unit.code')), coded(textOf('unit')));
  const functional = classified(textOf('function.code'), textOf('function') || textOf('function.name'));
  const separate = classified(textOf('economic.code'), textOf('economic.name'));
  // Tables by units and items print the whole code of the item where unit rows have the code of the unit.
  const unit = owner.code !== null && owner.code === functional.code ? { code: null, name: '' } : owner;
  let government = classified('', textOf('economic.government'));
  let department = classified('', textOf('economic.department'));
  if (separate.code !== null || separate.name !== '') {
    // 5xx are the classes of the government's economic classification, 3xx those of departments.
    if (separate.code?.startsWith('5') === true) government = separate;
    else department = separate;
  }
  const project = merge(projectCode(textOf('project.code')), named(textOf('project.name')));
  const item = textOf('item');
  const codes: Codes = {
    ...(unit.code === null ? {} : { unit: unit.code }),
    ...(functional.code === null ? {} : { function: functional.code }),
    ...(government.code === null ? {} : { economicGovernment: government.code }),
    ...(department.code === null ? {} : { economicDepartment: department.code }),
    ...(project.code === null ? {} : { project: project.code }),
  };
  const services = ['service.level1', 'service.level2', 'service.level3'] as const;
  const service = services.map((measure) => textOf(measure)).filter((text) => text !== '');
  const indicators = ['performance.level1', 'performance.level2', 'performance.level3'] as const;
  const indicator = indicators.map((measure) => textOf(measure)).filter((text) => text !== '');
  const ordinal = readOrdinal(item);
  const chosen = [
    total ?? '',
    withoutCode(ordinal?.rest ?? item.replace(LETTERED, '')),
    project.name,
    [functional.name, department.name || government.name].filter((name) => name !== '').join('/'),
    coded(service[service.length - 1] ?? '').name,
    textOf('performance.level3'),
    unit.name,
    textOf('year'),
    words,
  ];
  return {
    lane: lane.lane,
    label: squeeze(chosen.find((text) => text !== '') ?? ''),
    printed: item === '' ? (total ?? '') : item,
    ordinal: ordinal?.ordinal ?? null,
    codes,
    codeUnread: total === null && hasUnreadCode(textOf),
    unitName: unit.name === '' || isTotalLabel(unit.name) ? null : unit.name,
    isTotal: total !== null,
    isGroup: false,
    identity: identityOf(kind, project, service, indicator),
    steps: labels,
    hasFigures: lane.columns.some(({ measure, index }) => !isLabel(measure) && /\d/.test(texts[index] ?? '')),
  };
}

/** What a line of a list is known by where classification codes do not tell it from others. */
function identityOf(kind: TableKind, project: Found, service: readonly string[], indicator: readonly string[]): string {
  const name = project.code ?? project.name;
  if (kind === 'project-expenditure') return name;
  if (kind === 'project-performance') return [name, ...indicator].filter((text) => text !== '').join('|');
  return service.join('|');
}

/** Code and name of a classification, each in a column of its own or both in one cell of either column. */
function classified(codeText: string, nameText: string): Found {
  const both = bareCode(codeText) === null ? splitClassified(codeText) : null;
  const named = splitClassified(nameText) ?? coded(nameText);
  return { code: bareCode(codeText) ?? both?.code ?? named.code, name: named.name || (both?.name ?? '') };
}

function coded(text: string): Found {
  const split = splitCoded(text);
  if (split !== null) return { code: split.code, name: split.name };
  const bare = bareCode(text);
  return bare === null ? { code: null, name: isTotalLabel(text) ? '' : text } : { code: bare, name: '' };
}

function named(text: string): Found {
  const split = splitProject(text);
  return split ?? { code: null, name: isTotalLabel(text) ? '' : text };
}

function projectCode(text: string): string | null {
  return /^[\dA-Z]{2,30}$/i.test(text) ? text : null;
}

function merge(code: string | null, found: Found): Found {
  return { code: code ?? found.code, name: found.name };
}

function withoutCode(text: string): string {
  return text === '' ? '' : (splitCoded(text)?.name ?? text);
}

/** The first words of the row, white space removed, where no column says what it is. */
function firstWords(columns: readonly Column[], texts: readonly string[]): string {
  for (const { index } of columns) {
    const text = texts[index] ?? '';
    if (text !== '' && !isFigureText(text)) return text;
  }
  return '';
}

/** Figures, codes and ordinals in any width are no words, nor is the mark of a figure that was not read. */
function isFigureText(text: string): boolean {
  if (isLostFigure(text)) return true;
  return !/[\u4e00-\u9fff]/.test(text) && !/[^-–—－−\d.,%/()（）\s]/.test(text.normalize('NFKC'));
}

const OVERVIEWS: ReadonlySet<TableKind> = new Set(['income-expenditure-overview', 'fiscal-appropriation-overview']);

/** Gives every line of a table its item, role, depth and key. */
export function settleLines(
  kind: TableKind,
  rows: readonly (readonly DraftLine[])[],
  lanes: readonly Lane[],
): { readonly lines: readonly (readonly Line[])[]; readonly isTree: boolean } {
  if (OVERVIEWS.has(kind)) return { lines: settleOverview(withItems(rows, economicLanes(lanes))), isTree: false };
  const stairs = stairsOf(kind, rows);
  const drafts = stairs?.rows ?? (kind === 'project-expenditure' ? projectGroups(rows) : rows);
  const all = drafts.flat();
  const tree = treeOf(all);
  const units = new Set(
    all.flatMap(({ codes, unitName }) => (codes.function === undefined ? [] : [codes.unit ?? unitName ?? []].flat())),
  );
  const unlabelled = unlabelledTotal(drafts);
  const lines = drafts.map((row, index) =>
    row.map((draft): Line => {
      const { role, depth }: Settled =
        draft === unlabelled ? { role: 'total', depth: 0 } : (stairs?.places.get(draft) ?? tree.settle(draft));
      return { ...plainLine(draft), item: null, role, depth, key: keyOf(draft, units.size > 1, index) };
    }),
  );
  return { lines, isTree: tree.isTree };
}

/** The sides of an overview that list economic items: 「债务还本支出」 there is none of the functional 类 of that name. */
function economicLanes(lanes: readonly Lane[]): ReadonlySet<number> {
  const isEconomic = ({ path }: Column): boolean => /经济/.test(path.join('')) && !/功能/.test(path.join(''));
  return new Set(lanes.filter(({ labels }) => labels.some(isEconomic)).map(({ lane }) => lane));
}

/** 「其中：财政拨款」 */
const PART_OF_ABOVE = /^其中[:：]/;

/** Binds overview lines to items by name, following the heading they stand under. */
function withItems(
  rows: readonly (readonly DraftLine[])[],
  economic: ReadonlySet<number>,
): readonly (readonly { readonly draft: DraftLine; readonly item: Item | null }[])[] {
  let context: ItemContext = 'current';
  let above: Item | null = null;
  return rows.map((row) =>
    row.map((draft) => {
      if (draft.lane > 0) {
        const spent = expenditureItem(draft.printed);
        return { draft, item: economic.has(draft.lane) && spent?.startsWith('class:') === true ? null : spent };
      }
      let item = incomeItem(draft.printed, context);
      // Below one of the three budgets it is the part of that budget, not what the three of them make.
      if (item === 'fiscal' && above === 'general-public' && PART_OF_ABOVE.test(plain(draft.printed))) item = null;
      if (item === 'carry-in') context = 'carry-in';
      above = item;
      return { draft, item };
    }),
  );
}

/**
 * A list that prints units and classes above their projects: where some rows carry long project codes, rows with a short
 * code or none are headings. Short codes that begin each other are units.
 */
function projectGroups(rows: readonly (readonly DraftLine[])[]): readonly (readonly DraftLine[])[] {
  const codes = rows.flat().map((line) => line.codes.project ?? '');
  if (!codes.some(isProjectCode)) return rows;
  const short = new Set(codes.filter((code) => /^\d{3,9}$/.test(code)));
  const isUnit = (code: string): boolean =>
    code.length % 3 === 0 &&
    [...short].some((other) => other !== code && (other.startsWith(code) || code.startsWith(other)));
  return rows.map((row) =>
    row.map((line) => {
      const { project, ...codes } = line.codes;
      if (line.isTotal || isProjectCode(project ?? '')) return line;
      if (project === undefined && (line.label === '' || line.codeUnread)) return line;
      if (project === undefined || !isUnit(project)) return { ...line, isGroup: true };
      const unitName = line.unitName ?? line.label;
      return { ...line, codes: { ...codes, unit: project }, unitName, label: unitName, identity: '', isGroup: true };
    }),
  );
}

/** A first or last row without any label, in a table whose other rows have one: its total. */
function unlabelledTotal(rows: readonly (readonly DraftLine[])[]): DraftLine | null {
  const lines = rows.flat();
  const blank = lines.filter((line) => line.label === '');
  const [only] = blank;
  if (blank.length !== 1 || only === undefined || lines.length < 3 || lines.some((line) => line.isTotal)) return null;
  return only === lines[0] || only === lines[lines.length - 1] ? only : null;
}

function keyOf(line: DraftLine, severalUnits: boolean, index: number): string {
  const { unit, function: functional, economicGovernment, economicDepartment } = line.codes;
  const codes = [functional, economicGovernment, economicDepartment].filter((code) => code !== undefined);
  if (line.isTotal && codes.length === 0) return plain(line.label);
  const owner = severalUnits ? [unit ?? line.unitName ?? ''].filter((code) => code !== '') : [];
  const identity = line.identity === '' ? [] : [plain(line.identity)];
  if (codes.length > 0) return [...owner, ...identity, ...codes].join('|');
  if (identity.length > 0) return [...owner, ...identity].join('|');
  if (line.codes.project !== undefined) return line.codes.project;
  if (unit !== undefined) return unit;
  return line.label === '' ? `#${index + 1}` : plain(line.label);
}

type Settled = { readonly role: RowRole; readonly depth: number };

/**
 * Trees of subtotals. A line is a subtotal where a longer code of the same classification begins with its own: 类 above
 * 款 above 项, a department above its units; a unit line without codes stands above the lines of that unit.
 */
function treeOf(lines: readonly DraftLine[]): {
  readonly isTree: boolean;
  readonly settle: (line: DraftLine) => Settled;
} {
  const parents = new Set<string>();
  const treeCode = treeCodes(lines);
  const units = new Set<string>();
  const unitParents = new Set<string>();
  const unitsWithLines = new Set<string>();
  for (const line of lines) {
    const own = treeCode(line);
    if (own !== null) for (let length = 3; length < own.length; length += 1) parents.add(own.slice(0, length));
    const unit = line.codes.unit;
    if (unit === undefined) continue;
    units.add(unit);
    for (let length = 3; length < unit.length; length += 1) unitParents.add(unit.slice(0, length));
    if (own !== null) unitsWithLines.add(unit);
  }
  const isTree = lines.some((line) => {
    const own = treeCode(line);
    return own !== null && own.length <= 5 && parents.has(own);
  });
  return {
    isTree,
    settle: (line) => {
      if (line.isTotal) return { role: 'total', depth: 0 };
      if (line.isGroup) return { role: 'subtotal', depth: 0 };
      if (/^小计$/.test(plain(line.label))) return { role: 'subtotal', depth: 0 };
      const own = treeCode(line);
      if (own !== null) {
        if (!isTree) return { role: 'detail', depth: 0 };
        const depth = own.length <= 3 ? 0 : own.length <= 5 ? 1 : 2;
        return { role: parents.has(own) ? 'subtotal' : 'detail', depth };
      }
      const unit = line.codes.unit;
      const hasCodes = Object.keys(line.codes).some((name) => name !== 'unit');
      if (unit === undefined || hasCodes) return { role: 'detail', depth: 0 };
      const above = unitParents.has(unit) || unitsWithLines.has(unit);
      return { role: above ? 'subtotal' : 'detail', depth: above || !hasParent(unit, units) ? 0 : 1 };
    },
  };
}

/**
 * The one classification code of a line; null where it has none or several (then it is a leaf of a cross table). Below a
 * line of its 类 alone, a line with both economic classifications belongs to the department's: 「301」, then 「30101 | 50101」.
 */
function treeCodes(lines: readonly DraftLine[]): (line: DraftLine) => string | null {
  const only = ({ codes, isTotal }: DraftLine): string | null => {
    const { function: functional, economicGovernment, economicDepartment, project } = codes;
    const own = [functional, economicGovernment, economicDepartment].filter((code) => code !== undefined);
    return own.length === 1 && project === undefined && !isTotal ? (own[0] ?? null) : null;
  };
  const classes = new Set(lines.map(only).filter((code) => code?.length === 3));
  return (line) => {
    const { function: functional, economicGovernment, economicDepartment, project } = line.codes;
    const isPair = economicGovernment !== undefined && functional === undefined && project === undefined;
    const below = isPair && economicDepartment?.length === 5 && classes.has(economicDepartment.slice(0, 3));
    return below ? (economicDepartment ?? null) : only(line);
  };
}

function hasParent(unit: string, units: ReadonlySet<string>): boolean {
  for (let length = 3; length < unit.length; length += 1) if (units.has(unit.slice(0, length))) return true;
  return false;
}
