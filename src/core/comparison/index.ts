export { compareTables } from './table.js';
export { compareProjects } from './projects.js';
export { comparableUnits } from './units.js';
export type {
  Change,
  ComparableUnit,
  ComparedCell,
  ComparedProject,
  ComparisonRow,
  ComparisonSource,
  ComparisonTable,
  MatchedBy,
  RowStatus,
} from './types.js';
