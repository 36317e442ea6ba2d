import { useRef, useState, type JSX } from 'react';
import { Button, InputNumber, Popconfirm, Radio } from 'antd';
import type { CodeTableView } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { showMessage, useDesk } from '../../state/desk.js';
import { handOut } from '../../state/exporting.js';
import { handIn } from '../../state/hand-in.js';
import { useReading } from '../../state/reading.js';
import { useRepeat, useTurn } from '../../state/repeat.js';
import { codesWords as labels } from '../../words/codes.js';
import { words } from '../../words.js';

function countsText({ function: byFunction, economicDepartment, economicGovernment }: CodeTableView['counts']): string {
  return labels.counts(byFunction, economicDepartment, economicGovernment);
}

/** 科目码表. Which codes hold for which year and where they came from; one is imported, or the program's restored. */
export function CodeTablesSetting(): JSX.Element {
  const desk = useDesk();
  const [turn, again] = useTurn();
  const tables = useReading('codes.list', {}, turn) ?? null;
  const isRunning = tables?.recheck.state === 'running';
  useRepeat(isRunning, again);
  const reset = async (year: number): Promise<void> => {
    if ((await desk.ask('codes.reset', { year })) !== null) showMessage(desk, 'info', labels.wasReset(year));
    again();
  };
  const write = async (year: number | null): Promise<void> => {
    const file = await desk.ask('codes.export', { year, format: 'xlsx' });
    if (file !== null) handOut(desk, file);
  };
  if (tables === null) return <span />;
  const { shipped, own, recheck } = tables;
  return (
    <div className="desk-codes" data-testid="code-tables">
      <p>
        {labels.shipped(shipped.firmFrom, shipped.firmTo)}{' '}
        <span className="desk-soft">{countsText(shipped.counts)}</span>
        <br />
        <span className="desk-soft">{shipped.edition}</span>{' '}
        <Button size="small" data-testid="codes-export-shipped" onClick={() => void write(null)}>
          {labels.exportShipped}
        </Button>
      </p>
      {own.length === 0 ? (
        <p className="desk-soft">{labels.none}</p>
      ) : (
        <OwnTables own={own} reset={reset} write={write} />
      )}
      <ImportCodes taken={again} />
      <p role="status" data-testid="codes-recheck">
        {isRunning && labels.running(recheck.done, recheck.total)}
        {recheck.state === 'stopped' && labels.stopped}
      </p>
    </div>
  );
}

type OwnTablesProps = {
  readonly own: readonly CodeTableView[];
  readonly reset: (year: number) => Promise<void>;
  readonly write: (year: number) => Promise<void>;
};

function OwnTables({ own, reset, write }: OwnTablesProps): JSX.Element {
  const { columns } = labels;
  return (
    <table className="desk-codes-table" aria-label={labels.tableLabel}>
      <thead>
        <tr>
          {Object.values(columns).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {own.map((table) => (
          <tr key={table.year} data-testid="code-table">
            <td>{table.year}</td>
            <td>{table.source}</td>
            <td>{table.isWhole ? labels.modes.whole : labels.modes.added}</td>
            <td>{countsText(table.counts)}</td>
            <td>{labels.by(table.reviewer, printedTime(table.at))}</td>
            <td>
              <Button
                size="small"
                aria-label={labels.exportOf(table.year)}
                data-testid="codes-export"
                onClick={() => void write(table.year)}
              >
                {labels.export}
              </Button>{' '}
              <Popconfirm
                title={labels.resetAsk(table.year)}
                okText={labels.reset}
                cancelText={words.actions.cancel}
                onConfirm={() => void reset(table.year)}
              >
                <Button size="small" aria-label={labels.resetOf(table.year)} data-testid="codes-reset">
                  {labels.reset}
                </Button>
              </Popconfirm>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Year and use are chosen first, then the file; what came of it is said. */
function ImportCodes({ taken }: { readonly taken: () => void }): JSX.Element {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [isWhole, setWhole] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    const token = await handIn(desk, file, labels.unreadable);
    const came = token === null ? null : await desk.ask('codes.import', { token, name: file.name, year, isWhole });
    setBusy(false);
    if (came === null) return;
    const counts = came.own.find((table) => table.year === year)?.counts;
    const count = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0);
    const said = [
      labels.taken(file.name, count, year),
      ...(came.unused > 0 ? [labels.unused(came.unused)] : []),
      ...(came.skipped.length > 0 ? [labels.skipped(came.skipped)] : []),
    ];
    showMessage(desk, 'info', said.join(''));
    taken();
  };
  return (
    <>
      <div className="desk-exchange-row">
        <InputNumber
          aria-label={labels.year}
          data-testid="codes-year"
          min={2000}
          max={2100}
          precision={0}
          value={year}
          onChange={(value) => value !== null && setYear(value)}
        />
        <Radio.Group
          aria-label={labels.mode}
          value={isWhole}
          options={[
            { value: false, label: labels.modes.added },
            { value: true, label: labels.modes.whole },
          ]}
          onChange={({ target }) => setWhole(target.value === true)}
        />
        <Button disabled={busy} data-testid="codes-choose" onClick={() => input.current?.click()}>
          {busy ? labels.working : labels.choose}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.json"
          aria-label={labels.choose}
          data-testid="codes-input"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // Emptied, so that choosing the same file once more is a change again.
            target.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </div>
      <p className="desk-soft">{isWhole ? labels.modeHints.whole : labels.modeHints.added}</p>
    </>
  );
}
