import type { Note } from './note.js';

/** What a second look is about: the words and the decision of a note. 整改 goes on after the review and is no part of it. */
type Seen = Pick<Note, 'state' | 'severity' | 'text' | 'suggestion' | 'basis' | 'rejectReason'>;

/** 复核. The last second look at a note. */
export type SecondLook = {
  /** `confirmed` 确认, `returned` 退回. */
  readonly outcome: 'confirmed' | 'returned';
  /** Why it was returned; "" where it was confirmed without a word. */
  readonly reason: string;
  readonly reviewer: string;
  /** Who looked had written the note or changed it: to be shown, not to be hidden. */
  readonly own: boolean;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** The note still says what it said then. A changed note waits for another look. */
  readonly holds: boolean;
};

/** 签发. The word that closes the review of one version of a document, or opens it again. */
export type SignOff = {
  readonly state: 'signed' | 'unlocked';
  /** Who signed or unlocked last. */
  readonly reviewer: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Why it was unlocked; "" where it is signed. */
  readonly reason: string;
  /** Notes that nobody had looked at a second time when it was signed. */
  readonly unconfirmed: number;
  /** Rises with every signing and unlocking. */
  readonly revision: number;
};

/** 审核状态, from 待审 to 已签发. `returned`: the second look has sent something back. */
export type ReviewState = 'waiting' | 'first-review' | 'returned' | 'first-reviewed' | 'second-reviewed' | 'signed';

/** How far the review of a document is: what still stands between it and the signature. */
export type ReviewCounts = {
  /** Findings to be decided, and how many are adopted or rejected. */
  readonly total: number;
  readonly decided: number;
  /** Notes that are not withdrawn. */
  readonly notes: number;
  /** Remarks on no finding that are left for later. */
  readonly later: number;
  readonly confirmed: number;
  readonly returned: number;
};

/** What a note says, as it is kept with a second look at it. */
export function seenOf({ state, severity, text, suggestion, basis, rejectReason }: Note): string {
  return JSON.stringify({ state, severity, text, suggestion, basis, rejectReason } satisfies Seen);
}

/** Counts the notes of a document with the second looks at them. The parts of a merged note are looked at with it. */
export function countLooks(
  notes: readonly { readonly note: Note; readonly look?: SecondLook }[],
): Omit<ReviewCounts, 'total' | 'decided'> {
  const live = notes.filter(({ note }) => note.state !== 'withdrawn' && note.mergedInto === undefined);
  const ofOutcome = (outcome: SecondLook['outcome']): number =>
    live.filter(({ look }) => look?.holds === true && look.outcome === outcome).length;
  return {
    notes: live.length,
    later: live.filter(({ note }) => note.finding === null && note.state === 'later').length,
    confirmed: ofOutcome('confirmed'),
    returned: ofOutcome('returned'),
  };
}

/** State of the review. A document on which nobody has said a word waits, also where nothing was found. */
export function reviewState(counts: ReviewCounts, isSigned: boolean): ReviewState {
  const { total, decided, notes, later, confirmed, returned } = counts;
  if (isSigned) return 'signed';
  if (returned > 0) return 'returned';
  if (notes === 0) return 'waiting';
  if (decided < total || later > 0 || total === 0) {
    return total === 0 && later === 0 && confirmed === notes ? 'second-reviewed' : 'first-review';
  }
  return confirmed === notes ? 'second-reviewed' : 'first-reviewed';
}
