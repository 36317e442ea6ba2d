export { compareTables } from './table.js';
export { compareProjects } from './projects.js';
export { comparableUnits } from './units.js';
export type {
  ComparableUnit,
  ComparedCell,
  ComparedProject,
  ComparisonRow,
  ComparisonSource,
  ComparisonTable,
  RowStatus,
} from './types.js';
