import { useEffect, useState, type JSX } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { PrintedReport } from '../../../shared/desk-api.js';
import { Paper } from './paper.js';

/** The whole report beside the page, made the moment something prints: by the button, by Ctrl+P or into a PDF. */
export function PrintCopy({ report }: { readonly report: PrintedReport }): JSX.Element | null {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  if (!printing) return null;
  return createPortal(
    <div className="desk-print">
      <Paper report={report} whole />
    </div>,
    document.body,
  );
}
