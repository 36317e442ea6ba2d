import type { Level, Passage, Place, Profile, Section, Sourced, Stage, Table } from '../disclosure/index.js';
import { provinceOfCode, regionOf } from '../disclosure/index.js';
import type { Layout } from './layout.js';
import { readCover, readSignature } from './cover.js';
import { levelIn, looksLikeName, nameInTitle, stageIn, yearsIn } from './profile-words.js';
import { unitTypesOf } from './unit-type.js';
import { unitsOf, type TableUnit } from './units.js';
import { plain, squeeze } from './words.js';

type Candidate<Value> = { readonly value: Value; readonly from: Sourced<Value>['from']; readonly at: Place | null };

/**
 * 文件概况. Each fact is read from several places; the first in the order they are asked in wins, what differs from
 * it is kept as rejected. What is printed nowhere stays null.
 */
export function readProfile(
  fileName: string,
  layout: Layout,
  tables: readonly Table[],
  sections: readonly Section[],
  passages: readonly Passage[],
): Profile {
  const base = fileName.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,6}$/i, '');
  const cover = readCover(layout);
  const signature = readSignature(layout.narrative);
  const headings = sections.map(({ heading, at }) => ({ text: heading, at }));
  const titles = tables.map((table) => ({ text: table.title, at: table.at }));
  const units = unitsOf(tables);
  const printed = levels(base, cover, titles);
  const named = names(base, cover, signature, layout, headings, units, printed[0]?.value ?? 'unknown');
  const unitName = settle(named.length > 0 ? named : namesInText(passages));
  const level = settle([...printed, ...levelByCodes(units, unitName.value), ...levelsOf(headings, 'heading')]);
  const year = settle(years(base, cover, headings, titles, tables, passages));
  const types = unitTypesOf(tables, passages, unitName, level.value ?? 'unknown');
  const type = settle(types.settled);
  return {
    unitCode: settle(codes(units, unitName.value, level.value ?? 'unknown')),
    unitName,
    level: level.value === null ? { ...level, value: 'unknown' } : level,
    fiscalYear: year.value === null ? { ...year, rejected: yearsOfProjects(tables) } : year,
    stage: settle(stages(base, cover, headings, tables)),
    unitType: type.value === null ? { ...type, rejected: types.offered } : type,
    region: settle(regions(unitName, tables, passages)),
  };
}

/** The first candidate wins; others are kept where they say something else, once for each value and source. */
function settle<Value>(candidates: readonly Candidate<Value>[]): Sourced<Value> {
  const [winner] = candidates;
  if (winner === undefined) return { value: null, from: 'none', at: null, rejected: [] };
  const rejected: Candidate<Value>[] = [];
  for (const candidate of candidates) {
    if (candidate.value === winner.value || rejected.length >= 12) continue;
    if (rejected.some((known) => known.value === candidate.value && known.from === candidate.from)) continue;
    rejected.push(candidate);
  }
  return { ...winner, rejected };
}

type Text = { readonly text: string; readonly at: Place };
type Cover = ReturnType<typeof readCover>;

/** 「本单位为某市某区某局下属的…」: the words name the office above. */
const PART_OF = /(?:本单位|我单位|本中心|我中心|本部门|我部门)(?:为|是|系|隶属于?)([^，。；]{4,40})/;

/** Where the unit's own name places it, then other names of the document, the text, and the codes of projects. */
function regions(
  unitName: Sourced<string>,
  tables: readonly Table[],
  passages: readonly Passage[],
): readonly Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const add = (value: string | null, from: Candidate<string>['from'], at: Place | null): void => {
    if (value !== null) found.push({ value, from, at });
  };
  if (unitName.value !== null) add(regionOf(unitName.value), unitName.from, unitName.at);
  for (const { value, from, at } of unitName.rejected) add(regionOf(value), from, at);
  for (const { text, marks } of passages) {
    const at = marks[0]?.at ?? null;
    const above = PART_OF.exec(squeeze(text))?.[1];
    if (above !== undefined) add(regionOf(above), 'text', at);
  }
  for (const { code, name, at } of unitsOf(tables)) if (code.length <= 6) add(regionOf(name), 'table-body', at);
  // 六位区划代码, two digits of the year, class and number: the province is certain, the rest only a number.
  for (const { rows } of tables) {
    const row = rows.find(({ lines }) => lines.some(({ codes }) => /^\d{8}[A-Z]/.test(codes.project ?? '')));
    const code = row?.lines.find(({ codes }) => /^\d{8}[A-Z]/.test(codes.project ?? ''))?.codes.project;
    const province = code === undefined ? null : provinceOfCode(code);
    // What is known more closely does not contradict its province.
    if (row !== undefined && !(found[0]?.value.startsWith(province ?? '') ?? false))
      add(province, 'table-body', row.at);
  }
  return found;
}

function levels(base: string, cover: Cover, titles: readonly Text[]): readonly Candidate<Level>[] {
  const found: Candidate<Level>[] = [];
  const onCover = cover === null ? null : levelIn(cover.text);
  if (cover !== null && onCover !== null) found.push({ value: onCover, from: 'cover', at: cover.at });
  const inName = levelIn(base);
  if (inName !== null) found.push({ value: inName, from: 'file-name', at: null });
  return [...found, ...levelsOf(titles, 'table-title')];
}

function levelsOf(texts: readonly Text[], from: 'heading' | 'table-title'): readonly Candidate<Level>[] {
  return texts.flatMap(({ text, at }) => {
    const value = levelIn(text);
    return value === null ? [] : [{ value, from, at }];
  });
}

/**
 * The level by the unit's code: a code that others begin with is a department's, one below a code of another name is a
 * unit's. Headings say 部门预算 in both kinds of document, so that codes go before them.
 */
function levelByCodes(units: readonly TableUnit[], name: string | null): readonly Candidate<Level>[] {
  const own = units.filter((unit) => name !== null && plain(unit.name) === plain(name));
  const [first] = own;
  if (first === undefined || own.length > 1) return [];
  const isParent = units.some((other) => other !== first && other.code.startsWith(first.code));
  const isPart = first.code.length > 3 && !isParent;
  return isParent === isPart ? [] : [{ value: isParent ? 'department' : 'unit', from: 'table-body', at: first.at }];
}

function stages(
  base: string,
  cover: Cover,
  headings: readonly Text[],
  tables: readonly Table[],
): readonly Candidate<Stage>[] {
  const found: Candidate<Stage>[] = [];
  const add = (text: string, from: Candidate<Stage>['from'], at: Place | null): void => {
    const value = stageIn(text);
    if (value !== null) found.push({ value, from, at });
  };
  if (cover !== null) add(cover.text, 'cover', cover.at);
  add(base, 'file-name', null);
  for (const { text, at } of headings) add(text, 'heading', at);
  for (const { printedNumber, title, at } of tables) add((printedNumber ?? '') + title, 'table-title', at);
  for (const table of tables) add(table.columns.map(({ path }) => path.join('/')).join(' '), 'table-header', table.at);
  return found;
}

function years(
  base: string,
  cover: Cover,
  headings: readonly Text[],
  titles: readonly Text[],
  tables: readonly Table[],
  passages: readonly Passage[],
): readonly Candidate<number>[] {
  const [onCover] = cover === null ? [] : yearsIn(cover.text);
  const covers: readonly Candidate<number>[] =
    onCover === undefined ? [] : [{ value: onCover, from: 'cover', at: cover?.at ?? null }];
  const [inName] = yearsIn(base);
  const named: readonly Candidate<number>[] =
    inName === undefined ? [] : [{ value: inName, from: 'file-name', at: null }];
  const body = [...byFrequency(headings, 'heading'), ...byFrequency(titles, 'table-title'), ...yearCells(tables)];
  const isAlone =
    onCover !== undefined &&
    onCover !== inName &&
    (isOutvoted(onCover, cover?.text ?? '', [...headings, ...titles], LEAST_TITLES) ||
      isOutvoted(onCover, cover?.text ?? '', [...headings, ...titles, ...passages], LEAST_VOTES));
  return isAlone ? [...named, ...body, ...covers] : [...covers, ...named, ...body];
}

/** Lines that must name one other year before a cover that stands alone is taken for a misprint. */
const LEAST_VOTES = 8;
/** Fewer titles and headings are enough: unlike sentences they hardly name the year before, which a cover left from it has. */
const LEAST_TITLES = 5;

/** True where no line but the cover names its year, and at least so many name one other year and hardly any a third. */
function isOutvoted(
  onCover: number,
  cover: string,
  lines: readonly { readonly text: string }[],
  least: number,
): boolean {
  const counts = new Map<number, number>();
  for (const { text } of lines) {
    if (squeeze(cover).includes(squeeze(text))) continue;
    for (const year of new Set([...text.matchAll(/(?<!\d)(20\d\d)\s*年/g)].map((match) => Number(match[1])))) {
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts.values()].sort((a, b) => b - a);
  return !counts.has(onCover) && (first ?? 0) >= least && (first ?? 0) > (second ?? 0) * 2;
}

/** Years of headings or titles, the most frequent first. */
function byFrequency(texts: readonly Text[], from: 'heading' | 'table-title'): readonly Candidate<number>[] {
  const seen = new Map<number, { count: number; at: Place }>();
  for (const { text, at } of texts) {
    for (const year of yearsIn(text)) {
      const known = seen.get(year);
      if (known === undefined) seen.set(year, { count: 1, at });
      else known.count += 1;
    }
  }
  return [...seen].sort((a, b) => b[1].count - a[1].count).map(([value, { at }]) => ({ value, from, at }));
}

/** The year column of the 三公 table: one data row for the year of the document. */
function yearCells(tables: readonly Table[]): readonly Candidate<number>[] {
  return tables
    .filter(({ kind }) => kind === 'three-public')
    .flatMap((table) => {
      const column = table.columns.find(({ measure }) => measure === 'year');
      if (column === undefined) return [];
      return table.rows.flatMap((row) => {
        const cell = row.cells[column.index];
        const year = /^((?:19|20)\d\d)(?:年(?:度)?)?$/.exec(plain(cell?.text ?? ''))?.[1];
        return cell === undefined || year === undefined
          ? []
          : [{ value: Number(year), from: 'table-body' as const, at: cell.at }];
      });
    })
    .sort((a, b) => b.value - a.value);
}

/**
 * Project codes carry the year in which the project was set up (region, two digits of the year, class, number). The
 * newest is a hint at the year of the document and no more: it is offered, never taken.
 */
function yearsOfProjects(tables: readonly Table[]): readonly Candidate<number>[] {
  let newest: Candidate<number> | null = null;
  for (const table of tables) {
    for (const row of table.rows) {
      for (const line of row.lines) {
        const year = Number(/^\d{6}(\d\d)[A-Z]/.exec(line.codes.project ?? '')?.[1] ?? Number.NaN) + 2000;
        if (year > (newest?.value ?? 2009) && year < 2060) newest = { value: year, from: 'table-body', at: row.at };
      }
    }
  }
  return newest === null ? [] : [newest];
}

function names(
  base: string,
  cover: Cover,
  signature: Text | null,
  layout: Layout,
  headings: readonly Text[],
  units: readonly TableUnit[],
  level: Level,
): readonly Candidate<string>[] {
  const found: Candidate<string>[] = [];
  const add = (name: string | null, from: Candidate<string>['from'], at: Place | null): void => {
    if (name !== null) found.push({ value: name, from, at });
  };
  add(cover?.name ?? null, 'cover', cover?.at ?? null);
  add(nameInTitle(base), 'file-name', null);
  if (signature !== null) add(signature.text, 'signature', signature.at);
  for (const { name, at } of layout.entityLines) add(name, 'table-header', at);
  const own = ownUnit(units, level);
  if (own !== null) add(own.name, 'table-body', own.at);
  for (const { text, at } of headings) add(nameInTitle(text), 'heading', at);
  return found;
}

/** 「某某局2031年度收入、支出预算总计……」 at the beginning of a sentence: who the explanation speaks of. */
const SPEAKS_OF =
  /(?:^|[。；])([^。；，、：\d]{4,30})20\d\d年(?:度)?(?=(?:收入|支出|收支|财政拨款|一般公共预算|政府性基金|部门预算|部门决算))/g;
/** Sentences that must begin so: one may speak of another office. */
const LEAST_SENTENCES = 3;

/** The office most sentences speak of, where no title, cover or table names the unit: a text whose cover is a picture. */
function namesInText(passages: readonly Passage[]): readonly Candidate<string>[] {
  const seen = new Map<string, { count: number; readonly at: Place | null }>();
  for (const { text, marks } of passages) {
    for (const [, words = ''] of squeeze(text).matchAll(SPEAKS_OF)) {
      if (!looksLikeName(words)) continue;
      const known = seen.get(words);
      if (known === undefined) seen.set(words, { count: 1, at: marks[0]?.at ?? null });
      else known.count += 1;
    }
  }
  const [first, second] = [...seen].sort((a, b) => b[1].count - a[1].count);
  if (first === undefined || first[1].count < LEAST_SENTENCES || first[1].count === second?.[1].count) return [];
  return [{ value: first[0], from: 'text', at: first[1].at }];
}

/**
 * The unit whose document this is, by codes alone: the one unit that the tables know, or – in a department's document –
 * the code that all others begin with. Null where several could be meant.
 */
function ownUnit(units: readonly TableUnit[], level: Level): TableUnit | null {
  const leaves = units.filter(({ code }) => !units.some((other) => other.code !== code && other.code.startsWith(code)));
  const roots = units.filter(({ code }) => !units.some((other) => other.code !== code && code.startsWith(other.code)));
  const [leaf] = leaves;
  const [root] = roots;
  if (level === 'department') return roots.length === 1 && root !== undefined ? root : null;
  return leaves.length === 1 && leaf !== undefined ? leaf : null;
}

/** Codes by the unit's name where it is known, else by their place in the tables. */
function codes(units: readonly TableUnit[], name: string | null, level: Level): readonly Candidate<string>[] {
  const named = name === null ? [] : units.filter((unit) => plain(unit.name) === plain(name));
  const own = ownUnit(units, level);
  // A unit may carry the department's name under both codes; the level decides which is meant.
  const ranked = [...named].sort((a, b) =>
    level === 'department' ? a.code.length - b.code.length : b.code.length - a.code.length,
  );
  const order = ranked.length > 0 ? ranked : own === null ? [] : [own];
  if (order.length === 0) return [];
  const rest = units.filter((unit) => !order.includes(unit));
  return [...order, ...rest].map(({ code, at }) => ({ value: code, from: 'table-body', at }));
}
