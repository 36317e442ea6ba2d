export {
  budgetOf,
  CLASSIFICATION_NAMES,
  deepest,
  entriesNamed,
  hasItemsBelow,
  hasLevel,
  isFirm,
  leastOf,
  lookUp,
  pairsOf,
  renamedFrom,
} from './lookup.js';
export { bareName, isNearly, isWithin } from './names.js';
export { printedCodes, type PrintedCode } from './printed.js';
export { TABLES, type Classification, type CodeEntry, type Confidence } from './tables.js';
