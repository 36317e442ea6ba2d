import type { Claim } from '../../disclosure/index.js';
import { anchorOfClaim } from '../anchor.js';
import type { Severity } from '../finding.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { evidenceOfClaim } from './narrative.js';

/** What a remark about statements says beside the place. */
export type ClaimRemark = {
  readonly severity: Severity;
  readonly message: string;
  /** Tells remarks of one rule apart; part of the stable id. */
  readonly topic: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly arithmetic?: string;
};

/** A remark at a statement of the text; the other statements that took part are its evidence. */
export function remarkAtClaim(subject: Subject, claim: Claim, others: readonly Claim[], remark: ClaimRemark): Remark {
  return {
    type: 'remark',
    at: anchorOfClaim(subject.document, claim),
    evidence: [
      evidenceOfClaim(subject.document, claim, 'stated'),
      ...others.map((other) => evidenceOfClaim(subject.document, other, 'operand')),
    ],
    ...remark,
  };
}
