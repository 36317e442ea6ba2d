import type { JSX } from 'react';
import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import type { Batch } from '../../shared/desk-api.js';
import { chooseBatch, saveBatch } from '../state/batches.js';
import { useDesk, useDeskState } from '../state/desk.js';
import { currentBatch } from '../state/in-batch.js';
import { words } from '../words.js';

const labels = words.batches;

/** 批次. Which batch everything shows, and where batches are made, changed and brought back. */
export function BatchSwitcher(): JSX.Element {
  const desk = useDesk();
  const state = useDeskState((all) => all.batches);
  const current = currentBatch(state);
  const open = state.batches.filter(({ archived }) => !archived);
  const archived = state.batches.filter((batch) => batch.archived);
  const name = current?.name ?? labels.all;
  const restore = (batch: Batch): void => {
    void saveBatch(desk, { ...batch, reviewers: [...batch.reviewers], archived: false });
  };
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        selectable: true,
        selectedKeys: [`batch ${state.chosen ?? ''}`],
        items: [
          { key: 'batch ', label: labels.all },
          ...open.map((batch) => ({ key: `batch ${batch.id}`, label: batch.name })),
          { type: 'divider' },
          { key: 'new', label: labels.make },
          { key: 'edit', label: labels.edit, disabled: current === null },
          ...(archived.length === 0
            ? []
            : [
                {
                  key: 'archived',
                  type: 'group' as const,
                  label: labels.archived,
                  children: archived.map((batch) => ({
                    key: `restore ${batch.id}`,
                    label: labels.restore(batch.name),
                  })),
                },
              ]),
        ],
        onClick: ({ key, domEvent }) => {
          // The form takes the focus at once; the rest of this Enter must not press its first button.
          domEvent.preventDefault();
          const [what = '', id = ''] = key.split(' ');
          if (what === 'batch') void chooseBatch(desk, id === '' ? null : id);
          else if (what === 'restore') archived.filter((batch) => batch.id === id).forEach(restore);
          else desk.store.set({ batchForm: what === 'new' ? 'new' : (current?.id ?? null) });
        },
      }}
    >
      <Button
        type="text"
        className="desk-batch"
        data-batches
        data-testid="batches"
        title={`${labels.switcher(name)}  Ctrl+B`}
        aria-label={labels.switcher(name)}
      >
        <span className="desk-ellipsis">{name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
