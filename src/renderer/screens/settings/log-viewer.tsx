import { useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, Modal, Select } from 'antd';
import type { Input as AskedFor, LogPage, LogState } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { handOut } from '../../state/exporting.js';
import { useReading } from '../../state/reading.js';
import { logWords as labels } from '../../words/log.js';
import { words } from '../../words.js';
import { logText } from './log-text.js';

type Query = AskedFor<'log.export'>;

/** What is asked of the log, as it is filled in; "" for anything. */
const ANYTHING = { actor: '', action: '', from: '', to: '', text: '' };

/** Most actions that one word is looked for in. */
const MOST_CALLED = 200;

/** Only what is filled in. */
function queryOf(filled: typeof ANYTHING): Query {
  const query = Object.fromEntries(Object.entries(filled).filter(([, value]) => value.trim() !== ''));
  const wanted = filled.text.trim();
  if (wanted === '') return query;
  // The log holds the actions by their ids; the reader knows them by their names.
  const called = Object.entries(labels.actions).flatMap(([id, name]) => (name.includes(wanted) ? [id] : []));
  return { ...query, called: called.slice(0, MOST_CALLED) };
}

/** 操作日志. The log by who, what and when, over the page; handed out as CSV; its chain proven on demand. */
export function LogViewer(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button data-testid="log-open" onClick={() => setOpen(true)}>
        {labels.open}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        width="min(1180px, 96vw)"
        title={labels.title}
        onCancel={() => setOpen(false)}
        footer={null}
      >
        <LogTable onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function LogTable({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const desk = useDesk();
  const [filled, setFilled] = useState(ANYTHING);
  const [page, setPage] = useState(0);
  const answer = useReading('log.list', { ...queryOf(filled), page }) ?? null;
  const [found, setFound] = useState<LogPage | null>(null);
  // Until the next answer comes the last one stays: rows and choices do not flash away with every letter.
  if (answer !== null && answer !== found) setFound(answer);
  const set = (change: Partial<typeof ANYTHING>): void => {
    setFilled((before) => ({ ...before, ...change }));
    setPage(0);
  };
  const exportCsv = async (): Promise<void> => {
    const file = await desk.ask('log.export', queryOf(filled));
    if (file !== null) handOut(desk, file);
  };
  // A list of choices that was open once keeps Escape from the dialog, though it is closed again.
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isChoosing = event.currentTarget.querySelector('[aria-expanded="true"]') !== null;
    if (event.key === 'Escape' && !isChoosing && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <div className="desk-log" onKeyDown={onKeyDown}>
      <div className="desk-log-filters" role="search" aria-label={labels.filters}>
        <Choice
          label={labels.actor}
          value={filled.actor}
          values={(found?.actors ?? []).map((value) => ({ value, label: value }))}
          onChange={(actor) => set({ actor })}
        />
        <Choice
          label={labels.action}
          value={filled.action}
          values={(found?.actions ?? []).map((value) => ({ value, label: labels.actions[value] ?? value }))}
          onChange={(action) => set({ action })}
        />
        {(['from', 'to'] as const).map((side) => (
          <label key={side}>
            {labels[side]}
            <Input type="date" value={filled[side]} onChange={(event) => set({ [side]: event.target.value })} />
          </label>
        ))}
        <label>
          {labels.text}
          <Input
            data-testid="log-text"
            allowClear
            maxLength={200}
            value={filled.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </label>
        <span className="desk-grow" />
        <Button disabled={found === null || found.total === 0} onClick={() => void exportCsv()}>
          {labels.export}
        </Button>
      </div>
      {found !== null && <Rows found={found} />}
      {found !== null && <Pages found={found} page={page} onPage={setPage} />}
      <Chain />
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, values, onChange }: ChoiceProps): JSX.Element {
  return (
    <div className="desk-log-choice">
      {label}
      <Select
        aria-label={label}
        value={value}
        options={[{ value: '', label: words.actions.all }, ...values]}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}

function Rows({ found }: { readonly found: LogPage }): JSX.Element {
  const columns = labels.columns;
  const documents = useDeskState((state) => state.documents);
  const fileNames = useMemo(() => new Map(documents.map(({ id, fileName }) => [id, fileName])), [documents]);
  if (found.entries.length === 0) return <p role="status">{labels.none}</p>;
  return (
    <div className="desk-log-rows" tabIndex={0} role="region" aria-label={labels.table}>
      <table className="desk-table">
        <thead>
          <tr>
            <th scope="col" className="desk-number">
              {columns.sequence}
            </th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{columns.actor}</th>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.subject}</th>
            <th scope="col">{columns.detail}</th>
          </tr>
        </thead>
        <tbody>
          {found.entries.map((entry) => (
            <Row key={entry.sequence} entry={entry} fileNames={fileNames} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly entry: LogPage['entries'][number]; readonly fileNames: ReadonlyMap<string, string> };

/** A record in words, and as it was written where that is asked for. */
function Row({ entry, fileNames }: RowProps): JSX.Element {
  const { sequence, at, actor, action, subject } = entry;
  const text = logText(entry, fileNames);
  return (
    <tr data-testid="log-row">
      <td className="desk-number">{sequence}</td>
      <td title={at}>{printedTime(at)}</td>
      <td>{actor}</td>
      <td title={action}>{labels.actions[action] ?? action}</td>
      <td className="desk-log-long" title={subject}>
        {text.subject}
      </td>
      <td className="desk-log-long">
        {text.lines.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        {text.raw !== '' && (
          <details className="desk-soft">
            <summary>{labels.raw}</summary>
            {text.raw}
          </details>
        )}
      </td>
    </tr>
  );
}

type PagesProps = { readonly found: LogPage; readonly page: number; readonly onPage: (page: number) => void };

function Pages({ found, page, onPage }: PagesProps): JSX.Element {
  const last = Math.max(1, Math.ceil(found.total / found.pageSize));
  return (
    <p className="desk-log-pages" role="status">
      {labels.total(found.total)}　{labels.page(page + 1, last)}{' '}
      <Button size="small" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {labels.newer}
      </Button>{' '}
      <Button size="small" disabled={page + 1 >= last} onClick={() => onPage(page + 1)}>
        {labels.older}
      </Button>
    </p>
  );
}

/** The chain of hashes, proven anew when it is asked for. */
function Chain(): JSX.Element {
  const desk = useDesk();
  const [state, setState] = useState<LogState | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    const found = await desk.ask('log.verify', {});
    setBusy(false);
    setState(found);
  };
  return (
    <p className="desk-log-pages">
      <Button size="small" data-testid="log-verify" loading={busy} onClick={() => void verify()}>
        {labels.verify}
      </Button>{' '}
      <span role="status" className={state?.whole === false ? 'desk-log-broken' : ''}>
        {state === null ? '' : state.whole ? labels.whole(state.count) : labels.broken(state.brokenAt)}
      </span>
    </p>
  );
}
