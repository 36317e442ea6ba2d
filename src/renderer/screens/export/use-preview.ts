import { useEffect, useState } from 'react';
import type { ExportChoice, PrintedReport } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';

/** `undefined`: being made; null: it could not be made, and a message says why. */
type Preview = PrintedReport | null | undefined;

/** What an export holds, asked again whenever the workspace has changed. `choice` null asks nothing. */
export function usePreview(choice: ExportChoice | null): Preview {
  const desk = useDesk();
  const generation = useDeskState((state) => state.generation);
  const asked = JSON.stringify(choice);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly report: PrintedReport | null } | null>(null);
  useEffect(() => {
    const wanted = JSON.parse(asked) as ExportChoice | null;
    if (wanted === null) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const report = await desk.ask('exports.preview', wanted);
      if (current) setAnswer({ asked, report });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, asked, generation]);
  return answer?.asked === asked ? answer.report : undefined;
}
