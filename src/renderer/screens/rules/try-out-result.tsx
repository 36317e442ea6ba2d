import type { JSX } from 'react';
import { Button } from 'antd';
import type { TryOut } from '../../../core/checks/index.js';
import { documentName } from '../../components/document-name.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { openDocument } from '../../state/navigation.js';
import { ownRulesWords } from '../../words/own-rules.js';

const labels = ownRulesWords.result;

type Props = {
  readonly result: TryOut;
  /** The text was changed since. */
  readonly stale: boolean;
  readonly hasDocuments: boolean;
};

/** 试运行结果. How many documents a rule would speak of, and what it would say. */
export function TryOutResult({ result, stale, hasDocuments }: Props): JSX.Element {
  const desk = useDesk();
  const documents = useDeskState((state) => state.documents);
  const nameOf = (id: string): string => {
    const found = documents.find((one) => one.id === id);
    return found === undefined ? '' : documentName(found);
  };
  return (
    <section className="desk-own-result" data-testid="rule-result" aria-label={labels.title}>
      <h4>{labels.title}</h4>
      <p role="status">
        {hasDocuments ? labels.counts(result.finding, result.pass, result.insufficient) : labels.none}
        {result.left > 0 && <strong>　{labels.left(result.left)}</strong>}
        {stale && <strong>　{labels.stale}</strong>}
      </p>
      <ul>
        {result.examples.map(({ document, state, message }) => (
          <li key={`${document} ${message}`}>
            <strong>{labels.states[state]}</strong>{' '}
            <Button
              type="link"
              size="small"
              aria-label={labels.open(nameOf(document))}
              onClick={() => openDocument(desk, document)}
            >
              {nameOf(document)}
            </Button>{' '}
            {message}
          </li>
        ))}
      </ul>
      <p className="desk-soft">
        {labels.note}
        {result.examples.length > 0 && labels.more}
      </p>
    </section>
  );
}
