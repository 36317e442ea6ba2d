export { changeBetween, decimalShift, isLarger, rateOf } from './change.js';
export { compositionOf, sumOf, type CompositionColumn } from './composition.js';
export { compareTables, changeOf, goalsInSheet, placeInSheet } from './table.js';
export { compareProjects } from './projects.js';
export { comparableUnits } from './units.js';
export { firstKind } from './first-kind.js';
export { alignTable, valueOf } from './sheet.js';
export type { Alignment, ComparisonColumn, ComparisonLine, ComparisonSheet, SheetFigure } from './sheet.js';
export { identityKey, type LineIdentity, type Pairing } from './pairings.js';
export type { ComparedGoals, ComparedIndicator } from './indicators.js';
export { rePair, type PairingRequest } from './re-pair.js';
export type {
  ComparableUnit,
  ComparedCell,
  ComparedProject,
  ComparisonRow,
  ComparisonSource,
  ComparisonTable,
  RowStatus,
} from './types.js';
