import type { Measure, TableKind } from '../../disclosure/index.js';
import type { WhenBlank } from '../relation.js';

/**
 * 行内合计. A declared identity between the columns of one row: `whole` = Σ `parts`. The first listed alternative of
 * parts whose required columns exist is used.
 */
export type RowSum = {
  readonly kinds: readonly TableKind[];
  readonly whole: Measure;
  /** Columns that must exist for the identity to be stated. */
  readonly required: readonly Measure[];
  /** Columns that take part where they exist, and are no 其中 columns. */
  readonly optional?: readonly Measure[];
  /** The identity is stated only in tables without these columns (they are a nearer level of the same whole). */
  readonly without?: readonly Measure[];
  readonly whenPartsBlank?: WhenBlank;
  readonly whenStatedBlank?: WhenBlank;
  /** Stated only where the whole is the 小计 of a heading that covers parts. */
  readonly grouped?: true;
  /** Kept by SUM-FISCAL-SPLIT, SUM-3P and others that list the same sums under their own name. */
  readonly rule: 'SUM-ROW' | 'SUM-FISCAL-SPLIT' | 'SUM-3P';
};

const FUNDS_CURRENT: readonly Measure[] = [
  'current.general-public',
  'current.government-fund',
  'current.state-capital',
  'current.fiscal',
  'current.fiscal-account',
  'current.unit-funds',
  'current.business',
  'current.operating',
  'current.superior-subsidy',
  'current.subordinate-remittance',
  'current.other',
];

const FUNDS_CARRIED: readonly Measure[] = [
  'carry.general-public',
  'carry.government-fund',
  'carry.state-capital',
  'carry.fiscal-account',
  'carry.unit-funds',
];

const SPENDING_KINDS: readonly TableKind[] = [
  // Columns are named by their headings, whatever the table: a region's own table adds up across as well.
  'other',
  'expenditure',
  'general-public-expenditure',
  'government-fund',
  'state-capital',
  'income-expenditure-overview',
  'fiscal-appropriation-overview',
];

/** Every row sum the program knows. New table forms are added here, not in code. */
export const ROW_SUMS: readonly RowSum[] = [
  {
    rule: 'SUM-ROW',
    kinds: SPENDING_KINDS,
    whole: 'total',
    required: ['basic', 'project'],
    optional: ['business', 'remit-up', 'subsidise-down'],
    without: ['reserve'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['expenditure'],
    whole: 'total',
    required: ['basic', 'project', 'reserve'],
    optional: ['business', 'remit-up', 'subsidise-down', 'carry-out'],
  },
  {
    rule: 'SUM-ROW',
    kinds: [...SPENDING_KINDS, 'general-public-basic'],
    whole: 'basic',
    required: ['basic.personnel', 'basic.public'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['general-public-basic'],
    whole: 'total',
    required: ['basic.personnel', 'basic.public'],
    without: ['basic'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['expenditure', 'general-public-expenditure', 'government-fund', 'state-capital'],
    whole: 'total',
    required: ['basic.personnel', 'basic.public', 'project'],
    without: ['basic'],
  },
  { rule: 'SUM-ROW', kinds: ['income'], whole: 'total', required: ['current', 'carry'] },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'current',
    required: [],
    optional: FUNDS_CURRENT,
  },
  { rule: 'SUM-ROW', kinds: ['income', 'project-expenditure'], whole: 'carry', required: [], optional: FUNDS_CARRIED },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'total',
    required: [],
    optional: [...FUNDS_CURRENT, ...FUNDS_CARRIED],
    without: ['current', 'carry'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['income'],
    whole: 'total',
    required: ['carry'],
    optional: FUNDS_CURRENT,
    without: ['current'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'current.fiscal',
    required: [],
    optional: ['current.general-public', 'current.government-fund', 'current.state-capital'],
    grouped: true,
  },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'current.unit-funds',
    required: [],
    optional: [
      'current.business',
      'current.operating',
      'current.superior-subsidy',
      'current.subordinate-remittance',
      'current.other',
    ],
    grouped: true,
  },
  {
    rule: 'SUM-FISCAL-SPLIT',
    kinds: ['fiscal-appropriation-overview'],
    whole: 'total',
    required: ['fund.general-public', 'fund.government-fund'],
    optional: ['fund.state-capital', 'carry'],
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'total',
    required: ['three-public'],
    optional: ['meeting', 'training'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public',
    required: ['three-public.abroad', 'three-public.reception', 'three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public',
    required: [
      'three-public.abroad',
      'three-public.reception',
      'three-public.car.purchase',
      'three-public.car.running',
    ],
    without: ['three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public.car',
    required: ['three-public.car.purchase', 'three-public.car.running'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public.car.running',
    required: ['three-public.car.running.fuel', 'three-public.car.running.repair'],
    optional: ['three-public.car.running.insurance', 'three-public.car.running.other'],
    whenPartsBlank: 'notice',
  },
  // Final accounts print 预算数 beside 决算数, with the same parts.
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public',
    required: ['budgeted.three-public.abroad', 'budgeted.three-public.reception', 'budgeted.three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public',
    required: [
      'budgeted.three-public.abroad',
      'budgeted.three-public.reception',
      'budgeted.three-public.car.purchase',
      'budgeted.three-public.car.running',
    ],
    without: ['budgeted.three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public.car',
    required: ['budgeted.three-public.car.purchase', 'budgeted.three-public.car.running'],
    whenPartsBlank: 'notice',
  },
];
