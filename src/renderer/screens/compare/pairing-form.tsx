import { useMemo, useState, type JSX } from 'react';
import { Button, Modal, Select } from 'antd';
import type { ComparisonColumn, ComparisonLine, ComparisonSheet } from '../../../core/comparison/index.js';
import { FirstFocus } from '../../components/first-focus.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { words } from '../../words.js';
import { codeText, namesText } from './compare-model.js';
import { figureText, positionOf } from './compare-figures.js';
import { partnersFor } from './partners.js';
import type { Comparison } from './use-comparison.js';

type Props = {
  readonly sheet: ComparisonSheet;
  readonly columnLabel: (column: ComparisonColumn) => string;
  readonly pair: Comparison['pair'];
};

/** 配对. What the selected row consists of, and a way to say that it is otherwise. */
export function PairingForm({ sheet, columnLabel, pair }: Props): JSX.Element | null {
  const desk = useDesk();
  const open = useDeskState((state) => state.compareView.pairing);
  const selected = useDeskState((state) => state.compareCell?.row);
  const row = useMemo(
    () =>
      open && selected !== undefined
        ? sheet.rows.find(({ lane, key }) => lane === selected.lane && key === selected.key)
        : undefined,
    [open, selected, sheet],
  );
  const close = (): void => desk.store.update((state) => ({ compareView: { ...state.compareView, pairing: false } }));
  const change = (asked: Parameters<typeof pair>[0]): void => {
    void pair(asked).then((done) => done && close());
  };
  if (row === undefined) return null;
  const name = { lane: row.lane, key: row.key };
  return (
    <Modal
      open
      title={words.compare.pairTitle(row.label)}
      width={760}
      onCancel={close}
      footer={[
        <Button key="automatic" onClick={() => change({ type: 'automatic', row: name })}>
          {words.compare.automatic}
        </Button>,
        <Button key="close" onClick={close}>
          {words.actions.close}
        </Button>,
      ]}
      destroyOnHidden
    >
      <FirstFocus />
      <p className="desk-soft">
        {[words.matchedByLong[row.matchedBy], namesText(row)].filter((part) => part !== null).join('；')}
      </p>
      <table className="desk-pairing" data-first-focus>
        <tbody>
          {sheet.columns.map((column, index) => (
            <tr key={column.key}>
              <th scope="row">{columnLabel(column)}</th>
              <td className="desk-amount">{figureText(row.figures[index]?.[positionOf(sheet, sheet.primary)])}</td>
              <td>
                <Partner
                  sheet={sheet}
                  row={row}
                  index={index}
                  label={words.compare.partner(columnLabel(column))}
                  onChoose={(partner) => change({ type: 'join', row: name, partner, column: column.key })}
                />
              </td>
              <td>
                <Button
                  disabled={row.figures[index] === null || row.figures.filter((one) => one !== null).length < 2}
                  onClick={() => change({ type: 'split', row: name, column: column.key })}
                >
                  {words.compare.split}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

type PartnerProps = {
  readonly sheet: ComparisonSheet;
  readonly row: ComparisonLine;
  readonly index: number;
  readonly label: string;
  readonly onChoose: (partner: { readonly lane: number; readonly key: string }) => void;
};

/** The rows of one year among which the partner is chosen; typing narrows them. */
function Partner({ sheet, row, index, label, onChoose }: PartnerProps): JSX.Element {
  const [sought, setSought] = useState('');
  const partners = useMemo(() => partnersFor(sheet, row, index, sought), [sheet, row, index, sought]);
  return (
    <Select<string>
      aria-label={label}
      className="desk-pairing-choice"
      placeholder={row.figures[index] === null ? words.compare.choosePartner : words.compare.otherPartner}
      value={null}
      showSearch={{ filterOption: false, onSearch: setSought }}
      options={partners.map((partner) => ({
        value: partner.key,
        label: [codeText(partner, false), partner.names?.[sheet.columns[index]?.key ?? 0] ?? partner.label]
          .filter(Boolean)
          .join(' '),
      }))}
      onChange={(key) => onChoose({ lane: row.lane, key })}
      notFoundContent={words.compare.noPartner}
    />
  );
}
