import { judgeNarrative } from '../../../../src/core/checks/narrative/index.js';
import { joinSoftBreaks, readClaims } from '../../../../src/core/recognition/narrative/index.js';

/** What is wrong in a text, as 「rule stated→right」; lines are paragraphs of one chapter. */
export function faults(text: string): readonly string[] {
  const passages = joinSoftBreaks(
    text.split('\n').map((line, index) => ({ type: 'paragraph', text: line, at: { line: index + 1 } })),
  );
  return judgeNarrative(readClaims(passages), passages)
    .filter(({ result }) => result === 'finding')
    .map(({ rule, actual, expected }) => `${rule} ${actual}→${expected}`);
}

/** What a text without a fault does not show of its misprints: one line for each that the rule named did not find. */
export function missed(
  text: string,
  changes: readonly (readonly [right: string, wrong: string, rule: string])[],
): readonly string[] {
  const found = (right: string, wrong: string): string => faults(text.replace(right, wrong)).join('；');
  return [
    ...faults(text).map((fault) => `without any change: ${fault}`),
    ...changes
      .filter(([right, wrong, rule]) => !text.includes(right) || !found(right, wrong).includes(rule))
      .map(([right, wrong]) => `${right} → ${wrong}: ${found(right, wrong)}`),
  ];
}
