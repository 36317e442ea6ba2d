import type { Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { fails } from '../evaluate.js';
import { passed, test, type Checked, type Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { entriesOf, isGap, isNothing, theTable, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { cellsUnder, codedLeaves, commonCodes, entriesUnder } from './cross-cells.js';
import { incompleteTables } from './incomplete.js';

/** Items of both tables that agree before the others are held to be copies as well. */
const LEAST_ALIKE = 5;
/** For each item that differs at least so many agree. */
const ALIKE_FOR_EACH = 2;

type Pair = { readonly code: string; readonly running: readonly Operand[]; readonly basic: readonly Operand[] };

const MONEY = ['basic.public', 'total', 'amount', 'other'] as const;

function pairOf(
  subject: Subject,
  code: string,
  [own, ofOwn]: readonly [Table, readonly Entry[]],
  [basic, ofBasic]: readonly [Table, readonly Entry[]],
): Pair | null {
  const running = cellsUnder(subject, own, ofOwn, ...MONEY);
  const part = cellsUnder(subject, basic, ofBasic, 'basic.public');
  const spent = part ?? cellsUnder(subject, basic, ofBasic, 'total', 'amount');
  if (running === null || spent === null || running.length === 0 || spent.length === 0) return null;
  return running.every(isNothing) && spent.every(isNothing) ? null : { code, running, basic: spent };
}

function itemPairs(subject: Subject, own: Table, basic: Table): readonly Pair[] {
  const [ofOwn, ofBasic] = [codedLeaves(own, 'economicDepartment'), codedLeaves(basic, 'economicDepartment')];
  return commonCodes(ofOwn, ofBasic).flatMap(
    (code) => pairOf(subject, code, [own, entriesUnder(ofOwn, code)], [basic, entriesUnder(ofBasic, code)]) ?? [],
  );
}

/** 类 rows above items: 「302 商品和服务支出」. */
function classRows(table: Table, code: string): readonly Entry[] {
  return entriesOf(table, 0).filter(({ line }) => line.codes.economicDepartment === code && line.role === 'subtotal');
}

function classPairs(subject: Subject, own: Table, basic: Table): readonly Pair[] {
  const codes = new Set(entriesOf(own, 0).flatMap(({ line }) => line.codes.economicDepartment?.slice(0, 3) ?? []));
  return [...codes].flatMap((code) => {
    const [ofOwn, ofBasic] = [classRows(own, code), classRows(basic, code)];
    return ofOwn.length === 1 && ofBasic.length === 1
      ? (pairOf(subject, code, [own, ofOwn], [basic, ofBasic]) ?? [])
      : [];
  });
}

/**
 * 机关运行经费表逐科目. A table of 机关运行经费 that lists items, beside those of 基本支出. Where the classes or nearly all items
 * are the same, the two print one thing twice, and the rest is a slip. Where both differ, spending on projects may be
 * among the running costs, or units of public service among the others: then nothing is said. Empty where items cannot be paired.
 */
export function runningItems(subject: Subject, own: Table): readonly Outcome[] {
  const basic = theTable(subject, 'general-public-basic');
  if (isGap(basic) || basic === own || incompleteTables(subject, basic).length > 0) return [];
  const names = `${tableName(own)}与${tableName(basic)}`;
  const compared = ({ code, running, basic: spent }: Pair): Checked =>
    test({
      says: `科目 ${code} 在${names}中的金额应当一致（两表其余科目一致）`,
      left: running.map(plus),
      right: spent.map(plus),
      comparison: 'equal',
      tolerance: running.length === 1 && spent.length === 1 ? 'copy' : 'sum',
    });
  const items = itemPairs(subject, own, basic).map(compared);
  if (items.length === 0) return [];
  const classes = classPairs(subject, own, basic).map(compared);
  const apart = (some: readonly Checked[]): number => some.filter(({ verdict }) => fails(verdict.state)).length;
  const [lost, alike] = [apart(items), items.length - apart(items)];
  const isOneThing =
    alike >= LEAST_ALIKE &&
    (lost === 0 || (alike >= lost * ALIKE_FOR_EACH && classes.length > 0 && apart(classes) === 0));
  return isOneThing ? [...items, ...classes] : [passed(items.length)];
}
