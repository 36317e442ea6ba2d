import { useState, type JSX } from 'react';
import { Modal, Segmented, Select } from 'antd';
import { EXPORT_FORMATS, type DocumentSummary, type ExportChoice, type ExportKind } from '../../../shared/desk-api.js';
import { FirstFocus } from '../../components/first-focus.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { closeExport, useExportChoice, writeExport } from '../../state/export-view.js';
import { exportWords as labels } from '../../words/exports.js';
import { Paper } from './paper.js';
import { PreviewActs } from './preview-acts.js';
import { PrintCopy } from './print-copy.js';
import { TemplateBar } from './template-bar.js';
import { usePreview } from './use-preview.js';

const KINDS = ['opinion', 'ledger', 'summary', 'check-table', 'annotated'] as const satisfies readonly ExportKind[];

/** 导出预览. Shows exactly what will be written; writes and prints it. */
export function ExportDialog(): JSX.Element | null {
  const choice = useExportChoice(useDesk());
  return choice === null ? null : <OpenDialog key={JSON.stringify(choice)} opened={choice} />;
}

function OpenDialog({ opened }: { readonly opened: ExportChoice }): JSX.Element {
  const desk = useDesk();
  const [kind, setKind] = useState<ExportKind>(opened.kind);
  // What the export was opened with, such as rows of the ledger, belongs to its kind only.
  const { notes: _notes, finding: _finding, ...general } = opened;
  const [document, setDocument] = useState<string | null>(null);
  const offered = useOfferedDocuments(opened);
  const only = document ?? offered[0]?.id;
  const choice: ExportChoice = {
    ...(kind === opened.kind ? opened : { ...general, kind }),
    ...(kind === 'annotated' && only !== undefined && { documents: [only] }),
  };
  const [edition, setEdition] = useState(0);
  const report = usePreview(choice, edition);
  const kinds: readonly ExportKind[] = KINDS.some((one) => one === opened.kind) ? KINDS : [...KINDS, opened.kind];
  return (
    <Modal
      open
      centered
      width="min(1240px, calc(100vw - 32px))"
      title={labels.title}
      className="desk-export"
      onCancel={() => closeExport(desk)}
      footer={null}
    >
      <FirstFocus />
      <div className="desk-bar desk-wrap">
        <Segmented
          aria-label={labels.kind}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: labels.kinds[value] }))}
        />
        {kind === 'annotated' && only !== undefined && (
          <Select
            aria-label={labels.document}
            className="desk-export-document"
            value={only}
            onChange={(id: string) => setDocument(id)}
            options={offered.map((one) => ({ value: one.id, label: one.fileName }))}
          />
        )}
        <span className="desk-grow" />
        <PreviewActs
          key={kind}
          formats={EXPORT_FORMATS[kind]}
          ready={Boolean(report)}
          write={(format) => void writeExport(desk, choice, format)}
        />
      </div>
      {kind === 'opinion' && <TemplateBar changed={() => setEdition(edition + 1)} />}
      <PreviewPane report={report} />
      <div className="desk-hint">{labels.hint}</div>
      {report && <PrintCopy report={report} />}
    </Modal>
  );
}

/** Documents of which one can be chosen, the one looked at in 审阅 first. */
function useOfferedDocuments({ documents }: ExportChoice): readonly DocumentSummary[] {
  const known = useDeskState((state) => state.documents);
  const looked = useDeskState((state) => state.focus.document);
  const offered = known.filter(({ id, latest }) => (documents === undefined ? latest : documents.includes(id)));
  return offered.toSorted((one, other) => Number(other.id === looked) - Number(one.id === looked));
}

/** The preview, or why there is none. It scrolls by itself, so it can take the focus. */
export function PreviewPane({ report }: { readonly report: ReturnType<typeof usePreview> }): JSX.Element {
  return (
    <div className="desk-preview" tabIndex={0} role="region" aria-label={labels.title} data-testid="preview">
      {report === undefined && <p role="status">{labels.reading}</p>}
      {report === null && <p role="alert">{labels.missing}</p>}
      {report && <Paper report={report} />}
    </div>
  );
}
