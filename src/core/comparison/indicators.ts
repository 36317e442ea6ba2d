import type { Indicator, Project } from '../disclosure/index.js';
import { alignYears } from './align.js';
import { sameValue } from './change.js';
import { cleanName } from './names.js';
import type { Pairable } from './pairing.js';
import type { MatchedBy } from './types.js';

/** What may differ in an indicator over the years: its name, the comparator, the value, the unit. */
const INDICATOR_PARTS = ['name', 'nature', 'value', 'unit'] as const;
type IndicatorPart = (typeof INDICATOR_PARTS)[number];

/** An indicator of one year as printed; `inferred`: that it belongs to the project is not printed but inferred. */
type ComparedTarget = Pick<Indicator, 'level1' | 'level2' | 'level3' | 'nature' | 'value' | 'unit' | 'direction'> & {
  readonly inferred: boolean;
};

/** One indicator over the years. */
export type ComparedIndicator = {
  /** As the latest year that has it prints them. */
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** By column; null: that year's project has no such indicator, or none of its indicators was read. */
  readonly targets: readonly (ComparedTarget | null)[];
  /**
   * `new`: only the last year that has indicators has it; `dropped`: that year lacks it; `changed`: a part differs between
   * any two years; else `same`, also where only one year has indicators.
   */
  readonly status: 'same' | 'changed' | 'new' | 'dropped';
  /** Parts that differ between any two years that have it. */
  readonly differs: readonly IndicatorPart[];
  readonly matchedBy: MatchedBy;
};

/** 绩效目标与指标 of a project, years side by side. */
export type ComparedGoals = {
  /** By column; null: the year lacks the project. */
  readonly goals: readonly (string | null)[];
  /** Columns of which no indicator was read though the year has the project: nothing is new or dropped against them. */
  readonly unread: readonly number[];
  readonly indicators: readonly ComparedIndicator[];
};

type IndicatorLine = Pairable & { readonly indicator: Indicator };

/**
 * Lays the indicators of one project side by side, years oldest first (null: the year lacks the project). Paired by level and
 * name, then by name, then by similar name within a level; never by mere position.
 */
export function compareIndicators(projects: readonly (Project | null)[]): ComparedGoals {
  const read = projects.flatMap((project, column) =>
    project !== null && project.indicators.length > 0 ? [{ column, lines: project.indicators.map(lineOf) }] : [],
  );
  const indicators = alignYears(read.map(({ lines }) => lines)).map(({ lines, matchedBy }): ComparedIndicator => {
    const present = lines.flatMap((line) => (line === null ? [] : [line.indicator]));
    const newest = present.at(-1);
    const differs = INDICATOR_PARTS.filter((part) =>
      present.some((one) => newest !== undefined && differ(one, newest, part)),
    );
    const targets = projects.map((_, column): ComparedTarget | null => {
      const line = lines[read.findIndex((year) => year.column === column)];
      return line === null || line === undefined ? null : targetOf(line.indicator);
    });
    return {
      level1: newest?.level1 ?? '',
      level2: newest?.level2 ?? '',
      level3: newest?.level3 ?? '',
      targets,
      status: statusOf(lines, differs.length > 0),
      differs,
      matchedBy,
    };
  });
  return {
    goals: projects.map((project) => project?.goal ?? null),
    unread: projects.flatMap((project, column) =>
      project !== null && project.indicators.length === 0 ? [column] : [],
    ),
    indicators,
  };
}

function statusOf(lines: readonly unknown[], differs: boolean): ComparedIndicator['status'] {
  if (lines.length < 2) return 'same';
  if (lines.at(-1) === null) return 'dropped';
  if (lines.slice(0, -1).every((line) => line === null)) return 'new';
  return differs ? 'changed' : 'same';
}

function targetOf({ level1, level2, level3, nature, value, unit, direction, attribution }: Indicator): ComparedTarget {
  return { level1, level2, level3, nature, value, unit, direction, inferred: attribution !== 'printed' };
}

/** 「产出指标」 and 「产出」 are one level. */
function levelOf(text: string): string {
  return cleanName(text).replace(/指标$/, '');
}

function lineOf(indicator: Indicator): IndicatorLine {
  const parent = `${levelOf(indicator.level1)}\n${levelOf(indicator.level2)}`;
  const name = cleanName(indicator.level3);
  return {
    indicator,
    code: null,
    codes: {},
    // Two different items are never neighbours: what merely stands at the same place is another indicator.
    item: `${parent}\n${name}`,
    name,
    parent,
    isTotal: false,
  };
}

/** Comparators that are printed in several ways. */
const NATURES: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '≧': '≥',
  '≦': '≤',
  '==': '=',
  大于等于: '≥',
  小于等于: '≤',
  等于: '=',
  大于: '>',
  小于: '<',
};

function differ(one: Indicator, other: Indicator, part: IndicatorPart): boolean {
  switch (part) {
    case 'name':
      return cleanName(one.level3) !== cleanName(other.level3);
    case 'nature':
      return natureOf(one) !== natureOf(other);
    case 'value':
      return !sameTarget(cleanName(one.value), cleanName(other.value));
    case 'unit':
      return cleanName(one.unit) !== cleanName(other.unit);
  }
}

function natureOf({ nature }: Indicator): string {
  const clean = cleanName(nature);
  return NATURES[clean] ?? clean;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** 「95」 and 「95.00」 are one target; words are one only where they are the same. */
function sameTarget(one: string, other: string): boolean {
  const [a, b] = [one.replaceAll(',', ''), other.replaceAll(',', '')];
  return NUMBER.test(a) && NUMBER.test(b) ? sameValue(a, b) : one === other;
}
