import type { UnitKind } from './codes.js';
import type { ProjectPlan, Sector } from './sectors.js';

/** 资金来源. Where the money of an expenditure comes from. */
export type Source = 'general-public' | 'government-fund' | 'fiscal-account' | 'business' | 'other';

/** One exact expenditure, the smallest fact of a budget. All tables and sentences are sums of these. */
export type Spending = {
  /** Code of the spending unit. */
  readonly unit: string;
  readonly function: string;
  readonly government: string;
  readonly department: string;
  readonly nature: 'basic' | 'project';
  readonly source: Source;
  /** Paid from money carried over from the year before (上年结转). */
  readonly carried: boolean;
  /** Code of the project; null for basic expenditure. */
  readonly project: string | null;
  /** Exact amount in fen. */
  readonly fen: bigint;
};

export type Project = {
  readonly code: string;
  readonly plan: ProjectPlan;
  readonly quantity: number;
};

export type PurchasedService = {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  /** 服务领域: the class of the spending. */
  readonly field: string;
  readonly name: string;
  readonly fen: bigint;
};

export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly duty: string;
};

/** 单位预算 of one year. */
export type UnitBudget = {
  readonly unit: Unit;
  readonly year: number;
  readonly staff: number;
  readonly retired: number;
  readonly vehicles: number;
  readonly spendings: readonly Spending[];
  readonly projects: readonly Project[];
  /** 政府采购 in fen. */
  readonly goods: bigint;
  readonly services: bigint;
  readonly purchased: readonly PurchasedService[];
};

export type Department = {
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly sector: Sector;
};

/** What one published file states: the budget of a unit, or of a department with all its units. */
export type Budget = {
  readonly level: 'department' | 'unit';
  readonly year: number;
  readonly department: Department;
  readonly units: readonly UnitBudget[];
  /** The same scope one year earlier, for sentences of comparison. */
  readonly previous: Budget | null;
};

/** Every expenditure of the file. */
export function spendingsOf(budget: Budget): readonly Spending[] {
  return budget.units.flatMap((unit) => unit.spendings);
}

/** Every project of the file, in the order of its units. */
export function projectsOf(budget: Budget): readonly Project[] {
  return budget.units.flatMap((unit) => unit.projects);
}

/** Sum in fen of the expenditures that `keep` accepts. */
export function sumOf(spendings: readonly Spending[], keep: (spending: Spending) => boolean = () => true): bigint {
  return spendings.reduce((sum, spending) => (keep(spending) ? sum + spending.fen : sum), 0n);
}

/** Groups by a key, keys in ascending order. */
export function groupBy(
  spendings: readonly Spending[],
  keyOf: (spending: Spending) => string,
): readonly (readonly [key: string, group: readonly Spending[]])[] {
  const groups = new Map<string, Spending[]>();
  for (const spending of spendings) groups.set(keyOf(spending), [...(groups.get(keyOf(spending)) ?? []), spending]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** 财政拨款: money of the general public budget and of government funds. */
export function isFiscal(spending: Spending): boolean {
  return spending.source === 'general-public' || spending.source === 'government-fund';
}

export function isGeneralPublic(spending: Spending): boolean {
  return spending.source === 'general-public';
}

/** Code and name under which the file is published. */
export function issuerOf(budget: Budget): { readonly code: string; readonly name: string } {
  return budget.level === 'department' ? budget.department : budget.units[0]!.unit;
}
