import { completionsOf, type Claim, type Passage, type Statement } from '../../disclosure/index.js';
import { bindSentence } from './bind.js';
import { comparedInList } from './comparison.js';
import type { OpenClaim } from './open-claim.js';
import { placeAt, sentencesOf, type Sentence } from './passage.js';
import { isItemTitle, namePhases } from './phases.js';

export { joinSoftBreaks } from './passage.js';

/** Reads every claim of the narrative. */
export function readClaims(passages: readonly Passage[]): readonly Claim[] {
  const claims: Claim[] = [];
  let sentenceNumber = 0;
  let above = '';
  for (const passage of passages) {
    const offset = claims.length;
    const bound: OpenClaim[] = [];
    const origins: { readonly sentence: Sentence; readonly number: number }[] = [];
    let under: number | null = null;
    // The name of an item may end its line: its figures stand in the next one.
    let before = isItemTitle(above) ? above : '';
    // What has been read since the last full stop.
    let stretch = '';
    let among: string | null = null;
    let isExplaining = false;
    for (const sentence of sentencesOf(passage)) {
      const first = bound.length;
      // 「原因是：1.人员增加；2.本年增加专项80万元。」: the amounts of a reason are no statements.
      if (isExplaining && NEXT_REASON.test(sentence.text)) {
        isExplaining = GOES_ON.test(sentence.text);
        sentenceNumber += 1;
        continue;
      }
      isExplaining = REASONS.test(sentence.text);
      // 「其中：A 6万元。主要原因是人员增加；B 4万元」: a reason interrupts a list, and its semicolon takes it up again.
      const listedUnder = GOES_ON.test(before) || INTERRUPTS.test(sentence.text) ? under : null;
      const listed = comparedInList(before, stretch, sentence.text);
      under = bindSentence(sentence.text, bound, listedUnder, listed, before);
      namePhases(bound, first, before, sentence.text);
      among = AMONG.exec(sentence.text)?.[1]?.replace(/\s+/g, '') ?? among;
      if (among !== null) nameWholes(bound, first, among);
      if (!GOES_ON.test(sentence.text)) among = null;
      before = sentence.text;
      above = sentence.text;
      stretch = GOES_ON.test(sentence.text) ? stretch + sentence.text : '';
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

/** A sentence that goes on behind its semicolon. */
const GOES_ON = /[；;]\s*$/;
/** 「主要原因是：…；」 alone, behind a full stop. */
const INTERRUPTS = /^\s*(?:增加|减少|增长|下降|增减|变动|变化)?的?(?:主要)?原因[^。\d]*[；;]\s*$/;
/** A numbered reason that others follow, and one of these. */
const REASONS = /原因(?:是|为|如下|有)?[：:，,]?\s*(?:1|[（(](?:1|一)[）)]|一是|①)[^。]*[；;]\s*$/;
const NEXT_REASON = /^\s*(?:[2-9][.．、]|[（(][2-9二三四五六七八九][）)]|[二三四五六七八九]是|[②-⑨])/;

/** 「“三公”经费支出决算中，因公出国费…占…；公务接待费…占…」: what the shares of a list are of stands at its head. */
const AMONG =
  /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])?\s*((?:(?!\d万?元)[^，,。；：:]){4,44}?|收入|支出|资产|负债|经费)中[，,：:]/;

function nameWholes(claims: readonly OpenClaim[], first: number, among: string): void {
  for (const claim of claims.slice(first)) {
    if (claim.share !== null && claim.share.of === null && claim.whole === null) {
      claim.share = { ...claim.share, of: among };
    }
  }
}

/** The flat list of statements that `gouji extract --json` prints. */
export function statementsOf(claims: readonly Claim[]): readonly Statement[] {
  return claims.flatMap((claim) => {
    const common = { subject: claim.subject, quote: claim.quote, section: claim.section, at: claim.at };
    const statements: Statement[] = [];
    const push = (type: Statement['type'], value: string, unit: string): number =>
      statements.push({ ...common, type, value, unit });
    if (claim.value !== null) push('amount', claim.value.amount.value, claim.value.unitText);
    if (claim.share !== null) push('share', claim.share.figure.amount.value, '%');
    for (const completion of completionsOf(claim)) push('completion', completion.figure.amount.value, '%');
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
