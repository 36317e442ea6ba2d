export { bookOf, bookWith, isFirm, renamedUpTo, SHIPPED, type CodeBook } from './book.js';
export {
  budgetOf,
  CLASSIFICATION_NAMES,
  deepest,
  entriesNamed,
  hasItemsBelow,
  hasLevel,
  leastOf,
  lookUp,
  pairsOf,
  renamedFrom,
} from './lookup.js';
export { bareName, isNearly, isWithin } from './names.js';
export { readOwnCodes, type CodeLine } from './own-codes.js';
export { printedCodes, type PrintedCode } from './printed.js';
export {
  TABLES,
  type Classification,
  type CodeEntry,
  type Confidence,
  type MainItems,
  type OwnCodes,
} from './tables.js';
