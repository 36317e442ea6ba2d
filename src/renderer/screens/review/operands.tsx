import { useState, type JSX } from 'react';
import type { Evidence, Finding } from '../../../core/checks/index.js';
import { documentNames } from '../../components/document-name.js';
import { cellText, placeText, tableText } from '../../place-text.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { jumpTo } from '../../state/navigation.js';
import { words } from '../../words.js';
import { textDifference, type TextParts } from './text-difference.js';

/** Operands shown from the start; a sum of thirty lines would push the opinion out of sight. */
const SHOWN = 7;

type Part = { readonly operand: Evidence; readonly index: number };

/** The figures a finding calculates with, each leading to its place; table names stand once above their figures. */
export function Operands({ finding }: { readonly finding: Finding }): JSX.Element {
  const { evidence, arithmetic } = finding;
  // A figure of another document says whose it is.
  const home = finding.at.document;
  const documents = useDeskState((state) => state.documents);
  const [all, setAll] = useState(false);
  const parts = evidence.map((operand, index): Part => ({ operand, index }));
  const isResult = ({ operand }: Part): boolean => operand.role === 'total' || operand.role === 'stated';
  const shown = all || parts.length <= SHOWN + 1 ? parts : parts.filter((part) => part.index < SHOWN || isResult(part));
  const heading = ({ operand: { anchor } }: Part): string => {
    const other = anchor.document === home ? undefined : documents.find((one) => one.id === anchor.document);
    return [other === undefined ? '' : (documentNames(documents).get(other.id) ?? other.fileName), tableText(anchor)]
      .filter(Boolean)
      .join(' · ');
  };
  const differences = differenceOf(evidence);
  return (
    <>
      <ol className="desk-operands" aria-label={words.evidence.operands}>
        {shown.map((part, position) => {
          const above = shown[position - 1];
          const head = heading(part);
          return (
            <li key={part.index}>
              {(above === undefined || heading(above) !== head) && <div className="desk-operand-table">{head}</div>}
              <Operand
                operand={part.operand}
                head={head}
                parts={differences?.[part.index]}
                isReckoned={arithmetic !== null}
              />
            </li>
          );
        })}
      </ol>
      {shown.length < parts.length && (
        <button type="button" className="desk-link" onClick={() => setAll(true)}>
          {words.evidence.showAll(parts.length)}
        </button>
      )}
    </>
  );
}

type OperandProps = {
  readonly operand: Evidence;
  readonly head: string;
  readonly parts: TextParts | undefined;
  /** The finding is a sum or a comparison of figures. Without one a sign of equality has nothing on its left. */
  readonly isReckoned: boolean;
};

function Operand({ operand, head, parts, isReckoned }: OperandProps): JSX.Element {
  const desk = useDesk();
  return (
    <button type="button" title={placeText(operand.anchor)} onClick={() => jumpTo(desk, operand.anchor)}>
      <span className="desk-operand-sign" title={words.evidence.roles[operand.role]}>
        {words.evidence.signs[isReckoned ? operand.role : 'operand']}
      </span>
      <span className="desk-operand-place">
        <span className="desk-hidden">{head} </span>
        {cellText(operand.anchor)}
      </span>
      <span className={isFigure(operand.text) ? 'desk-operand-figure' : 'desk-operand-words'}>
        {parts === undefined ? operand.text || words.evidence.blank : <Difference parts={parts} />}
      </span>
    </button>
  );
}

/** Two texts that contradict each other stand one above the other with what differs marked. */
function differenceOf(evidence: readonly Evidence[]): readonly TextParts[] | null {
  const [first, second] = evidence;
  if (evidence.length !== 2 || first === undefined || second === undefined) return null;
  if (isFigure(first.text) || isFigure(second.text)) return null;
  const parts = textDifference(first.text, second.text);
  // Texts that have little in common are no variants of each other: marking nearly all of both tells nothing.
  const common = parts[0][0].length + parts[0][2].length;
  return common * 2 >= Math.max(first.text.length, second.text.length) ? parts : null;
}

/** A figure stands at the right edge; words need the width of the pane. */
function isFigure(text: string): boolean {
  return /^[-+\d.,%\s—]*(?:亿元|万元|千元|元)?$/.test(text);
}

function Difference({ parts }: { readonly parts: TextParts }): JSX.Element {
  return (
    <>
      {parts[0]}
      <mark>{parts[1]}</mark>
      {parts[2]}
    </>
  );
}
