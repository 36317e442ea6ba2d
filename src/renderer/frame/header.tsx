import type { JSX } from 'react';
import { Button, Dropdown, Tooltip } from 'antd';
import { CheckCircleOutlined, DownOutlined, ExportOutlined, ImportOutlined } from '@ant-design/icons';
import type { ExportFormat } from '../../shared/desk-api.js';
import { useDesk } from '../state/desk.js';
import { openExport } from '../state/export-view.js';
import { exportNotes } from '../state/exporting.js';
import { words } from '../words.js';
import { exportWords } from '../words/exports.js';
import { BatchForm } from './batch-form.js';
import { BatchSwitcher } from './batch-switcher.js';
import { SearchBox } from './search-box.js';

/** Formats offered for the opinion and the ledger, in their order. */
const EXPORT_FORMATS = ['docx', 'xlsx', 'md', 'json'] as const satisfies readonly ExportFormat[];

/** 顶栏. */
export function Header({ pickFiles }: { readonly pickFiles: () => void }): JSX.Element {
  const desk = useDesk();
  return (
    <header className="desk-header" data-pane="header">
      <strong className="desk-product">{words.product}</strong>
      <BatchSwitcher />
      <SearchBox />
      <span className="desk-grow" />
      <Button type="text" icon={<ImportOutlined />} title="Ctrl+O" onClick={pickFiles}>
        {words.actions.import}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'preview', label: exportWords.open },
            ...EXPORT_FORMATS.map((format) => ({
              key: format,
              label: <span data-testid={`menu-${format}`}>{words.ledger.exports[format]}</span>,
            })),
          ],
          onClick: ({ key }) => {
            if (key === 'preview') return openExport(desk, { kind: 'opinion' });
            const format = EXPORT_FORMATS.find((one) => one === key);
            if (format !== undefined) void exportNotes(desk, format);
          },
        }}
      >
        <Button type="text" icon={<ExportOutlined />} title="Ctrl+E" data-testid="export-menu">
          {words.actions.export}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Tooltip title={words.offlineNote}>
        <span className="desk-offline">
          <CheckCircleOutlined aria-hidden />
          {words.offline}
        </span>
      </Tooltip>
      <BatchForm />
    </header>
  );
}
