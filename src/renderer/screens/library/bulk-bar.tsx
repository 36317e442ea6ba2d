import { useMemo, useState, type JSX } from 'react';
import { Button, Dropdown, Input } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import type { DocumentSummary, ExportFormat } from '../../../shared/desk-api.js';
import { assignDocuments, moveDocuments } from '../../state/batches.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { exportNotes } from '../../state/exporting.js';
import { readAgain } from '../../state/importing.js';
import { words } from '../../words.js';

const labels = words.library;
const FORMATS = ['docx', 'xlsx', 'md', 'json'] as const satisfies readonly ExportFormat[];

type Props = { readonly selected: readonly DocumentSummary[]; readonly clear: () => void };

/** What can be done with the selected documents at once. */
export function BulkBar({ selected, clear }: Props): JSX.Element | null {
  const desk = useDesk();
  const ids = selected.map(({ id }) => id);
  if (selected.length === 0) return null;
  return (
    <div className="desk-bulk" role="toolbar" aria-label={labels.bulk} data-testid="bulk" data-pane="bulk">
      <strong role="status">{labels.selected(selected.length)}</strong>
      <AssignField ids={ids} />
      <Input
        type="date"
        size="small"
        className="desk-bulk-date"
        aria-label={labels.assignDeadline}
        title={labels.assignDeadline}
        onChange={({ target: { value } }) => {
          if (/^\d{4}-\d\d-\d\d$/.test(value)) void assignDocuments(desk, ids, { deadline: value });
        }}
      />
      <MoveMenu ids={ids} />
      <Button size="small" data-testid="bulk-read" onClick={() => void readAgain(desk, ids)}>
        {labels.readAgain}
      </Button>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          items: FORMATS.map((format) => ({ key: format, label: words.ledger.exports[format] })),
          onClick: ({ key }) => {
            const format = FORMATS.find((one) => one === key);
            if (format !== undefined) void exportNotes(desk, format, ids);
          },
        }}
      >
        <Button size="small" data-testid="bulk-export">
          {labels.exportSelected}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button size="small" type="text" onClick={clear}>
        {labels.unselect}
      </Button>
    </div>
  );
}

/** Names a reviewer: one of the batch's, one who is at work already, or another. Enter on nothing: nobody. */
function AssignField({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const desk = useDesk();
  const [name, setName] = useState('');
  const batches = useDeskState((state) => state.batches);
  const documents = useDeskState((state) => state.documents);
  const own = useDeskState((state) => state.status?.reviewer);
  const known = useMemo(() => {
    const ofBatches = batches.batches
      .filter(({ id }) => batches.chosen === null || id === batches.chosen)
      .flatMap(({ reviewers }) => reviewers);
    const atWork = documents.flatMap((document) => document.batches.flatMap(({ reviewer }) => reviewer ?? []));
    return [...new Set([...ofBatches, ...atWork, ...(own === undefined ? [] : [own])])];
  }, [batches, documents, own]);
  const assign = (reviewer: string): void => {
    setName('');
    void assignDocuments(desk, ids, { reviewer: reviewer.trim() === '' ? null : reviewer.trim() });
  };
  return (
    <>
      <Input
        size="small"
        className="desk-bulk-name"
        data-testid="bulk-assign"
        aria-label={labels.assign}
        placeholder={labels.assign}
        list="desk-reviewers"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) assign(name);
        }}
      />
      <datalist id="desk-reviewers">
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

function MoveMenu({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const desk = useDesk();
  const { batches, chosen } = useDeskState((state) => state.batches);
  const targets = batches.filter(({ id, archived }) => !archived && id !== chosen);
  const items = [
    ...(chosen === null ? [] : targets.map(({ id, name }) => ({ key: `move ${id}`, label: labels.moveTo(name) }))),
    ...targets.map(({ id, name }) => ({ key: `add ${id}`, label: labels.addTo(name) })),
  ];
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      disabled={items.length === 0}
      menu={{
        items,
        onClick: ({ key }) => {
          const [how = '', batch = ''] = key.split(' ');
          void moveDocuments(desk, ids, batch, how === 'move' ? chosen : null);
        },
      }}
    >
      <Button size="small" data-testid="bulk-move">
        {labels.move}
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
