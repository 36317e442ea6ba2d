import { Exact } from '../../amount/index.js';
import type { Claim, Disclosure, Line, Row, Table } from '../../disclosure/index.js';
import { anchorOfClaim } from '../anchor.js';
import { bareName } from '../classification/index.js';
import type { TableJudgement } from '../narrative/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { statements } from '../text/matters.js';

/** A row of a table with money that a text should tell: its name and its amount as printed. */
type Named = { readonly name: string; readonly printed: string };

/** Names told in a remark; a list is as long as it is. */
const MOST_TOLD = 4;
/** A table of fewer items needs no list. */
const LEAST_ITEMS = 3;

/** What the text says, without 名词解释, thousands separators and white space. */
function saidIn(disclosure: Disclosure): string {
  return statements(disclosure)
    .filter(({ isDefinition }) => !isDefinition)
    .map(({ text }) => text.replace(/[\s,，]/g, ''))
    .join('\n');
}

function amountOf(table: Table, row: Row, line: Line): string | null {
  const column = table.columns.find(
    ({ lane, measure }) => lane === line.lane && (measure === 'total' || measure === 'amount'),
  );
  const reading = column === undefined ? undefined : row.cells[column.index]?.reading;
  if (reading?.state !== 'number' || new Exact(reading.amount.value).isZero()) return null;
  return reading.amount.text.replace(/<[^>]*>|\s+/g, '');
}

function rowsOf(table: Table, isWanted: (line: Line) => boolean): readonly Named[] {
  return table.rows.flatMap((row) =>
    row.lines.flatMap((line): readonly Named[] => {
      const printed = isWanted(line) ? amountOf(table, row, line) : null;
      return printed === null ? [] : [{ name: line.label.replace(/\s+/g, ''), printed }];
    }),
  );
}

/**
 * Rows of which the text says neither the name nor the amount. None where these are most of the rows: such a text names a few
 * of them on purpose.
 */
function untold(said: string, rows: readonly Named[]): readonly Named[] {
  const left = rows.filter(({ name, printed }) => {
    const plain = printed.replace(/,/g, '');
    const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
    return !said.includes(bareName(name)) && !said.includes(plain) && !said.includes(short);
  });
  return left.length * 2 > rows.length ? [] : left;
}

function told(rows: readonly Named[], unit: string): string {
  const words = rows.slice(0, MOST_TOLD).map(({ name, printed }) => `“${name}”${printed}${unit}`);
  return `${words.join('、')}${rows.length > MOST_TOLD ? `等 ${rows.length} 项` : ''}`;
}

/** A remark at the claim that opens the list; none where nothing is left out. `manner`: how the text lists. */
function leftOut(
  { document }: Subject,
  claim: Claim,
  rows: readonly Named[],
  { manner, topic, unit }: { readonly manner: string; readonly topic: string; readonly unit: Table['moneyUnit'] },
): readonly Remark[] {
  if (rows.length === 0) return [];
  const message = `文字说明${manner}，没有写表中的${told(rows, unit ?? '')}，请核对是否漏写。`;
  return [{ type: 'remark', severity: 'warning', at: anchorOfClaim(document, claim), evidence: [], message, topic }];
}

/** 漏写的类: the text lists 类 below the total of spending and leaves some of those with money out. */
export function untoldClasses(subject: Subject, judgements: readonly TableJudgement[]): readonly Remark[] {
  const { disclosure } = subject;
  const { claims } = disclosure;
  const passed = judgements.filter(({ result }) => result === 'pass');
  const classes = passed.filter(({ rule }) => rule === 'TEXT-CLASS');
  const first = classes.find(({ claim }) => {
    const own = claims[claim];
    const isTotal = ({ rule, claim: at }: TableJudgement): boolean =>
      rule === 'TEXT-TOTAL' &&
      at < claim &&
      claims[at]?.section === own?.section &&
      /支/.test(claims[at]?.subject ?? '');
    return own !== undefined && /[（(]类[）)]/.test(own.subject) && passed.some(isTotal);
  });
  const [cell] = first?.cells ?? [];
  const claim = first === undefined ? undefined : claims[first.claim];
  if (first === undefined || cell === undefined || claim === undefined) return [];
  const left = untold(
    saidIn(disclosure),
    rowsOf(cell.table, ({ item }) => item?.startsWith('class:') === true),
  );
  return leftOut(subject, claim, left, { manner: '按“类”列举支出', topic: '漏写的类', unit: cell.table.moneyUnit });
}

/** 漏写的项: the text lists items and leaves some of those with money out. */
export function untoldItems(subject: Subject, judgements: readonly TableJudgement[]): readonly Remark[] {
  const { disclosure } = subject;
  const first = judgements.find(({ rule, result }) => rule === 'TEXT-ITEM' && result === 'pass');
  const [cell] = first?.cells ?? [];
  const claim = first === undefined ? undefined : disclosure.claims[first.claim];
  if (cell === undefined || claim === undefined) return [];
  const rows = rowsOf(cell.table, ({ role, codes }) => role === 'detail' && (codes.function?.length ?? 0) >= 7);
  const left = rows.length < LEAST_ITEMS ? [] : untold(saidIn(disclosure), rows);
  return leftOut(subject, claim, left, { manner: '按“项”说明支出', topic: '漏写的项', unit: cell.table.moneyUnit });
}
