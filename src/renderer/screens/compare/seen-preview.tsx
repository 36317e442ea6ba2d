import { useEffect, useState, type JSX } from 'react';
import { Button, Modal } from 'antd';
import { ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import type { PrintedReport } from '../../../shared/desk-api.js';
import { FirstFocus } from '../../components/first-focus.js';
import { useDesk } from '../../state/desk.js';
import { exportWords as labels } from '../../words/exports.js';
import { PreviewPane } from '../export/export-dialog.js';
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
      width="min(1120px, calc(100vw - 32px))"
      title={labels.title}
      className="desk-export"
      onCancel={onClose}
      footer={null}
    >
      <FirstFocus />
      <div className="desk-bar desk-wrap">
        <span className="desk-grow" />
        <Button
          type="primary"
          data-first-focus
          disabled={!report}
          icon={<ExportOutlined aria-hidden />}
          data-testid="write-xlsx"
          onClick={() => void exportSeen(desk, seen)}
        >
          {labels.formats.xlsx}
        </Button>
        <Button
          disabled={!report}
          icon={<PrinterOutlined aria-hidden />}
          data-testid="print"
          onClick={() => window.print()}
        >
          {labels.print}
        </Button>
      </div>
      <PreviewPane report={report} />
      <div className="desk-hint">{labels.hint}</div>
      {report && <PrintCopy report={report} />}
    </Modal>
  );
}
