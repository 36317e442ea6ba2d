import { correctionSayings } from './correction-sayings.js';
import { codeTableSayings } from './code-table-sayings.js';
import type { Exchanged } from './exchanged.js';
import { mergeSayings } from './merge-sayings.js';
import { ruleSettingSayings } from './rule-setting-sayings.js';
import { pairingSayings } from './pairing-sayings.js';
import { signOffSayings } from './sign-off-sayings.js';
import { silenceSayings } from './silence-sayings.js';

/** Hides what a body is: the engine only hands it back to its kind. */
function anyBody<Body>(exchanged: Exchanged<Body>): Exchanged<unknown> {
  // Every body the engine holds came from `read` or `list` of this very kind.
  return exchanged as Exchanged<unknown>;
}

/** What is exchanged besides notes, in the order in which it is written: what was signed comes last. */
export const EXCHANGED: readonly Exchanged<unknown>[] = [
  anyBody(codeTableSayings),
  anyBody(ruleSettingSayings),
  anyBody(correctionSayings),
  anyBody(pairingSayings),
  anyBody(silenceSayings),
  anyBody(mergeSayings),
  anyBody(signOffSayings),
];
