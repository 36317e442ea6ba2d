import type { Severity } from '../checks/index.js';
import type { Anchor } from '../disclosure/index.js';

/** 意见状态. `open` 待办, `adopted` 采纳, `rejected` 不采纳, `later` 待核, `withdrawn` 撤回. */
export type NoteState = 'open' | 'adopted' | 'rejected' | 'later' | 'withdrawn';

/** 整改状态. */
export type Rectification = 'none' | 'in-progress' | 'done' | 'declined';

/** Why a finding was not adopted: 误报, 口径不同, 已有说明, 其他. */
export type RejectReason = 'false-alarm' | 'different-scope' | 'explained' | 'other';

/** 审核意见. A reviewer's decision or remark on a finding, a cell, a row, a sentence or the whole document. */
export type Note = {
  readonly id: string;
  /** Document the note was written on (SHA-256). */
  readonly document: string;
  /** Finding it decides, or null for a remark of the reviewer's own. */
  readonly finding: string | null;
  readonly anchor: Anchor;
  readonly state: NoteState;
  readonly severity: Severity;
  /** 问题描述. */
  readonly text: string;
  /** 整改建议. */
  readonly suggestion: string;
  /** 依据. */
  readonly basis: string;
  readonly rejectReason: RejectReason | null;
  readonly rectification: Rectification;
  /** 合并: the note this one is part of; left out where it stands for itself. A part is decided as the whole is. */
  readonly mergedInto?: string;
  readonly author: string;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Rises with every change; a save must name the revision it was made on. */
  readonly revision: number;
};

/** What becomes of a note when a newer version of its document is imported. */
export type NotePlacement = 'same' | 'value-changed' | 'orphan';

/** Where a note stands in a newer version of its document. */
export type Placed = {
  readonly placement: NotePlacement;
  /** The place in the newer version; null for an orphan. */
  readonly anchor: Anchor | null;
  /** For an orphan: places it may have meant, likeliest first. The reviewer chooses; nothing is moved silently. */
  readonly candidates: readonly Anchor[];
};
