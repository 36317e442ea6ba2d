import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Checkbox, Input, Select, type InputRef } from 'antd';
import { HighlightOutlined } from '@ant-design/icons';
import { MEASURES, TABLE_KIND_NAMES, TABLE_KINDS, type Table } from '../../../core/disclosure/index.js';
import type { CellPlace } from '../../anchors.js';
import { correctionWords, measureName } from '../../words/corrections.js';
import { saveCorrections, type CorrectionAim } from '../../state/corrections.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { doubtOfCell, doubtsHere } from '../../state/doubts.js';
import { useReading } from '../../state/reading.js';
import { CorrectionList } from './correct-list.js';

/** Opens and closes the form for corrections. */
export function CorrectButton(): JSX.Element {
  const desk = useDesk();
  const shown = useDeskState((state) => state.correcting);
  return (
    <Button
      type={shown ? 'default' : 'text'}
      icon={<HighlightOutlined aria-hidden />}
      title={correctionWords.buttonTitle}
      aria-pressed={shown}
      data-testid="correct"
      onClick={() => desk.store.set({ correcting: !shown })}
    >
      {correctionWords.button}
    </Button>
  );
}

type Props = { readonly document: string; readonly table: Table };

/** 更正. The form for the table in hand and its selected cell, above the grid; nothing while it is closed. */
export function CorrectPanel({ document, table }: Props): JSX.Element | null {
  const shown = useDeskState((state) => state.correcting);
  const focus = useDeskState((state) => state.focus);
  if (!shown) return null;
  const cell = focus.table === table.id || focus.table === null ? focus.cell : null;
  return <CorrectForm key={formKey(document, table, cell)} document={document} table={table} cell={cell} />;
}

/** A new form for each place and each state of it: what was typed for one cell never stands at another. */
function formKey(document: string, table: Table, cell: CellPlace | null): string {
  const text = cell === null ? '' : table.rows[cell.row]?.cells[cell.column]?.text;
  const measure = cell === null ? '' : table.columns[cell.column]?.measure;
  return JSON.stringify([document, table.id, table.kind, cell, text, measure]);
}

function CorrectForm({ document, table, cell: place }: Props & { readonly cell: CellPlace | null }): JSX.Element {
  const desk = useDesk();
  const views = useReading('corrections.list', { document });
  const column = place === null ? undefined : table.columns[place.column];
  const cell = place === null ? undefined : table.rows[place.row]?.cells[place.column];
  const [kind, setKind] = useState(table.kind);
  const [measure, setMeasure] = useState(column?.measure ?? 'other');
  const proposal = useDeskState((state) => doubtOfCell(state, doubtsHere(state))?.proposal ?? null);
  // What the sums ask for stands there to be compared with the image; saving is the reviewer's word.
  const [text, setText] = useState(proposal ?? cell?.text ?? '');
  const [reason, setReason] = useState('');
  const [remember, setRemember] = useState(false);
  const [saving, setSaving] = useState(false);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  const aims: readonly CorrectionAim[] = [
    ...(kind === table.kind ? [] : [{ target: 'table-kind', table: table.id, kind } as const]),
    ...(column === undefined || measure === column.measure
      ? []
      : [{ target: 'column', table: table.id, column: column.index, measure } as const]),
    ...(place === null || cell === undefined || text.trim() === cell.text
      ? []
      : [{ target: 'cell', table: table.id, ...place, text } as const]),
  ];
  const isLasting = kind !== table.kind || (column !== undefined && measure !== column.measure);
  const save = async (): Promise<void> => {
    if (aims.length === 0 || saving) return;
    setSaving(true);
    const isSaved = await saveCorrections(desk, document, aims, { reason, remember: remember && isLasting });
    if (!isSaved) setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') desk.store.set({ correcting: false });
    else if (event.key === 'Enter' && (event.ctrlKey || event.target instanceof HTMLInputElement)) void save();
    else return;
    event.stopPropagation();
  };
  return (
    <section className="desk-correct" aria-label={correctionWords.title} data-testid="correct-panel">
      <div className="desk-correct-row">
        <label className="desk-field">
          <span>
            {correctionWords.kind}
            {table.corrected !== undefined && `（${correctionWords.was(TABLE_KIND_NAMES[table.corrected.was])}）`}
          </span>
          <Select
            aria-label={correctionWords.kind}
            data-testid="correct-kind"
            value={kind}
            options={TABLE_KINDS.map((value) => ({ value, label: TABLE_KIND_NAMES[value] }))}
            onChange={setKind}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </label>
        {column !== undefined && (
          <label className="desk-field">
            <span>
              {correctionWords.column(column.path.join('/'))}
              {column.corrected !== undefined && `（${correctionWords.was(measureName(column.corrected.was))}）`}
            </span>
            <Select
              aria-label={correctionWords.column(column.path.join('/'))}
              data-testid="correct-column"
              value={measure}
              options={MEASURES.map((value) => ({ value, label: measureName(value) }))}
              onChange={setMeasure}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
            />
          </label>
        )}
        {cell === undefined ? (
          <p className="desk-soft">{correctionWords.noCell}</p>
        ) : (
          <>
            <div className="desk-field">
              <span>{correctionWords.read}</span>
              <span className="desk-correct-read" data-testid="correct-read">
                {(cell.corrected?.was ?? cell.text) || correctionWords.blank}
              </span>
            </div>
            <label className="desk-field">
              <span>{correctionWords.text}</span>
              <Input
                ref={input}
                data-testid="correct-text"
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={onKeyDown}
              />
            </label>
          </>
        )}
      </div>
      <div className="desk-correct-row">
        <label className="desk-field desk-grow">
          <span>{correctionWords.reason}</span>
          <Input
            data-testid="correct-reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </label>
        {isLasting && (
          <Checkbox
            checked={remember}
            data-testid="correct-remember"
            onChange={(event) => setRemember(event.target.checked)}
          >
            {correctionWords.remember}
          </Checkbox>
        )}
        <Button
          type="primary"
          data-testid="correct-save"
          disabled={aims.length === 0}
          loading={saving}
          onClick={() => void save()}
        >
          {saving ? correctionWords.saving : correctionWords.save}
        </Button>
        <Button onClick={() => desk.store.set({ correcting: false })}>{correctionWords.close}</Button>
      </div>
      <p className="desk-soft">{correctionWords.layer}</p>
      <CorrectionList document={document} views={views ?? []} />
    </section>
  );
}
