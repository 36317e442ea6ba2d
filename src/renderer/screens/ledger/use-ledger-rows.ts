import { useEffect, useState } from 'react';
import type { LedgerLineView } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { documentsOfBatch } from '../../state/in-batch.js';

/** The ledger rows as the program writes them; null until they are known. Asked again whenever a note has changed. */
export function useLedgerRows(): readonly LedgerLineView[] | null {
  const desk = useDesk();
  const notes = useDeskState((state) => state.notes);
  const documents = useDeskState((state) => JSON.stringify(documentsOfBatch(state) ?? null));
  const [rows, setRows] = useState<readonly LedgerLineView[] | null>(null);
  useEffect(() => {
    if (notes.length === 0) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const chosen = JSON.parse(documents) as string[] | null;
      const answer = await desk.ask('exports.ledger', { ...(chosen && { documents: chosen }) });
      if (current && answer !== null) setRows(answer);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, notes, documents]);
  return rows;
}
