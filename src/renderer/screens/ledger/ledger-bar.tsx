import type { JSX, ReactNode } from 'react';
import { Input, Segmented, Select } from 'antd';
import { words } from '../../words.js';
import { LEDGER_ORDERS, type LedgerOrder, type LedgerView } from './ledger-model.js';

const STATES = ['all', 'open', 'adopted', 'rejected', 'later'] as const;
const labels = words.ledger;
/** Stands for all units: a name can be empty. */
const ALL_UNITS = '\u0000';

type Props = {
  readonly view: LedgerView;
  readonly change: (change: Partial<LedgerView>) => void;
  readonly units: readonly string[];
  readonly count: (state: LedgerView['state']) => number;
  readonly children: ReactNode;
};

/** What of the ledger is seen, and in which order. */
export function LedgerBar({ view, change, units, count, children }: Props): JSX.Element {
  return (
    <div className="desk-bar desk-wrap desk-foldable">
      <Segmented
        aria-label={labels.columns.state}
        value={view.state}
        onChange={(state) => change({ state })}
        options={STATES.map((value) => ({
          value,
          label: `${value === 'all' ? words.actions.all : words.noteState[value]} ${count(value)}`,
        }))}
      />
      {units.length > 1 && (
        <Select
          aria-label={labels.unit}
          className="desk-ledger-unit"
          value={view.unit ?? ALL_UNITS}
          onChange={(unit: string) => change({ unit: unit === ALL_UNITS ? null : unit })}
          options={[
            { value: ALL_UNITS, label: labels.allUnits },
            ...units.map((unit) => ({ value: unit, label: unit === '' ? words.library.noUnit : unit })),
          ]}
        />
      )}
      <Select<LedgerOrder>
        aria-label={labels.order}
        data-testid="ledger-order"
        value={view.order}
        onChange={(order) => change({ order })}
        options={LEDGER_ORDERS.map((value) => ({ value, label: labels.orders[value] }))}
      />
      <Input
        aria-label={labels.find}
        placeholder={labels.find}
        data-testid="ledger-find"
        className="desk-ledger-find"
        value={view.text}
        allowClear
        onChange={({ target: { value } }) => change({ text: value })}
      />
      {children}
    </div>
  );
}
