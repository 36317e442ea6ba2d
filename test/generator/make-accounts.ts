import { spendingsOf, sumOf, type Budget, type Spending } from './budget-model.js';
import { createRandom, type Random } from './random.js';
import { inventScenario } from './scenario.js';

/** 决算. What a budget became: spent with differences, money carried in from the year before and out to the next. */
export type Accounts = {
  /** The budget as approved. */
  readonly planned: Budget;
  /** The same scope with what was spent. */
  readonly spent: Budget;
  /** 年初结转和结余 and 年末结转和结余, all of the general public budget, in fen. */
  readonly opening: bigint;
  readonly closing: bigint;
  /** The expenditure whose function received the money that was carried over. */
  readonly carrier: Spending;
  /** 支出 of the year before, in fen. */
  readonly before: { readonly total: bigint; readonly general: bigint; readonly running: bigint };
  /** 国内公务接待 and 公务用车保有量. */
  readonly receptions: { readonly batches: number; readonly guests: number };
};

function spendOf(random: Random, budget: Budget): Budget {
  const share = (each: Spending): number => {
    // 三公 stays below its budget.
    if (['30217', '30231'].includes(each.department)) return random.integer(700, 985);
    return each.nature === 'basic' ? random.integer(960, 1060) : random.integer(820, 1080);
  };
  return {
    ...budget,
    units: budget.units.map((unit) => ({
      ...unit,
      spendings: unit.spendings.map((each) => ({
        ...each,
        carried: false,
        fen: (each.fen * BigInt(share(each))) / 1000n + random.fen(0n, 99n),
      })),
    })),
  };
}

/** Final accounts of a seed: even seeds give a department, odd ones a unit. */
export function accountsOf(seed: number): Accounts {
  const money = { carryOver: false, governmentFund: seed % 3 === 0, business: seed % 5 === 0 };
  const scenario = inventScenario(seed, { money });
  const planned = seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(seed % 4 === 1 ? 0 : 1, 2026);
  const random = createRandom(seed * 31 + 7);
  const spent = spendOf(random, planned);
  const lastYear = spendingsOf(spendOf(random, planned.previous ?? planned));
  const general = (each: Spending): boolean => each.source === 'general-public';
  const opening = random.fen(2_000_000n, 90_000_000n);
  const carrier = spendingsOf(spent).find((each) => general(each) && each.nature === 'project');
  return {
    planned,
    spent,
    opening,
    closing: random.fen(1_000_000n, 60_000_000n),
    carrier: carrier ?? spendingsOf(spent)[0]!,
    before: {
      total: sumOf(lastYear),
      general: sumOf(lastYear, general),
      running: runningCost(spendOf(random, planned.previous ?? planned)),
    },
    receptions: { batches: random.integer(2, 30), guests: random.integer(31, 240) },
  };
}

/** 机关运行经费: basic public expenditure of the administrative units. */
export function runningCost(budget: Budget): bigint {
  const offices = budget.units.filter(({ unit }) => unit.kind === 'administrative');
  return sumOf(
    offices.flatMap(({ spendings }) => spendings),
    (each) => each.nature === 'basic' && each.department.startsWith('302') && each.source === 'general-public',
  );
}
