import { useMemo, useState, type JSX } from 'react';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { DocumentSummary } from '../../../shared/desk-api.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { useDesk } from '../../state/desk.js';
import { openDocument } from '../../state/navigation.js';
import { words } from '../../words.js';
import { SORT_KEYS, orderDocuments, type SortKey, type SortOrder } from './document-order.js';

const columns = words.library.columns;
type ColumnKey = keyof typeof columns;
const COLUMN_KEYS = Object.keys(columns) as readonly ColumnKey[];
const NUMERIC: readonly ColumnKey[] = ['tables', 'notes'];

/** The lines of the library. A plain table: eighty files are few, and a screen reader can walk it. */
export function DocumentTable({ documents }: { readonly documents: readonly DocumentSummary[] }): JSX.Element {
  const [order, setOrder] = useState<SortOrder>({ key: 'unit', descending: false });
  const lines = useMemo(() => orderDocuments(documents, order), [documents, order]);
  return (
    <div className="desk-fill desk-scroll" data-pane="documents">
      <table className="desk-table">
        <thead>
          <tr>
            {COLUMN_KEYS.map((key) => (
              <HeaderCell key={key} column={key} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((document, index) => (
            <DocumentLine
              key={document.id}
              document={document}
              sameUnit={order.key === 'unit' && isSameUnit(lines[index - 1], document)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isSameUnit(above: DocumentSummary | undefined, document: DocumentSummary): boolean {
  return (
    above !== undefined &&
    document.unitName !== null &&
    above.unitCode === document.unitCode &&
    above.unitName === document.unitName
  );
}

type HeaderProps = {
  readonly column: ColumnKey;
  readonly order: SortOrder;
  readonly setOrder: (order: SortOrder) => void;
};

function HeaderCell({ column, order, setOrder }: HeaderProps): JSX.Element {
  const label = columns[column];
  const key = SORT_KEYS.find((one) => one === column);
  const className = NUMERIC.includes(column) ? 'desk-number' : undefined;
  if (key === undefined) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const active = order.key === key;
  const next = (wanted: SortKey): SortOrder => ({ key: wanted, descending: active ? !order.descending : false });
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={active ? direction : undefined}>
      <button type="button" title={words.library.sortBy(label)} onClick={() => setOrder(next(key))}>
        {label}
        {active && (order.descending ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />)}
      </button>
    </th>
  );
}

type LineProps = { readonly document: DocumentSummary; readonly sameUnit: boolean };

function DocumentLine({ document, sameUnit }: LineProps): JSX.Element {
  const desk = useDesk();
  const { error, warning, notice } = document.findings;
  const open = (): void => openDocument(desk, document.id);
  const stage = document.stage === null ? '' : words.stage[document.stage];
  return (
    <tr
      data-testid="document-row"
      data-state={document.state}
      data-document={document.id}
      className={sameUnit ? 'desk-same-unit' : undefined}
      onClick={open}
    >
      <td className="desk-unit-cell">
        <span className={sameUnit ? 'desk-repeated' : undefined}>{document.unitName ?? words.library.noUnit}</span>
        {document.unitCode !== null && <span className="desk-soft"> {document.unitCode}</span>}
      </td>
      <td>{document.fiscalYear ?? <span className="desk-soft">{words.library.noYear}</span>}</td>
      <td>{words.level[document.level] + stage}</td>
      <td className="desk-file-cell">
        <button
          type="button"
          className="desk-link desk-ellipsis"
          title={document.fileName}
          aria-label={words.library.open(document.fileName)}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          {document.fileName}
        </button>
      </td>
      <td className="desk-soft">{words.format[document.format]}</td>
      <td className="desk-number">{document.tables}</td>
      <td className="desk-check-cell" title={document.message ?? document.selfCheck}>
        {document.message ?? document.selfCheck}
      </td>
      <td aria-label={words.library.findings(error, warning, notice)}>
        <span className="desk-counts">
          <SeverityMark severity="error" count={error} />
          <SeverityMark severity="warning" count={warning} />
          <SeverityMark severity="notice" count={notice} />
        </span>
      </td>
      <td className={`desk-state-${document.state}`}>{words.documentState[document.state]}</td>
      <td className="desk-number">{document.notes}</td>
      <td className={document.latest ? 'desk-soft' : 'desk-state-partial'}>
        {words.library.versionOf(document.version, document.latest)}
      </td>
    </tr>
  );
}
