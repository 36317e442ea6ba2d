import { convert, decimalOf, Exact, stepOf, ZERO, type Amount } from '../amount/index.js';
import type { Cell, Claim, Disclosure } from '../disclosure/index.js';
import { gapOf } from './coverage.js';
import type { Effort } from './effort.js';
import { evaluate, printedAmount } from './evaluate.js';
import { judgeAgainstTables } from './narrative/index.js';
import type { Checked } from './outcome.js';
import type { Operand, Relation } from './relation.js';
import { boundsOfRelation, type Bounds } from './suspects-bounds.js';
import type { VerdictState } from './verdict.js';

/** 一处印出的数. A cell of a table, or a figure of a sentence. */
export type Figure =
  | { readonly type: 'cell'; readonly operand: Operand }
  | { readonly type: 'claim'; readonly document: string; readonly claim: Claim; readonly amount: Amount };

/** The object that stands for a figure in maps: every rule reaches the same cell of the same disclosure. */
export type Key = Cell | Claim;

/** Figures that are tried in place of the printed ones. */
export type Corrections = ReadonlyMap<Key, Amount>;

/** 0 agrees; 1 differs by one step of the last digit or only when cut off; 2 contradicts. */
type Level = 0 | 1 | 2;

/** 约束. One printed statement that ties figures together: a relation of a rule, or a sentence beside table cells. */
export type Constraint = {
  readonly figures: ReadonlyMap<Key, Figure>;
  readonly checked: Checked | null;
  /** The sentence that states the sum of the cells, for a constraint of the narrative. */
  readonly claim: Claim | null;
  /** How well it holds with the figures as printed. */
  readonly level: Level;
  readonly levelWith: (corrections: Corrections) => Level;
  /** Null where the constraint says nothing about the value. */
  readonly boundsOf: (key: Key, corrections: Corrections) => Bounds | null;
};

const HALF = new Exact('0.5');

function levelOf(state: VerdictState, relation: Relation): Level {
  switch (state) {
    case 'holds':
    case 'rounding':
    case 'improbable':
    case 'unstated':
    case 'no-unit':
      return 0;
    case 'last-digit':
    case 'truncation':
      return 1;
    case 'stated-blank':
    case 'parts-blank': {
      const asked = state === 'stated-blank' ? relation.whenStatedBlank : relation.whenPartsBlank;
      return asked === 'ignore' ? 0 : asked === 'notice' ? 1 : 2;
    }
    default:
      return 2;
  }
}

function amountsWith(corrections: Corrections): (operand: Operand) => Amount | null {
  return (operand) => corrections.get(operand.cell) ?? printedAmount(operand);
}

function figuresOf({ left, right }: Relation): ReadonlyMap<Key, Figure> {
  const figures = new Map<Key, Figure>();
  for (const { operand } of left) figures.set(operand.cell, { type: 'cell', operand });
  for (const { operand } of right) figures.set(operand.cell, { type: 'cell', operand });
  return figures;
}

/** The constraint of a tested relation; null where the test proved nothing. */
export function constraintOf(checked: Checked): Constraint | null {
  const { relation, verdict } = checked;
  if (gapOf(checked) !== null) {
    const isOneUnread = verdict.state === 'unread' && new Set(verdict.trouble.map(({ cell }) => cell)).size === 1;
    if (!isOneUnread) return null;
  }
  if (relation.ambiguousBecause !== undefined) return null;
  return {
    figures: figuresOf(relation),
    checked,
    claim: null,
    level: levelOf(verdict.state, relation),
    levelWith: (corrections) => levelOf(evaluate(relation, amountsWith(corrections)).state, relation),
    boundsOf: (key, corrections) => boundsOfRelation(relation, key, amountsWith(corrections)),
  };
}

function inYuan(amount: Amount): Exact {
  return convert(decimalOf(amount), amount.unit ?? '元', '元');
}

/** What the sentences say about cells of the tables, whether they agree or not. */
export function textConstraints(document: string, disclosure: Disclosure): readonly Constraint[] {
  const { claims } = disclosure;
  return judgeAgainstTables(disclosure, claims).flatMap((judgement): Constraint[] => {
    const claim = claims[judgement.claim];
    const value = claim?.value;
    if (claim === undefined || value === null || value === undefined || value.amount.unit === null) return [];
    if (judgement.result === 'unread' || judgement.cells.length === 0) return [];
    const figures = new Map<Key, Figure>([[claim, { type: 'claim', document, claim, amount: value.amount }]]);
    for (const { table, row, cell } of judgement.cells) {
      const column = table.columns[cell.column];
      if (column === undefined) return [];
      const line = row.lines.find((each) => each.lane === column.lane) ?? row.lines[0] ?? null;
      figures.set(cell, { type: 'cell', operand: { document, table, row, line, column, cell } });
    }
    const cells = judgement.cells.map(({ cell }) => cell);
    const amountOf = (cell: Cell, corrections: Corrections): Amount | null =>
      corrections.get(cell) ?? (cell.reading.state === 'number' ? cell.reading.amount : null);
    const steps = (corrections: Corrections, but: Key | null): Exact =>
      [claim, ...cells].reduce((width, key) => {
        const amount = key === but ? null : key === claim ? value.amount : amountOf(key as Cell, corrections);
        return amount === null ? width : width.plus(stepOf(amount, '元').times(HALF));
      }, ZERO);
    const total = (corrections: Corrections, but: Key | null): Exact =>
      cells.reduce((sum, cell) => {
        const amount = cell === but ? null : amountOf(cell, corrections);
        return amount === null ? sum : sum.plus(inYuan(amount));
      }, ZERO);
    const stated = (corrections: Corrections): Exact => inYuan(corrections.get(claim) ?? value.amount);
    return [
      {
        figures,
        checked: null,
        claim,
        level: judgement.result === 'pass' ? 0 : judgement.result === 'truncated' ? 1 : 2,
        levelWith: (corrections) =>
          total(corrections, null).minus(stated(corrections)).abs().lte(steps(corrections, null)) ? 0 : 2,
        boundsOf: (key, corrections) => {
          const middle = key === claim ? total(corrections, null) : stated(corrections).minus(total(corrections, key));
          const loose = steps(corrections, key);
          return { low: middle.minus(loose), middle, high: middle.plus(loose), unit: '元' };
        },
      },
    ];
  });
}

/** The same constraint, which tells how many figures it evaluates. */
export function counted(constraint: Constraint, effort: Effort): Constraint {
  const { levelWith, boundsOf, figures } = constraint;
  return {
    ...constraint,
    levelWith: (corrections) => {
      effort.spend(figures.size);
      return levelWith(corrections);
    },
    boundsOf: (key, corrections) => {
      effort.spend(figures.size);
      return boundsOf(key, corrections);
    },
  };
}

/** Constraints by the figures that take part in them. */
export type ConstraintIndex = ReadonlyMap<Key, readonly Constraint[]>;

/** Indexes every constraint, held or not. */
export function indexConstraints(constraints: readonly Constraint[]): ConstraintIndex {
  const index = new Map<Key, Constraint[]>();
  for (const constraint of constraints) {
    for (const key of constraint.figures.keys()) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [constraint]);
      else known.push(constraint);
    }
  }
  return index;
}
