import type { Profile, Stage, TableKind } from '../../disclosure/index.js';

/** What of a document's profile tells where it belongs. */
type Whereabouts = Pick<Profile, 'region' | 'unitName'>;

/**
 * 地区口径. What a region publishes beyond the national minimum. Typed data rather than files:
 * the core reads no files, and a profile that does not compile cannot be shipped.
 */
export type RegionProfile = {
  readonly id: string;
  /** Chinese name, for messages. */
  readonly name: string;
  /** Words at the beginning of a unit's full name that place it in the region. Empty: every other unit. */
  readonly names: readonly string[];
  /** Kinds this region publishes as well. Missing ones are doubts, where the region is certain. */
  readonly alsoBudget: readonly TableKind[];
  readonly alsoFinal: readonly TableKind[];
};

/** 143号: the eight tables every budget has. */
const NATIONAL_BUDGET: readonly TableKind[] = [
  'income-expenditure-overview',
  'income',
  'expenditure',
  'fiscal-appropriation-overview',
  'general-public-expenditure',
  'general-public-basic',
  'three-public',
  'government-fund',
];

/** The tables of final accounts are the same eight kinds with the figures of the accounts. */
const NATIONAL_FINAL: readonly TableKind[] = NATIONAL_BUDGET;

const NATIONAL: RegionProfile = {
  id: 'national-min',
  name: '全国最低要求',
  names: [],
  alsoBudget: [],
  alsoFinal: [],
};

const REGIONS: readonly RegionProfile[] = [
  {
    id: 'beijing',
    name: '北京市',
    names: ['北京'],
    alsoBudget: ['procurement', 'state-capital', 'purchased-services', 'project-performance'],
    alsoFinal: ['state-capital'],
  },
  {
    id: 'shanghai',
    name: '上海市',
    names: ['上海'],
    alsoBudget: ['state-capital'],
    alsoFinal: ['state-capital'],
  },
  {
    id: 'hubei',
    name: '湖北省',
    names: ['湖北'],
    alsoBudget: ['state-capital', 'project-expenditure'],
    alsoFinal: ['state-capital'],
  },
];

/** Every profile, the national minimum first, for whoever offers a choice. */
export function regionProfiles(): readonly Pick<RegionProfile, 'id' | 'name'>[] {
  return [NATIONAL, ...REGIONS].map(({ id, name }) => ({ id, name }));
}

/** What each profile asks for, the national minimum first. A kind every region publishes is not named twice. */
export function regionRequirements(): readonly RegionProfile[] {
  return [NATIONAL, ...REGIONS].map(({ id, name, names, alsoBudget, alsoFinal }) => ({
    id,
    name,
    names,
    alsoBudget: alsoBudget.filter((kind) => !NATIONAL_BUDGET.includes(kind)),
    alsoFinal: alsoFinal.filter((kind) => !NATIONAL_FINAL.includes(kind)),
  }));
}

/**
 * The profile the reviewer chose; without a choice that of the document's region (「湖北省/…」), read or corrected; where none
 * was found that of the region a unit's full name begins with, and the national minimum where no name says more. An id
 * that is not known counts as no choice: a newer program may have made it.
 */
export function profileOf({ region, unitName }: Whereabouts, chosen?: string): RegionProfile {
  const known = chosen === undefined ? undefined : [NATIONAL, ...REGIONS].find(({ id }) => id === chosen);
  if (known !== undefined) return known;
  const words = region.value ?? unitName.value ?? '';
  return REGIONS.find(({ names }) => names.some((name) => words.startsWith(name))) ?? NATIONAL;
}

/** Kinds that must be there (143号), whatever the region. */
export function requiredKinds(stage: Stage): readonly TableKind[] {
  return stage === 'final' ? NATIONAL_FINAL : NATIONAL_BUDGET;
}

/** Fewer recognised kinds of the required tables than this are a partial upload, not an incomplete disclosure. */
export const LEAST_KINDS = 5;
