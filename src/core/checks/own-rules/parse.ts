import { Exact, type MoneyUnit } from '../../amount/index.js';
import { kindOf, nearestName, PREFIXES, tableNames } from './names.js';
import type { Comparison, OwnTerm, ParseResult, Reference, RuleMistake, Which } from './rule.js';
import { tokensOf, type Token } from './tokens.js';

/** Longer rules are refused: nobody can check them by eye. */
const LONGEST_RULE = 2000;

const COMPARISONS: Readonly<Record<string, Comparison>> = { '=': '=', '≤': '≤', '≥': '≥', '<': '<', '>': '>' };

/** A mistake on its way out of the parser. */
class Mistake extends Error {
  readonly mistake: RuleMistake;

  constructor(mistake: RuleMistake) {
    super(mistake.message);
    this.mistake = mistake;
  }
}

function fail(token: Token, message: string): never {
  const place = token.type === 'end' ? '末尾' : `第 ${token.at + 1} 个字`;
  throw new Mistake({ at: token.at, length: token.text.length, message: `${place}处：${message}。` });
}

function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === null ? '' : `，最接近的是“${nearest}”`;
}

const WHICH: Readonly<Record<string, Which>> = { 上年: 'previous', 部门: 'department' };

/** Reads tokens one after the other. */
type Reader = { readonly peek: () => Token; readonly next: () => Token; readonly is: (text: string) => boolean };

function readerOf(tokens: readonly Token[]): Reader {
  let position = 0;
  const end: Token = { type: 'end', text: '', at: tokens.at(-1)?.at ?? 0 };
  const peek = (): Token => tokens[position] ?? end;
  return {
    peek,
    next: () => {
      const token = peek();
      position += 1;
      return token;
    },
    is: (text) => peek().type === 'sign' && peek().text === text,
  };
}

function readReference(reader: Reader, source: string): Reference {
  const start = reader.next();
  let name = start;
  let which: Which = 'this';
  const prefix = WHICH[name.text];
  if (prefix !== undefined) {
    which = prefix;
    if (!reader.is('.')) fail(reader.peek(), `“${name.text}”后面应为“.”和表名`);
    reader.next();
    name = reader.next();
    if (name.type !== 'name') fail(name, `“${start.text}.”后面应为表名`);
  }
  const kind = kindOf(name.text);
  if (kind === null) {
    fail(name, `没有名为“${name.text}”的表${suggestion(name.text, [...tableNames(), ...PREFIXES])}`);
  }
  let row: string | null = null;
  if (reader.peek().type === 'row') {
    const token = reader.next();
    row = token.text.trim();
    if (row === '') fail(token, '方括号内应为行的名称或科目编码');
  }
  if (!reader.is('.')) fail(reader.peek(), `“${name.text}”后面应为“.”和列名，如“${name.text}.合计”`);
  reader.next();
  const column = reader.next();
  if (column.type !== 'name') fail(column, '“.”后面应为列名');
  const text = source.slice(start.at, column.at + column.text.length);
  return { which, kind, row, column: column.text, text };
}

function numberOf(token: Token): { readonly value: Exact; readonly unit: MoneyUnit | null } {
  const match = /^([\d.]+)(亿元|万元|千元|元|%)?$/.exec(token.text.replace(/,/g, ''));
  const digits = match?.[1] ?? '';
  if (match === null || !/^\d+(\.\d+)?$/.test(digits) || digits.length > 30) fail(token, `“${token.text}”不是数字`);
  const value = new Exact(digits);
  const unit = match[2];
  return unit === '%' ? { value: value.div(100), unit: null } : { value, unit: (unit ?? null) as MoneyUnit | null };
}

/** A figure, a number, or a number times a figure in either order. */
function readTerm(reader: Reader, source: string, sign: Exact): OwnTerm {
  let coefficient = sign;
  let reference: Reference | null = null;
  let unit: MoneyUnit | null = null;
  let hasNumber = false;
  for (;;) {
    const token = reader.peek();
    if (token.type === 'number') {
      const read = numberOf(reader.next());
      coefficient = coefficient.times(read.value);
      unit = read.unit ?? unit;
      hasNumber = true;
    } else if (token.type === 'name') {
      if (reference !== null) fail(token, '两个表内数字不能相乘，只能乘以常数');
      reference = readReference(reader, source);
    } else fail(token, token.type === 'end' ? '此处应为表名或数字' : `“${token.text}”处应为表名或数字`);
    if (!reader.is('×')) break;
    reader.next();
  }
  if (reference !== null && hasNumber && unit !== null) {
    fail(reader.peek(), `“${reference.text}”只能乘以不带单位的常数`);
  }
  return { coefficient, reference, unit };
}

const PLUS = new Exact(1);
const MINUS = new Exact(-1);

function readSide(reader: Reader, source: string): readonly OwnTerm[] {
  let sign = PLUS;
  if (reader.is('-')) {
    reader.next();
    sign = MINUS;
  }
  const terms = [readTerm(reader, source, sign)];
  while (reader.is('+') || reader.is('-')) {
    sign = reader.next().text === '+' ? PLUS : MINUS;
    terms.push(readTerm(reader, source, sign));
  }
  return terms;
}

function parse(source: string): ParseResult {
  const reader = readerOf(tokensOf(source));
  if (reader.peek().type === 'end') fail(reader.peek(), '规则为空，应写作“表名.列名 = 表名.列名 + …”');
  const left = readSide(reader, source);
  const sign = reader.next();
  const comparison = sign.type === 'sign' ? COMPARISONS[sign.text] : undefined;
  if (comparison === undefined) {
    const seen = sign.type === 'end' ? '' : `，此处为“${sign.text}”`;
    fail(sign, `此处应为“=”“≤”“≥”“<”“>”“+”或“-”${seen}`);
  }
  const right = readSide(reader, source);
  const rest = reader.peek();
  if (rest.type !== 'end') {
    const again = rest.type === 'sign' && COMPARISONS[rest.text] !== undefined;
    fail(rest, again ? '一条规则只能有一个比较符号，请拆成两条' : `“${rest.text}”前面应为“+”或“-”`);
  }
  if ([...left, ...right].every((term) => term.reference === null)) {
    return {
      ok: false,
      mistake: { at: 0, length: source.length, message: '规则中没有表内数字，应至少有一处“表名.列名”。' },
    };
  }
  return { ok: true, rule: { left, comparison, right } };
}

/** Reads a rule. Never throws: what is wrong comes back with its place and what was expected there. */
export function parseOwnRule(source: string): ParseResult {
  if (source.length > LONGEST_RULE) {
    const message = `规则超过 ${LONGEST_RULE} 个字，请拆成几条。`;
    return { ok: false, mistake: { at: LONGEST_RULE, length: source.length - LONGEST_RULE, message } };
  }
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, mistake: error.mistake };
    throw error;
  }
}
