import type { ChangeClaim, CompletionClaim, Figure, ShareClaim } from '../../disclosure/index.js';

/** A claim while its sentence is being read. */
export type OpenClaim = {
  subject: string;
  period: number | null;
  value: Figure | null;
  changes: ChangeClaim[];
  share: ShareClaim | null;
  completion: CompletionClaim | null;
  alsoCompleted?: CompletionClaim;
  whole: number | null;
  doubt: string | null;
  without?: Figure;
};

/** A claim of which only the name and the year are known yet. */
export function emptyClaim(subject: string, period: number | null): OpenClaim {
  return { subject, period, value: null, changes: [], share: null, completion: null, whole: null, doubt: null };
}
