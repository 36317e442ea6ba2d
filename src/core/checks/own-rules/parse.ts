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

const WHICH: Readonly<Record<string, Which>> = { 上年: 'previous', 部门: 'department', 预算: 'budget' };

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
  const match = /^([\d.]+)(亿元|万元|千元|元|%)?$/.exec(token.text.replace(/,/g, '').replace('％', '%'));
  const digits = match?.[1] ?? '';
  if (match === null || !/^\d+(\.\d+)?$/.test(digits) || digits.length > 30) fail(token, `“${token.text}”不是数字`);
  const value = new Exact(digits);
  const unit = match[2];
  return unit === '%' ? { value: value.div(100), unit: null } : { value, unit: (unit ?? null) as MoneyUnit | null };
}

/** Groups inside groups beyond this are refused: nobody can check them by eye. */
const DEEPEST = 10;

const PLUS = new Exact(1);
const MINUS = new Exact(-1);

/** What a group of constants without figures comes to; null where a figure or a unit stands in it. */
function plainNumber(terms: readonly OwnTerm[]): Exact | null {
  return terms.every(({ reference, unit }) => reference === null && unit === null)
    ? terms.reduce((sum, { coefficient }) => sum.plus(coefficient), new Exact(0))
    : null;
}

/** A figure, a number or a group in brackets; at most one factor may hold figures or units, the others are numbers. */
function readProduct(reader: Reader, source: string, sign: Exact, depth: number): readonly OwnTerm[] {
  let coefficient = sign;
  let terms: readonly OwnTerm[] | null = null;
  let isDivisor = false;
  for (;;) {
    const token = reader.peek();
    const factor = readFactor(reader, source, depth);
    const value = plainNumber(factor);
    if (value === null && isDivisor) {
      fail(token, '不能除以表内数字，请把它乘到比较符号的另一边，如“A ≤ 60% × B”');
    }
    if (value === null && terms !== null) {
      const isOfFigures = hasFigure(terms) && hasFigure(factor);
      fail(token, isOfFigures ? '两个表内数字不能相乘，只能乘以常数' : '只能乘以不带单位的常数');
    }
    if (value === null) terms = factor;
    else if (!isDivisor) coefficient = coefficient.times(value);
    else if (value.isZero()) fail(token, '不能除以 0');
    else coefficient = coefficient.div(value);
    isDivisor = reader.is('÷');
    if (!isDivisor && !reader.is('×')) break;
    reader.next();
  }
  if (terms === null) return [{ coefficient, reference: null, unit: null }];
  return terms.map((term) => ({ ...term, coefficient: term.coefficient.times(coefficient) }));
}

function hasFigure(terms: readonly OwnTerm[]): boolean {
  return terms.some(({ reference }) => reference !== null);
}

function readFactor(reader: Reader, source: string, depth: number): readonly OwnTerm[] {
  const token = reader.peek();
  if (token.type === 'number') {
    const { value, unit } = numberOf(reader.next());
    return [{ coefficient: value, reference: null, unit }];
  }
  if (token.type === 'name') return [{ coefficient: PLUS, reference: readReference(reader, source), unit: null }];
  if (!reader.is('(')) fail(token, token.type === 'end' ? '此处应为表名或数字' : `“${token.text}”处应为表名或数字`);
  if (depth >= DEEPEST) fail(token, `括号不能超过 ${DEEPEST} 层`);
  reader.next();
  const inner = readSide(reader, source, depth + 1);
  if (!reader.is(')')) fail(reader.peek(), '缺少与“（”对应的“）”');
  reader.next();
  return inner;
}

function readSide(reader: Reader, source: string, depth = 0): readonly OwnTerm[] {
  let sign = PLUS;
  if (reader.is('-')) {
    reader.next();
    sign = MINUS;
  }
  const terms = [...readProduct(reader, source, sign, depth)];
  while (reader.is('+') || reader.is('-')) {
    sign = reader.next().text === '+' ? PLUS : MINUS;
    terms.push(...readProduct(reader, source, sign, depth));
  }
  return terms;
}

/** Words that people write for signs, longer ones first. */
const SIGN_WORDS: readonly (readonly [word: string, sign: string])[] = [
  ['小于等于', '≤'],
  ['小于或等于', '≤'],
  ['大于等于', '≥'],
  ['大于或等于', '≥'],
  ['不超过', '≤'],
  ['不大于', '≤'],
  ['不高于', '≤'],
  ['不多于', '≤'],
  ['不低于', '≥'],
  ['不少于', '≥'],
  ['不小于', '≥'],
  ['等于', '='],
  ['大于', '>'],
  ['高于', '>'],
  ['小于', '<'],
  ['低于', '<'],
];

/** A comparison written as a word: where it stands and the sign for it. */
function wordForSign(source: string): RuleMistake | null {
  if (/[=＝<＜>＞≤≦≥≧]/.test(source)) return null;
  for (const [word, sign] of SIGN_WORDS) {
    const at = source.indexOf(word);
    if (at >= 0) return { at, length: word.length, message: `第 ${at + 1} 个字处：“${word}”请写作“${sign}”。` };
  }
  return null;
}

function parse(source: string): ParseResult {
  const reader = readerOf(tokensOf(source));
  if (reader.peek().type === 'end') fail(reader.peek(), '规则为空，应写作“表名.列名 = 表名.列名 + …”');
  const left = readSide(reader, source);
  const sign = reader.next();
  const comparison = sign.type === 'sign' ? COMPARISONS[sign.text] : undefined;
  if (comparison === undefined) {
    if (sign.text === '≠') fail(sign, '请写应当成立的关系，不能写“≠”');
    if (sign.text === ')') fail(sign, '“）”前面没有与它对应的“（”');
    if (sign.text.startsWith('/'))
      fail(sign, '除以常数请写“÷”；与另一个表内数字相比的，把它乘到另一边，如“A ≤ 60% × B”');
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
    if (error instanceof Mistake) return { ok: false, mistake: wordForSign(source) ?? error.mistake };
    throw error;
  }
}
