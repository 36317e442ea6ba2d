import type { AcrossRule, Rule } from './outcome.js';
import { CODE_RULES } from './rules/codes-rules.js';
import { numberCell } from './rules/cells.js';
import { sumColumn, sumHierarchy, sumProcurement } from './rules/column-sums.js';
import { basicThreeWays, economicByCode, personOrPublic } from './rules/cross-basic.js';
import { departmentPerformance, purchasedServices } from './rules/cross-declared.js';
import { classByClass, expenditureGeneral, expenditureTotal, fiscalClass } from './rules/cross-expenditure.js';
import { fiscalDetail } from './rules/cross-fiscal-detail.js';
import { fundEmpty, incomeExpenditure, incomeTotal } from './rules/cross-income.js';
import { partsAgree } from './rules/cross-parts.js';
import { projectPerformance, projectTotal } from './rules/cross-project.js';
import { threePublicEconomic } from './rules/cross-three-public.js';
import { sumDuplicate } from './rules/duplicates.js';
import { contentsEntries } from './rules/contents-entries.js';
import { carryExplained } from './rules/cross-carry.js';
import { threePublicCounts } from './rules/disclosure-final.js';
import { timely } from './rules/disclosure-timely.js';
import { zeroTables } from './rules/disclosure-zero-tables.js';
import { documentTraces } from './rules/document-traces.js';
import { moneyUnits } from './rules/money-units.js';
import { personsConcerned } from './rules/personal-subjects.js';
import { sumAsset } from './rules/asset-counts.js';
import { sumFinalFlow } from './rules/final-accounts.js';
import { CROSS_TEXT_RULES } from './rules/cross-text.js';
import { NARRATIVE_RULES } from './rules/narrative-rules.js';
import { sumBalance, sumCurrent, sumTotal } from './rules/overview.js';
import { unitTable } from './rules/roll-up.js';
import { PERSONAL_DATA_RULES } from './rules/personal-data.js';
import { sumFiscalSplit, sumRow } from './rules/row-sums.js';
import { SECRECY_RULES } from './rules/secrecy.js';
import { PERFORMANCE_RULES } from './rules/performance-rules.js';
import { storedValues } from './rules/stored-values.js';
import { sumSubset } from './rules/subsets.js';
import { totalRows } from './rules/total-rows.js';
import { informationCopied, sumInformation } from './rules/running-information.js';
import { informationTold } from './rules/running-information-text.js';
import { sumThreePublic } from './rules/three-public.js';
import { tableChanges } from './rules/table-changes.js';
import { UNITS_ACROSS_RULES, UNITS_RULES } from './rules/units-rules.js';
import { YEARS_RULES } from './rules/years-rules.js';
import { WORDING_RULES } from './rules/wording-rules.js';
import { DISCLOSURE_RULES } from './rules/disclosure-rules.js';
import { TEXT_RULES } from './rules/text-rules.js';
import { NEAR_REPEAT_RULES } from './rules/near-repeats.js';

/** Every rule that needs one document, in the order in which the catalogue and the findings list them. */
export const RULES: readonly Rule[] = [
  numberCell,
  moneyUnits,
  sumRow,
  sumColumn,
  sumHierarchy,
  sumBalance,
  sumCurrent,
  sumTotal,
  sumFinalFlow,
  sumThreePublic,
  sumInformation,
  sumFiscalSplit,
  sumProcurement,
  tableChanges,
  sumAsset,
  sumSubset,
  sumDuplicate,
  totalRows,
  incomeTotal,
  expenditureTotal,
  classByClass,
  incomeExpenditure,
  fiscalClass,
  expenditureGeneral,
  fiscalDetail,
  basicThreeWays,
  economicByCode,
  personOrPublic,
  projectTotal,
  projectPerformance,
  threePublicEconomic,
  informationCopied,
  informationTold,
  purchasedServices,
  departmentPerformance,
  fundEmpty,
  partsAgree,
  ...CROSS_TEXT_RULES,
  carryExplained,
  unitTable,
  ...NARRATIVE_RULES,
  ...CODE_RULES,
  ...PERFORMANCE_RULES,
  ...UNITS_RULES,
  ...WORDING_RULES,
  ...PERSONAL_DATA_RULES,
  personsConcerned,
  documentTraces,
  ...SECRECY_RULES,
  ...DISCLOSURE_RULES,
  zeroTables,
  threePublicCounts,
  timely,
  ...TEXT_RULES,
  contentsEntries,
  ...NEAR_REPEAT_RULES,
  storedValues,
];

/** Rules between documents. */
export const ACROSS_RULES: readonly AcrossRule[] = [...YEARS_RULES, ...UNITS_ACROSS_RULES];
