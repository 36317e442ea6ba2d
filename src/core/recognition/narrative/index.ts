import type { Claim, Passage, Statement } from '../../disclosure/index.js';
import { bindSentence, UNNAMED } from './bind.js';
import type { OpenClaim } from './open-claim.js';
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
    let before = '';
    let among: string | null = null;
    let isExplaining = false;
    for (const sentence of sentencesOf(passage)) {
      const first = bound.length;
      // 「原因是：1.人员增加；2.本年增加专项80万元。」: the amounts of a reason are no statements.
      if (isExplaining && NEXT_REASON.test(sentence.text)) {
        isExplaining = /[；;]\s*$/.test(sentence.text);
        sentenceNumber += 1;
        continue;
      }
      isExplaining = REASONS.test(sentence.text);
      listedUnder = bindSentence(sentence.text, bound, listedUnder);
      namePhases(bound, first, before, sentence.text);
      among = AMONG.exec(sentence.text)?.[1]?.replace(/\s+/g, '') ?? among;
      if (among !== null) nameWholes(bound, first, among);
      if (!/[；;]\s*$/.test(sentence.text)) among = null;
      before = sentence.text;
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

/** A numbered reason that others follow, and one of these. */
const REASONS = /原因(?:是|为|如下|有)?[：:，,]?\s*(?:1|[（(](?:1|一)[）)]|一是|①)[^。]*[；;]\s*$/;
const NEXT_REASON = /^\s*(?:[2-9][.．、]|[（(][2-9二三四五六七八九][）)]|[二三四五六七八九]是|[②-⑨])/;

/** 「“三公”经费支出决算中，因公出国费…占…；公务接待费…占…」: what the shares of a list are of stands at its head. */
const AMONG = /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])?\s*([^，,。；：:]{4,44}?)中[，,：:]/;

function nameWholes(claims: readonly OpenClaim[], first: number, among: string): void {
  for (const claim of claims.slice(first)) {
    if (claim.share !== null && claim.share.of === null && claim.whole === null) {
      claim.share = { ...claim.share, of: among };
    }
  }
}

/** 「年初预算」「支出决算」: only a phase, its name stands before. */
const PHASE = /^(?:年初|全年|调整)?(?:支出)?(?:预算|决算)(?:支出)?数?$|^(?:实际|本年)支出数?$/;
/** 「公务接待费预算数为」: the subject has lost these words. */
const PLANNED = /预算数(?:为|是)?\s*$/;
const PHASED = /^(.+?)(?:支出)?(?:年初|全年|调整)?预算数?$/;

/** 「2.公务接待费。2031年预算数0.68万元」: the item's title is a sentence of its own. */
const TITLE =
  /^\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)])\s*([^。；，,：:\d]{2,20}(?:费用?|支出|收入|经费|拨款|采购|结转|结余))。\s*$/;

/**
 * Gives statements that name only their phase the name they belong to: 「某某（项）。年初预算为…，支出决算为…」 that of the sentence
 * before, 「某某支出预算为…，支出决算为…」 that of the statement before.
 */
function namePhases(claims: readonly OpenClaim[], first: number, before: string, sentence: string): void {
  const path =
    /^\s*(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])?\s*([^。；，\d]*[（(]\s*项\s*[）)])\s*[。：:]?\s*$/.exec(
      before,
    )?.[1];
  let name = path?.replace(/\s+/g, '') ?? '';
  let stated = '';
  const titled = TITLE.exec(before)?.[1]?.replace(/\s+/g, '') ?? '';
  const [opening] = claims.slice(first);
  if (titled !== '' && opening?.subject === '' && opening.value?.kind === 'money') {
    opening.subject = titled;
    if (opening.doubt === UNNAMED) opening.doubt = null;
  }
  for (const claim of claims.slice(first)) {
    if (claim.value?.kind !== 'money') continue;
    if (!PHASE.test(claim.subject)) {
      // The fund's own name ends like a phase: 「一般公共预算」.
      const isFund = /(?:一般公共|政府性基金|国有资本经营)预算$/.test(claim.subject);
      const isPlanned = PLANNED.test(sentence.slice(0, claim.value.start));
      name = isFund ? '' : (PHASED.exec(claim.subject)?.[1] ?? (isPlanned ? claim.subject : ''));
      stated = isFund ? '' : claim.subject.replace(/支出$/, '');
    } else if (name !== '') {
      claim.subject = name + claim.subject;
    } else if (stated !== '' && /^(?:年初|全年|调整)预算数?$/.test(claim.subject)) {
      claim.subject = stated + claim.subject;
    }
  }
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
