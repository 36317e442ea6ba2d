import type { Budget, Department, Unit } from './budget-model.js';
import { FUNCTION_NAMES } from './codes.js';
import {
  departmentBudget,
  GENERAL_PUBLIC_ONLY,
  unitBudget,
  yearsOf,
  type Money,
  type UnitPlan,
} from './make-budget.js';
import { inventPlace, placeName } from './names.js';
import { createRandom, type Random } from './random.js';
import { SECTORS, sectorOf, type SectorName } from './sectors.js';

/** A department with its own office and one subordinate unit, and how many years of it are made. */
export type ScenarioOptions = {
  readonly sector?: SectorName;
  readonly departmentCode?: string;
  readonly place?: string;
  readonly firstYear?: number;
  readonly years?: number;
  readonly money?: Partial<Money>;
};

export type Scenario = {
  readonly department: Department;
  readonly units: readonly Unit[];
  /** Budget of the department for a year. */
  readonly departmentYear: (year: number) => Budget;
  /** Budget of one unit (its position) for a year. */
  readonly unitYear: (index: number, year: number) => Budget;
};

/** Invents a department from a seed. */
export function inventScenario(seed: number, options: ScenarioOptions = {}): Scenario {
  const random: Random = createRandom(seed);
  const sectorName = options.sector ?? random.pick(Object.keys(SECTORS) as SectorName[]);
  const sector = sectorOf(sectorName);
  const place = options.place ?? placeName(inventPlace(random));
  const code = options.departmentCode ?? String(random.integer(301, 489));
  const department: Department = { code, name: `${place}${sector.organ}`, place, sector };
  const money: Money = { ...GENERAL_PUBLIC_ONLY, ...options.money };
  const office: Unit = {
    code: `${code}001`,
    name: `${department.name}本级`,
    kind: 'administrative',
    duty: '承担机关日常运转和行业管理工作',
  };
  const subordinate: Unit = {
    code: `${code}002`,
    name: `${place}${sector.subordinate}`,
    kind: 'public-service',
    duty: sector.subordinateDuty,
  };
  const planOf = (unit: Unit, staff: number, retired: number): UnitPlan => ({
    unit,
    sector,
    staff,
    retired,
    money: unit.kind === 'administrative' ? money : { ...money, governmentFund: false },
    classNames: FUNCTION_NAMES,
  });
  const plans = [
    planOf(office, random.integer(24, 68), random.integer(6, 30)),
    planOf(subordinate, random.integer(9, 42), random.integer(0, 12)),
  ];
  const first = options.firstYear ?? 2025;
  const years = plans.map((plan) => yearsOf(random, plan, first, options.years ?? 2));
  return {
    department,
    units: [office, subordinate],
    departmentYear: (year) => departmentBudget(department, years, year),
    unitYear: (index, year) => unitBudget(department, years[index]!, year),
  };
}
