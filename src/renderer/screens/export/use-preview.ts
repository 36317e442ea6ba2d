import { useEffect, useState } from 'react';
import type { ExportChoice, PrintedReport } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';

/** `undefined`: being made; null: it could not be made, and a message says why. */
type Preview = PrintedReport | null | undefined;

/** What an export holds, asked again whenever the workspace has changed. `choice` null asks nothing; a new `edition` asks again. */
export function usePreview(choice: ExportChoice | null, edition = 0): Preview {
  const desk = useDesk();
  const generation = useDeskState((state) => state.generation);
  const asked = JSON.stringify(choice);
  const question = JSON.stringify({ choice, generation, edition });
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly report: PrintedReport | null } | null>(null);
  useEffect(() => {
    const { choice: wanted } = JSON.parse(question) as { readonly choice: ExportChoice | null };
    if (wanted === null) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const report = await desk.ask('exports.preview', wanted);
      if (current) setAnswer({ asked: JSON.stringify(wanted), report });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, question]);
  return answer?.asked === asked ? answer.report : undefined;
}
