import { governmentCode, type UnitKind } from './codes.js';
import type {
  Budget,
  Department,
  Project,
  PurchasedService,
  Source,
  Spending,
  Unit,
  UnitBudget,
} from './budget-model.js';
import type { Random } from './random.js';
import type { ProjectPlan, Sector } from './sectors.js';

/** Kinds of money beside the general public budget that may occur. */
export type Money = {
  readonly carryOver: boolean;
  readonly governmentFund: boolean;
  readonly business: boolean;
};

export const GENERAL_PUBLIC_ONLY: Money = { carryOver: false, governmentFund: false, business: false };

/** Monthly figures per person, in fen, from which the basic expenditure of a unit is made. */
const PER_PERSON: readonly (readonly [department: string, low: bigint, high: bigint])[] = [
  ['30201', 180_000n, 420_000n],
  ['30202', 30_000n, 90_000n],
  ['30205', 20_000n, 60_000n],
  ['30206', 60_000n, 180_000n],
  ['30207', 70_000n, 190_000n],
  ['30209', 90_000n, 260_000n],
  ['30211', 50_000n, 240_000n],
  ['30213', 30_000n, 160_000n],
  ['30215', 10_000n, 40_000n],
  ['30216', 20_000n, 70_000n],
  ['30217', 3_000n, 9_000n],
  ['30228', 260_000n, 420_000n],
  ['30229', 300_000n, 520_000n],
  ['30299', 110_000n, 390_000n],
];

type Purpose = { readonly function: string; readonly department: string; readonly fen: bigint };

function basicPurposes(
  random: Random,
  kind: UnitKind,
  running: string,
  staff: number,
  retired: number,
): readonly Purpose[] {
  const people = BigInt(staff);
  const each = (low: bigint, high: bigint): bigint => random.fen(low, high) * people;
  const administrative = kind === 'administrative';
  const salary = each(5_200_000n, 7_900_000n);
  const allowance = each(4_300_000n, 9_600_000n);
  const bonus = each(2_100_000n, 5_800_000n);
  const insured = salary + allowance + bonus;
  const wages: readonly Purpose[] = [
    { function: running, department: '30101', fen: salary },
    { function: running, department: '30102', fen: allowance },
    { function: running, department: administrative ? '30103' : '30107', fen: bonus },
    { function: running, department: '30112', fen: each(60_000n, 180_000n) },
    { function: '2080505', department: '30108', fen: (insured * 16n) / 100n },
    { function: '2080506', department: '30109', fen: (insured * 8n) / 100n },
    { function: administrative ? '2101101' : '2101102', department: '30110', fen: (insured * 9n) / 100n },
    { function: '2210201', department: '30113', fen: (insured * 12n) / 100n },
  ];
  const pensions: readonly Purpose[] =
    retired === 0
      ? []
      : [
          {
            function: administrative ? '2080501' : '2080502',
            department: '30302',
            fen: random.fen(260_000n, 840_000n) * BigInt(retired),
          },
          {
            function: administrative ? '2080501' : '2080502',
            department: '30299',
            fen: random.fen(40_000n, 90_000n) * BigInt(retired),
          },
        ];
  const housing: readonly Purpose[] = administrative
    ? [{ function: '2210203', department: '30102', fen: each(900_000n, 3_100_000n) }]
    : [];
  const running302 = PER_PERSON.filter(() => random.chance(85)).map(([department, low, high]) => ({
    function: department === '30216' && random.chance(40) ? '2050803' : running,
    department,
    fen: each(low, high),
  }));
  const vehicles: readonly Purpose[] = random.chance(50)
    ? [{ function: running, department: '30231', fen: random.fen(1_900_000n, 9_400_000n) }]
    : [];
  const transport: readonly Purpose[] = administrative
    ? [{ function: running, department: '30239', fen: each(900_000n, 1_300_000n) }]
    : [];
  return [...wages, ...pensions, ...housing, ...running302, ...vehicles, ...transport];
}

/** 990116 is no administrative division; five zeros keep any run of digits far from a telephone number. */
function projectCode(random: Random, year: number): string {
  return `990116${String(year).slice(2)}T00000${String(random.integer(1_000_000, 9_999_999))}`;
}

function spendProject(random: Random, unit: Unit, project: Project, fen: bigint, money: Money): readonly Spending[] {
  const common = {
    unit: unit.code,
    function: project.plan.function,
    nature: 'project',
    project: project.code,
  } as const;
  const source: Source =
    money.business && unit.kind === 'public-service' && random.chance(30) ? 'business' : 'general-public';
  const carried =
    money.carryOver && source === 'general-public' && random.chance(40)
      ? (fen * BigInt(random.integer(5, 40))) / 100n
      : 0n;
  const parts = project.plan.economics;
  let rest = fen - carried;
  const current = parts.map((department, index): Spending => {
    const share = index === parts.length - 1 ? rest : (rest * BigInt(random.integer(30, 70))) / 100n;
    rest -= share;
    return {
      ...common,
      department,
      government: governmentCode(department, unit.kind),
      source,
      carried: false,
      fen: share,
    };
  });
  const first = parts[0]!;
  const carry: readonly Spending[] =
    carried === 0n
      ? []
      : [
          {
            ...common,
            department: first,
            government: governmentCode(first, unit.kind),
            source,
            carried: true,
            fen: carried,
          },
        ];
  return [...current, ...carry];
}

/** A fund project: sales of land use rights pay for it, so it stands in the table of government funds only. */
const FUND_PLAN: ProjectPlan = {
  name: '田间道路修缮',
  function: '2120804',
  economics: ['30213'],
  procured: 'services',
  goal: '修缮田间道路，改善耕作条件。',
  quantity: { text: '修缮道路长度', unit: '公里', low: 3, high: 18 },
  quality: '道路验收合格率',
  benefit: '农田通行条件改善情况',
};

function purchasedOf(
  projects: readonly Project[],
  spendings: readonly Spending[],
  classNames: Readonly<Record<string, string>>,
): readonly PurchasedService[] {
  return projects
    .filter((project) => project.plan.procured === 'services' && project.plan.function !== FUND_PLAN.function)
    .slice(0, 2)
    .map((project) => {
      const code = project.plan.function.slice(0, 3);
      return {
        level1: '01-公共服务',
        level2: '0117-行业管理服务',
        level3: '行业调查与检测服务',
        field: `${code}-${classNames[code]!}`,
        name: project.plan.name,
        fen: spendings.reduce(
          (sum, each) => (each.project === project.code && each.source === 'general-public' ? sum + each.fen : sum),
          0n,
        ),
      };
    })
    .filter((service) => service.fen > 0n);
}

function procuredOf(kind: 'goods' | 'services', projects: readonly Project[], spendings: readonly Spending[]): bigint {
  const codes = new Set(projects.filter((project) => project.plan.procured === kind).map((project) => project.code));
  return spendings.reduce((sum, each) => (each.project !== null && codes.has(each.project) ? sum + each.fen : sum), 0n);
}

function finish(
  base: Pick<UnitBudget, 'unit' | 'year' | 'staff' | 'retired'>,
  projects: readonly Project[],
  spendings: readonly Spending[],
  classNames: Readonly<Record<string, string>>,
  random: Random,
): UnitBudget {
  const running = spendings.some((spending) => spending.department === '30231');
  return {
    ...base,
    projects,
    spendings,
    vehicles: running ? random.integer(1, 4) : 0,
    goods: procuredOf('goods', projects, spendings),
    services: procuredOf('services', projects, spendings),
    purchased: purchasedOf(projects, spendings, classNames),
  };
}

/** What stays the same when the years of a unit are made. */
export type UnitPlan = {
  readonly unit: Unit;
  readonly sector: Sector;
  readonly staff: number;
  readonly retired: number;
  readonly money: Money;
  readonly classNames: Readonly<Record<string, string>>;
};

/** The first year of a unit. */
function firstYear(random: Random, plan: UnitPlan, year: number): UnitBudget {
  const { unit, sector, staff, retired, money } = plan;
  const basic = basicPurposes(random, unit.kind, sector.running[unit.kind], staff, retired).map(
    ({ function: code, department, fen }): Spending => ({
      unit: unit.code,
      function: code,
      department,
      government: governmentCode(department, unit.kind),
      nature: 'basic',
      source: 'general-public',
      carried: false,
      project: null,
      fen,
    }),
  );
  const plans: readonly ProjectPlan[] = random
    .shuffle(sector.projects)
    .slice(0, random.integer(3, sector.projects.length - 1));
  const chosen = money.governmentFund ? [...plans, FUND_PLAN] : plans;
  const projects = chosen.map((each) => startProject(random, each, year));
  const spendings = projects.flatMap((project) => spendNew(random, unit, project, money));
  return finish({ unit, year, staff, retired }, projects, [...basic, ...spendings], plan.classNames, random);
}

function startProject(random: Random, plan: ProjectPlan, year: number): Project {
  return { code: projectCode(random, year), plan, quantity: random.integer(plan.quantity.low, plan.quantity.high) };
}

function spendNew(random: Random, unit: Unit, project: Project, money: Money): readonly Spending[] {
  const fen = random.fen(1_200_000n, 98_000_000n);
  const spent = spendProject(random, unit, project, fen, money);
  return project.plan === FUND_PLAN
    ? spent.map((each) => ({ ...each, source: 'government-fund', carried: false }))
    : spent;
}

function drift(random: Random, fen: bigint, percent: number): bigint {
  const moved = (fen * BigInt(1000 + random.integer(-percent * 10, percent * 10))) / 1000n;
  return moved + random.fen(0n, 99n);
}

/** The next year of a unit: the same codes, drifted amounts, one project dropped and one new where the sector has more. */
function nextYear(random: Random, plan: UnitPlan, before: UnitBudget): UnitBudget {
  const year = before.year + 1;
  const basic = before.spendings
    .filter((spending) => spending.nature === 'basic')
    .map((spending) => ({ ...spending, fen: drift(random, spending.fen, 6) }));
  const droppable = before.projects.filter((project) => project.plan !== FUND_PLAN);
  const dropped = droppable.length > 3 ? random.pick(droppable) : null;
  const kept = before.projects.filter((project) => project !== dropped);
  const unused = plan.sector.projects.filter(
    (each) => !before.projects.some((project) => project.plan.name === each.name),
  );
  const added = unused.length > 0 && random.chance(70) ? [startProject(random, random.pick(unused), year)] : [];
  const ongoing = kept.map((project) => ({ ...project, quantity: project.quantity + random.integer(0, 5) }));
  const spendings = ongoing.flatMap((project) => {
    const fen = before.spendings.reduce((sum, each) => (each.project === project.code ? sum + each.fen : sum), 0n);
    const spent = spendProject(random, plan.unit, project, drift(random, fen, 18), plan.money);
    return project.plan === FUND_PLAN
      ? spent.map((each): Spending => ({ ...each, source: 'government-fund', carried: false }))
      : spent;
  });
  const fresh = added.flatMap((project) => spendNew(random, plan.unit, project, plan.money));
  const base = { unit: plan.unit, year, staff: before.staff + random.integer(-1, 2), retired: before.retired };
  return finish(base, [...ongoing, ...added], [...basic, ...spendings, ...fresh], plan.classNames, random);
}

/** The years of a unit, oldest first. */
export function yearsOf(random: Random, plan: UnitPlan, first: number, count: number): readonly UnitBudget[] {
  const years = [firstYear(random, plan, first)];
  while (years.length < count) years.push(nextYear(random, plan, years.at(-1)!));
  return years;
}

/** The budget of one unit for one year, with the year before where there is one. */
export function unitBudget(department: Department, years: readonly UnitBudget[], year: number): Budget {
  return budgetOf('unit', department, [years], year);
}

/** The budget of a department with all its units. */
export function departmentBudget(
  department: Department,
  units: readonly (readonly UnitBudget[])[],
  year: number,
): Budget {
  return budgetOf('department', department, units, year);
}

function budgetOf(
  level: Budget['level'],
  department: Department,
  units: readonly (readonly UnitBudget[])[],
  year: number,
): Budget {
  const of = (wanted: number): readonly UnitBudget[] =>
    units.flatMap((years) => years.filter((each) => each.year === wanted));
  const before = of(year - 1);
  const previous: Budget | null =
    before.length === units.length ? { level, year: year - 1, department, units: before, previous: null } : null;
  return { level, year, department, units: of(year), previous };
}
