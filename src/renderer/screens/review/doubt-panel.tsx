import type { JSX } from 'react';
import { Button } from 'antd';
import type { DoubtfulFigure } from '../../../core/checks/index.js';
import type { Cell, Table } from '../../../core/disclosure/index.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { acceptDoubt, doubtOfCell, doubtsHere, goToNextDoubt } from '../../state/doubts.js';
import { doubtsWords } from '../../words/doubts.js';
import { CellCrop } from './cell-crop.js';

type Props = { readonly document: string; readonly table: Table };

/** 存疑读数. Above the grid: the selected figure beside its image, to be accepted or corrected; else how many there are. */
export function DoubtPanel({ document, table }: Props): JSX.Element | null {
  const desk = useDesk();
  const doubts = useDeskState(doubtsHere);
  const here = useDeskState((state) => doubtOfCell(state, doubtsHere(state)));
  if (doubts.length === 0) return null;
  const open = doubts.filter(({ confirmedBy }) => confirmedBy.length === 0).length;
  const cell = here === null ? undefined : table.rows[here.row]?.cells[here.column];
  const count = doubtsWords.count(open, doubts.length - open);
  return (
    <section className="desk-doubt" aria-label={doubtsWords.title} aria-live="polite" data-testid="doubt-panel">
      {here !== null && cell !== undefined && here.table === table.id ? (
        <>
          <CellCrop document={document} at={cell.at} />
          <div className="desk-doubt-says">
            <span>
              {doubtsWords.read} <Reading cell={cell} />
            </span>
            <span className="desk-soft">{verdictOf(here)}</span>
          </div>
          <span className="desk-grow" />
          <span className="desk-soft">{count}</span>
          <Button
            size="small"
            type="primary"
            title={doubtsWords.acceptTitle}
            data-testid="doubt-accept"
            onClick={() => acceptDoubt(desk)}
          >
            {doubtsWords.accept}
          </Button>
          <Button size="small" title={doubtsWords.correctTitle} onClick={() => desk.store.set({ correcting: true })}>
            {doubtsWords.correct}
          </Button>
        </>
      ) : (
        <>
          <span className="desk-soft">{doubtsWords.inDocument(count)}</span>
          <span className="desk-grow" />
        </>
      )}
      <Button size="small" title={doubtsWords.nextTitle} data-testid="doubt-next" onClick={() => goToNextDoubt(desk)}>
        {doubtsWords.next}
      </Button>
    </section>
  );
}

function verdictOf({ confirmedBy, proposal }: DoubtfulFigure): string {
  if (confirmedBy.length > 0) return doubtsWords.confirmed(confirmedBy.join('；'));
  return proposal === null ? doubtsWords.open : doubtsWords.proposed(proposal);
}

/** What was read, the characters in doubt dotted. */
function Reading({ cell: { text, doubtful = [] } }: { readonly cell: Cell }): JSX.Element {
  return (
    <strong className="desk-doubt-reading" data-testid="doubt-reading">
      {Array.from({ length: text.length }, (_, at) =>
        doubtful.includes(at) ? <mark key={at}>{text[at]}</mark> : <span key={at}>{text[at]}</span>,
      )}
    </strong>
  );
}
