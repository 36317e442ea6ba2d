import type { JSX } from 'react';
import { Button } from 'antd';
import { ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import type { ExportFormat } from '../../../shared/desk-api.js';
import { exportWords as labels } from '../../words/exports.js';

type Props = {
  /** The first one is offered first, and has the focus when the dialog opens. */
  readonly formats: readonly ExportFormat[];
  /** There is a preview of what would be written. */
  readonly ready: boolean;
  readonly write: (format: ExportFormat) => void;
};

/** 预览的按钮. Writes in one of the formats, or prints what the preview shows. */
export function PreviewActs({ formats, ready, write }: Props): JSX.Element {
  return (
    <>
      {formats.map((format, index) => (
        <Button
          key={format}
          type={index === 0 ? 'primary' : 'default'}
          {...(index === 0 && { 'data-first-focus': true })}
          disabled={!ready}
          icon={<ExportOutlined aria-hidden />}
          data-testid={`write-${format}`}
          onClick={() => write(format)}
        >
          {labels.formats[format]}
        </Button>
      ))}
      <Button
        disabled={!ready}
        icon={<PrinterOutlined aria-hidden />}
        data-testid="print"
        onClick={() => window.print()}
      >
        {labels.print}
      </Button>
    </>
  );
}
