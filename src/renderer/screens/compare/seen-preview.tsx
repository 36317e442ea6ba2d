import { useEffect, useState, type JSX } from 'react';
import { Modal } from 'antd';
import type { PrintedReport } from '../../../shared/desk-api.js';
import { FirstFocus } from '../../components/first-focus.js';
import { useDesk } from '../../state/desk.js';
import { exportWords as labels } from '../../words/exports.js';
import { PreviewPane } from '../export/export-dialog.js';
import { PreviewActs } from '../export/preview-acts.js';
import { PrintCopy } from '../export/print-copy.js';
import { exportSeen, type SeenComparison } from './export-seen.js';

type Props = { readonly seen: SeenComparison; readonly onClose: () => void };

/** 对照表的预览. The comparison on paper as it stood on the screen; printed from here, or written to a workbook. */
export function SeenPreview({ seen, onClose }: Props): JSX.Element {
  const desk = useDesk();
  const [report, setReport] = useState<PrintedReport | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const answer = await desk.ask('compare.preview', seen);
      if (current) setReport(answer);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, seen]);
  return (
    <Modal
      open
      centered
      width="min(1240px, calc(100vw - 32px))"
      title={labels.title}
      className="desk-export"
      onCancel={onClose}
      footer={null}
    >
      <FirstFocus />
      <div className="desk-bar desk-wrap">
        <span className="desk-grow" />
        <PreviewActs formats={['xlsx']} ready={Boolean(report)} write={() => void exportSeen(desk, seen)} />
      </div>
      <PreviewPane report={report} />
      <div className="desk-hint">{labels.hint}</div>
      {report && <PrintCopy report={report} />}
    </Modal>
  );
}
