import type { Claim, Disclosure, Line, Measure, Row, Table, TableKind } from '../../disclosure/index.js';
import { partByMoney, partOfFiscal } from './parts-by-money.js';
import { cellOf, cellsOf, each, tablesOf, type CellMatch } from './subject-cells.js';
import { SUBJECTS, threePublic, type Finder, type SubjectRule } from './subject-words.js';

/** What a subject means: a rule to report under and the cells that state the same fact. */
export type SubjectMatch = {
  readonly rule: SubjectRule;
  readonly cells: readonly (readonly CellMatch[])[];
  /** The name alone does not say which budget is meant: judged only where most of its list agrees with the table. */
  readonly needsCompany: boolean;
};

const ITEM_PATH = /^(.*?)[（(]类[）)](?:支出)?(.*?)[（(]款[）)](.*?)[（(]项[）)](?:支出)?$/;
/** 「检测（款）运行（项）」 below a heading that names the 类. */
const PATH_BELOW_CLASS = /^([^（(]*(?:[（(][^）)]*[）)][^（(]*)*?)[（(]款[）)](.*?)[（(]项[）)](?:支出)?$/;
/** 「纳入绩效管理的项目8个，涉及财政拨款80万元」: what some of the projects take. */
const NARROWED = /^(?:共计?)?(?:涉及|纳入)/;
const CLASS_ONLY = /^(.*?)[（(]类[）)](?:支出)?$/;

/** Removes year, owner and 支出 so that 「社会保障和就业（类）」 and 「社会保障和就业支出」 are one name. */
function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replace(/支出$/, '');
}

const namedLines = new WeakMap<Table, ReadonlyMap<string, readonly NamedLine[]>>();

type NamedLine = { readonly row: Row; readonly line: Line };

/** The lines of a table with a bare label, in printed order: every statement asks for those of one name. */
function linesNamed(table: Table, bare: string): readonly NamedLine[] {
  const known =
    namedLines.get(table) ??
    Map.groupBy(
      table.rows.flatMap((row) => row.lines.map((line): NamedLine => ({ row, line }))),
      ({ line }) => bareName(line.label),
    );
  namedLines.set(table, known);
  return known.get(bare) ?? [];
}

/** The cells of the lines of one name that are wanted. */
function cellsNamed(
  table: Table,
  bare: string,
  measures: readonly Measure[],
  wanted: (line: Line) => boolean,
): readonly CellMatch[] {
  return linesNamed(table, bare)
    .filter(({ line }) => wanted(line))
    .flatMap(({ row, line }) => cellOf(table, row, line, measures) ?? []);
}

/** True where a line of the name has a code that was not read: whether it is one of those asked for is not known. */
function isUncertain(table: Table, bare: string): boolean {
  return linesNamed(table, bare).some(({ line }) => line.codeUnread === true);
}

/** All rows of an item of the functional classification, found by the name of 类 and 项; several units' rows add up. */
function itemCells(disclosure: Disclosure, className: string, itemName: string): readonly (readonly CellMatch[])[] {
  const classCode = classCodeOf(disclosure, className);
  const bareItem = bareName(itemName);
  return tablesOf(disclosure, 'general-public-expenditure').flatMap((table) => {
    const matches = cellsNamed(
      table,
      bareItem,
      ['total', 'amount'],
      ({ role, codes }) =>
        role === 'detail' &&
        (codes.function?.length ?? 0) >= 7 &&
        (classCode === null || (codes.function ?? '').startsWith(classCode)),
    );
    const codes = new Set(matches.map((match) => match.row.lines[0]?.codes.function));
    // Two different codes with one name under one 类: the sentence's 款 would have to decide; leave it unjudged.
    return matches.length > 0 && codes.size === 1 && !isUncertain(table, bareItem) ? [matches] : [];
  });
}

/** The same below a heading of the 类: the 款 alone says which code the item belongs to. */
function itemCellsBelow(
  disclosure: Disclosure,
  groupName: string,
  itemName: string,
): readonly (readonly CellMatch[])[] {
  const [bareGroup, bareItem] = [bareName(groupName), bareName(itemName)];
  return tablesOf(disclosure, 'general-public-expenditure').flatMap((table) => {
    const groups = new Set(
      linesNamed(table, bareGroup).flatMap(({ line }) => {
        const code = line.codes.function ?? '';
        return code.length === 5 ? [code] : [];
      }),
    );
    const [group] = groups;
    if (group === undefined || groups.size > 1) return [];
    const matches = cellsNamed(
      table,
      bareItem,
      ['total', 'amount'],
      ({ role, codes }) =>
        role === 'detail' && (codes.function?.length ?? 0) >= 7 && (codes.function ?? '').startsWith(group),
    );
    return matches.length === 1 && !isUncertain(table, bareItem) ? [matches] : [];
  });
}

/** 「2101101-行政单位医疗」, 「2101101行政单位医疗」 */
const CODED = /^(\d{7})\s*[-—－]*\s*([\u4e00-\u9fff].+)$/;
/** 「行政单位医疗（项）」: an item of which neither the 款 nor the 类 is told. */
const ITEM_ONLY = /^([^（()）]{2,40})[（(]项[）)](?:支出)?$/;

/**
 * The item that a code names together with its own name: in the table of 一般公共预算 or of all spending, or of 政府性基金 where no other
 * budget has the code.
 */
function codedCells(disclosure: Disclosure, code: string, name: string): readonly (readonly CellMatch[])[] {
  const bare = bareName(name);
  const inTables = (kind: TableKind): readonly (readonly CellMatch[])[] =>
    tablesOf(disclosure, kind).flatMap((table) => {
      const matches = cellsNamed(table, bare, ['total', 'amount'], ({ codes }) => codes.function === code);
      return matches.length === 1 && !isUncertain(table, bare) ? [matches] : [];
    });
  const [general, fund] = [inTables('general-public-expenditure'), inTables('government-fund')];
  if (general.length === 0) return fund;
  return fund.length > 0 ? [] : [...general, ...inTables('expenditure')];
}

/** The 3-digit code of a 类 named in a sentence, from the overview tables of the same document. */
function classCodeOf(disclosure: Disclosure, className: string): string | null {
  const bareClass = bareName(className);
  for (const kind of ['income-expenditure-overview', 'fiscal-appropriation-overview'] as const) {
    for (const table of tablesOf(disclosure, kind)) {
      for (const { line } of linesNamed(table, bareClass)) {
        if (line.item?.startsWith('class:') === true) return line.item.slice(6);
      }
    }
  }
  return null;
}

const classLines = new WeakMap<Disclosure, ReadonlyMap<string, readonly CellMatch[]>>();

/** A class is told with its whole amount, or with what one of the budgets spends on it. */
const CLASS_MEASURES: readonly (readonly Measure[])[] = [
  ['amount', 'total'],
  ['fund.general-public'],
  ['fund.government-fund'],
];

/** The cells of every 类 of the overview tables by its bare name: each statement asks for one of them. */
function classLinesOf(disclosure: Disclosure): ReadonlyMap<string, readonly CellMatch[]> {
  const known = classLines.get(disclosure);
  if (known !== undefined) return known;
  const byName = new Map<string, CellMatch[]>();
  for (const kind of ['income-expenditure-overview', 'fiscal-appropriation-overview'] as const) {
    for (const table of tablesOf(disclosure, kind)) {
      for (const row of table.rows) {
        for (const line of row.lines) {
          if (line.item?.startsWith('class:') !== true) continue;
          const label = bareName(line.label);
          for (const measures of CLASS_MEASURES) {
            const match = cellOf(table, row, line, measures);
            if (match !== null) byName.set(label, [...(byName.get(label) ?? []), match]);
          }
        }
      }
    }
  }
  classLines.set(disclosure, byName);
  return byName;
}

function classCells(disclosure: Disclosure, name: string): readonly (readonly CellMatch[])[] {
  return each(classLinesOf(disclosure).get(bareName(name)) ?? []);
}

/**
 * Rows of an economic item (「办公费」, 「工资福利支出」) in the table of basic expenditure, by its full name. A sentence
 * about the whole budget may mean more than that table holds; see `needsCompany`.
 */
function economicCells(disclosure: Disclosure, name: string): readonly (readonly CellMatch[])[] {
  const bare = bareName(name);
  const wanted = ({ role, codes }: Line): boolean => role !== 'total' && codes.economicDepartment !== undefined;
  return tablesOf(disclosure, 'general-public-basic').flatMap((table) => {
    const matches = cellsNamed(table, bare, ['total'], wanted);
    if (isUncertain(table, bare)) return [];
    return matches.length > 0 && matches.every((match) => match.cell.reading.state === 'number') ? [matches] : [];
  });
}

/** A shorter name has at least this many characters: 「市水文局」. */
const SHORTEST_OWNER = 3;

/** How much of the beginning of a subject is a short form of the unit's name: 「省水文院」 for 「某某省水文研究院」. */
function ownerLength(subject: string, unitName: string): number {
  const last = unitName.at(-1) ?? '';
  for (let length = Math.min(subject.length, unitName.length - 1); length >= SHORTEST_OWNER; length--) {
    const short = subject.slice(0, length);
    if (!short.endsWith(last)) continue;
    let at = -1;
    if ([...short].every((character) => (at = unitName.indexOf(character, at + 1)) >= 0)) return length;
  }
  return 0;
}

/** Drops what names the owner and the year: 「本部门2031年收入预算」 → 「收入预算」. */
function withoutOwner(subject: string, unitName: string | null): string {
  let rest = subject.replace(/\s+/g, '');
  if (unitName !== null) {
    rest = rest.replace(unitName, '');
    rest = rest.slice(ownerLength(rest, unitName));
  }
  return rest
    .replace(/^.*20\d{2}年度?/, '')
    .replace(/^(?:本|我|全)?(?:部门|单位|系统)?(?:本级)?(?:及(?:所属|下属)[^收支政]*?(?:单位))?/, '');
}

/**
 * Words before the measure that leave it the whole budget's. Anything else (「涉及…」, a project's name, another fund)
 * narrows it to something that no total states.
 */
const NEUTRAL =
  /^(?:本年度?|当年|全年|年初|共|批复|安排|预算|部门|单位|汇总|各项|财政拨款|一般公共预算(?:财政)?拨款|拨款|安排的|的|[“"])*$/;

const foundCells = new WeakMap<Disclosure, Map<Finder, readonly (readonly CellMatch[])[]>>();

/** What a finder gives, remembered: a document says most of its totals several times. */
function foundBy(find: Finder, disclosure: Disclosure): readonly (readonly CellMatch[])[] {
  const byFinder = foundCells.get(disclosure) ?? new Map<Finder, readonly (readonly CellMatch[])[]>();
  const known = byFinder.get(find);
  if (known !== undefined) return known;
  const made = find(disclosure);
  foundCells.set(disclosure, byFinder.set(find, made));
  return made;
}

/** What a statement of final accounts means: 「支出决算」 is 支出; null where it speaks of the budget. */
function finalSubject(subject: string): string | null {
  if (/(?<!一般公共|政府性基金|国有资本经营)预算数?$/.test(subject)) return null;
  return subject.replace(/决算数?$/, '');
}

/** Final accounts print what was planned for 三公 beside the outcome; nothing else of the budget is in their tables. */
function plannedThreePublic(disclosure: Disclosure, subject: string): SubjectMatch | null {
  if (!/三公[”"]?经费(?:财政拨款)?(?:支出)?(?:年初|全年)?预算数?$/.test(subject)) return null;
  const cells = threePublic('budgeted.three-public')(disclosure);
  return cells.length === 0 ? null : { rule: 'TEXT-TOTAL', cells, needsCompany: false };
}

/** 「收入」, 「本年支出」: whose, only the words before it say. */
const BARE_FLOW = /^(?:本年|当年)?(?:收入|支出)(?:合计|总计|总额)?$/;

/**
 * True where a bare 「收入」 or 「支出」 stands behind what one fund had: 「政府性基金预算财政拨款收入2万元，支出2万元」,
 * 「政府性基金预算财政拨款年初结转和结余1万元，本年收入2万元，本年支出3万元」, or below the heading of such a fund.
 */
function isOfOneFund(claims: readonly Claim[], claim: Claim): boolean {
  if (claim.section === 'N-GFUND' || claim.section === 'N-SCAP') return true;
  let index = claims.findIndex((other) => other.at === claim.at && other.value === claim.value) - 1;
  while (claims[index]?.sentence === claim.sentence && BARE_FLOW.test(claims[index]?.subject ?? '')) index -= 1;
  const before = claims[index];
  return (
    before?.sentence === claim.sentence &&
    /(?:政府性基金|国有资本经营|一般公共预算|财政拨款).*(?:收入(?:合计|总计|总额)?|结转(?:和|及)?结余)$/.test(
      before.subject,
    )
  );
}

/** 「基本支出」 and 「项目支出」 by these names alone. */
const PART_OF_FUND = /^(基本支出|项目支出)(?:预算|决算)?数?$/;

type FundTable = 'government-fund' | 'state-capital';

/** The fund whose spending a part is of: that of the chapter, or of the amount that it is a part of. */
function fundOf({ section }: Claim, whole: Claim | undefined): FundTable | undefined {
  const named = whole?.subject ?? '';
  if (/一般公共预算|财政拨款收支/.test(named)) return undefined;
  if (section === 'N-GFUND' || /政府性基金/.test(named)) return 'government-fund';
  return section === 'N-SCAP' || /国有资本经营/.test(named) ? 'state-capital' : undefined;
}

/** 基本支出 or 项目支出 of one fund: the total of the fund's own table. */
function fundCells(disclosure: Disclosure, fund: FundTable, measure: Measure): readonly (readonly CellMatch[])[] {
  return tablesOf(disclosure, fund).flatMap((table) => each(cellsOf(table, [measure], ({ role }) => role === 'total')));
}

/** 「财政拨款支出」 of 一般公共预算 and the funds together, by that name alone. */
const FISCAL_SPENDING =
  /(?<!公共预算|基金预算|经营预算|基金|经营)财政拨款(?:本年)?支出(?:预算|决算)?数?(?:合计|总计|总额)?$/;

/** In final accounts 「年初预算80万元，其中：基本支出50万元」 tells what was planned. */
function isOfPlan(disclosure: Disclosure, whole: Claim): boolean {
  return disclosure.profile.stage.value === 'final' && finalSubject(whole.subject) === null;
}

/** True where 财政拨款收支总表 states as much spending as 支出总表, or where one of them does not tell. */
function isAllFiscal(disclosure: Disclosure): boolean {
  const spent = tablesOf(disclosure, 'expenditure').flatMap((table) =>
    cellsOf(table, ['total'], ({ role }) => role === 'total'),
  );
  const fiscal = tablesOf(disclosure, 'fiscal-appropriation-overview').flatMap((table) =>
    cellsOf(table, ['total', 'amount'], ({ item }) => item === 'current-expenditure'),
  );
  const printed = ({ cell }: CellMatch): string => cell.text.replace(/[\s,，]/g, '');
  const known = new Set(fiscal.map(printed));
  return spent.length === 0 || fiscal.length === 0 || spent.some((match) => known.has(printed(match)));
}

/** The cells a claim's subject means, or null where no rule covers it. */
export function matchSubject(disclosure: Disclosure, claims: readonly Claim[], named: Claim): SubjectMatch | null {
  const phased = disclosure.profile.stage.value === 'final' ? finalSubject(named.subject) : named.subject;
  if (phased === null) return plannedThreePublic(disclosure, named.subject);
  const claim = phased === named.subject ? named : { ...named, subject: phased };
  const path = ITEM_PATH.exec(claim.subject);
  if (path !== null) {
    const cells = itemCells(disclosure, path[1] ?? '', path[3] ?? '');
    return cells.length === 0 ? null : { rule: 'TEXT-ITEM', cells, needsCompany: false };
  }
  const coded = CODED.exec(claim.subject);
  if (coded !== null) {
    const cells = codedCells(disclosure, coded[1] ?? '', coded[2] ?? '');
    return cells.length === 0 ? null : { rule: 'TEXT-ITEM', cells, needsCompany: false };
  }
  const alone = ITEM_ONLY.exec(claim.subject)?.[1];
  // Elsewhere the item may be told with the money of all budgets.
  if (alone !== undefined && claim.section?.startsWith('N-GPB') === true) {
    const cells = itemCells(disclosure, '', alone);
    return cells.length === 0 ? null : { rule: 'TEXT-ITEM', cells, needsCompany: false };
  }
  const below = PATH_BELOW_CLASS.exec(claim.subject);
  if (below !== null) {
    const cells = itemCellsBelow(disclosure, below[1] ?? '', below[2] ?? '');
    return cells.length === 0 ? null : { rule: 'TEXT-ITEM', cells, needsCompany: false };
  }
  const whole = claim.whole === null ? undefined : claims[claim.whole];
  // A part of an item or class, or of what some projects take, is not the part of the whole budget that has the same name.
  if (whole !== undefined && [ITEM_PATH, CLASS_ONLY, NARROWED].some((name) => name.test(whole.subject))) return null;
  if (whole !== undefined && isOfPlan(disclosure, whole)) return null;
  const className = CLASS_ONLY.exec(claim.subject)?.[1] ?? claim.subject;
  const asClass = classCells(disclosure, className);
  if (asClass.length > 0) return { rule: 'TEXT-CLASS', cells: asClass, needsCompany: false };
  const subject = withoutOwner(claim.subject, disclosure.profile.unitName.value);
  const nature = PART_OF_FUND.exec(subject)?.[1];
  const fund = nature === undefined ? undefined : fundOf(claim, whole);
  if (fund !== undefined) {
    const cells = fundCells(disclosure, fund, nature === '基本支出' ? 'basic' : 'project');
    return cells.length === 0 ? null : { rule: 'TEXT-COMPONENT', cells, needsCompany: false };
  }
  const wholeName = whole === undefined ? '' : withoutOwner(whole.subject, disclosure.profile.unitName.value);
  const byMoney = partByMoney(disclosure, subject, wholeName);
  // What was carried over may or may not be told with it: judged only where most of the list agrees.
  if (byMoney !== null) {
    return byMoney.length === 0 ? null : { rule: 'TEXT-COMPONENT', cells: byMoney, needsCompany: true };
  }
  if ((BARE_FLOW.test(subject) || BARE_FLOW.test(claim.subject)) && isOfOneFund(claims, claim)) return null;
  const known = SUBJECTS.find((candidate) => {
    const match = candidate.words.exec(subject);
    return match !== null && NEUTRAL.test(subject.slice(0, match.index));
  });
  if (known === undefined) {
    const economic = economicCells(disclosure, claim.subject);
    return economic.length === 0 ? null : { rule: 'TEXT-COMPONENT', cells: economic, needsCompany: true };
  }
  const ofFiscal = nature === undefined ? null : partOfFiscal(disclosure, nature, wholeName);
  // Where other money is spent as well and no fund states it, no table does.
  const isFiscal = nature !== undefined && FISCAL_SPENDING.test(wholeName);
  if (ofFiscal === null && isFiscal && !isAllFiscal(disclosure)) return null;
  const cells = [...foundBy(known.find, disclosure), ...(ofFiscal === null ? [] : [ofFiscal])];
  return cells.length === 0 ? null : { rule: known.rule, cells, needsCompany: false };
}
