import { useEffect, useState } from 'react';
import type { LedgerLineView } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { ofBatchLookedAt } from '../../state/export-view.js';

/** The ledger rows as the program writes them; null until they are known. Asked again whenever a note has changed. */
export function useLedgerRows(): readonly LedgerLineView[] | null {
  const desk = useDesk();
  const notes = useDeskState((state) => state.notes);
  const chosen = useDeskState((state) => state.batches.chosen);
  const [rows, setRows] = useState<readonly LedgerLineView[] | null>(null);
  useEffect(() => {
    if (notes.length === 0) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const { documents } = ofBatchLookedAt(desk);
      const answer = await desk.ask('exports.ledger', { ...(documents && { documents }) });
      if (current && answer !== null) setRows(answer);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, notes, chosen]);
  return rows;
}
