import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import type { OpenClaim } from './open-claim.js';
import type { RatioBase } from './ratios.js';
import { subjectOf, type directionOf } from './vocabulary.js';

/** 逐句绑定. A sentence while its figures are bound to what they are said of, left to right. */
export type Binding = {
  readonly sentence: string;
  /** The statements of the passage so far. */
  readonly claims: OpenClaim[];
  /** How many of them stand before this sentence. */
  readonly first: number;
  /** Index of the amount before this sentence that a list would part; -1 where there is none. */
  readonly lastWhole: number;
  /** What the changes of a list are compared with, where the sentence before has said it. */
  readonly listed: Partial<ChangeClaim> | null;
  /** The statement that the next figure may go on about. */
  open: OpenClaim | null;
  /** Index of the statement whose parts are told. */
  whole: number | null;
  /** Index of the statement whose parts are told in a bracket or a list within the list, until that ends. */
  inner: number | null;
  /** Where the words before the next figure begin. */
  cursor: number;
  /** The amount that the percentage right behind it is of. */
  ratioOf: RatioBase | null;
};

/** 数字与前后文. A figure of the sentence with the words around it. */
export type Spot = {
  readonly figure: Figure;
  /** The words since the figure before it. */
  readonly between: string;
  /** Those of them behind the last mark of a clause. */
  readonly clause: string;
  /** The rest of the sentence. */
  readonly behind: string;
  /** 增减方向. Which way the words say that something changed by this figure, and what stands before that word. */
  readonly directed: ReturnType<typeof directionOf>;
  /** True where the figure is what a difference told right behind it is from. */
  readonly isThan: boolean;
  /** Why the figure itself is uncertain; null where it is printed whole. */
  readonly doubt: string | null;
};

/** One thing that a figure may say. True where it is that, and has been bound. */
export type Step = (binding: Binding, spot: Spot) => boolean;

/** True as long as the sentence has told nothing of its own. */
export function isFirst({ claims, first }: Binding): boolean {
  return claims.length === first;
}

/** Adds a statement to those of the passage; what follows may go on about it. */
export function openClaim(binding: Binding, claim: OpenClaim): OpenClaim {
  binding.claims.push(claim);
  binding.open = claim;
  return claim;
}

/** The name that the words before a direction give, without what they compare with. */
export function nameBefore(head: string): string {
  return subjectOf(head.replace(/(?:比|较|与|同比|同).*$/, ''));
}
