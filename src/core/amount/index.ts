export { Exact, tenTo, ZERO } from './decimal.js';
export { convert, parseMoneyUnit, powerOf, type MoneyUnit } from './money-unit.js';
export {
  decimalIn,
  decimalOf,
  formatDecimal,
  isLostFigure,
  LOST_FIGURES,
  readAmount,
  type Amount,
  type Reading,
} from './amount.js';
export {
  add,
  boundsOf,
  contains,
  divide,
  intervalOf,
  isExactToFen,
  meets,
  negate,
  point,
  scale,
  stepOf,
  subtract,
  sum,
  type Interval,
  type Printing,
} from './interval.js';
