import type { Claim, Passage, Statement } from '../../disclosure/index.js';
import { bindSentence, type OpenClaim } from './bind.js';
import { placeAt, sentencesOf, type Sentence } from './passage.js';

export { joinSoftBreaks } from './passage.js';

/** Reads every claim of the narrative. */
export function readClaims(passages: readonly Passage[]): readonly Claim[] {
  const claims: Claim[] = [];
  let sentenceNumber = 0;
  for (const passage of passages) {
    const offset = claims.length;
    const bound: OpenClaim[] = [];
    const origins: { readonly sentence: Sentence; readonly number: number }[] = [];
    let listedUnder: number | null = null;
    for (const sentence of sentencesOf(passage)) {
      listedUnder = bindSentence(sentence.text, bound, listedUnder);
      while (origins.length < bound.length) origins.push({ sentence, number: sentenceNumber });
      sentenceNumber += 1;
    }
    bound.forEach((open, index) => {
      const origin = origins[index];
      if (origin === undefined) return;
      claims.push({
        ...open,
        whole: open.whole === null ? null : open.whole + offset,
        quote: origin.sentence.text.trim(),
        sentence: origin.number,
        section: passage.section,
        at: placeAt(passage, origin.sentence.start + (open.value?.start ?? 0)),
      });
    });
  }
  return claims;
}

/** The contract's flat list of statements. */
export function statementsOf(claims: readonly Claim[]): readonly Statement[] {
  return claims.flatMap((claim) => {
    const common = { subject: claim.subject, quote: claim.quote, section: claim.section, at: claim.at };
    const statements: Statement[] = [];
    const push = (type: Statement['type'], value: string, unit: string): number =>
      statements.push({ ...common, type, value, unit });
    if (claim.value !== null) push('amount', claim.value.amount.value, claim.value.unitText);
    if (claim.share !== null) push('share', claim.share.figure.amount.value, '%');
    if (claim.completion !== null) push('completion', claim.completion.figure.amount.value, '%');
    for (const change of claim.changes) {
      if (change.flat) push('flat', '0', '');
      if (change.delta !== null) {
        push('change', signed(change.delta.amount.value, change.deltaDirection), change.delta.unitText);
      }
      if (change.rate !== null) push('rate', signed(change.rate.amount.value, change.rateDirection), '%');
    }
    return statements;
  });
}

function signed(value: string, direction: string | null): string {
  return direction === 'down' && !value.startsWith('-') && !/^0(?:\.0*)?$/.test(value) ? `-${value}` : value;
}
