import type { JSX } from 'react';
import { Modal } from 'antd';
import { KEY_BINDINGS, printedKey, type KeyBinding } from '../keys.js';
import { useDesk, useDeskState } from '../state/desk.js';
import { words } from '../words.js';
import { sourceWords } from '../words/source.js';

type Line = readonly [keys: string, label: string];

/** F1: every key there is. */
export function KeysOverlay(): JSX.Element {
  const desk = useDesk();
  const shown = useDeskState((state) => state.keysShown);
  const groups = words.keys.groups;
  const lines = (wanted: (binding: KeyBinding) => boolean): readonly Line[] =>
    KEY_BINDINGS.filter(wanted).map((binding) => [binding.keys.map(printedKey).join(' / '), binding.label]);
  return (
    <Modal
      open={shown}
      title={words.keys.title}
      footer={null}
      width="min(1200px, 96vw)"
      centered
      onCancel={() => desk.store.set({ keysShown: false })}
      destroyOnHidden
    >
      <div className="desk-keys">
        <KeyGroup title={groups.everywhere} lines={lines((binding) => binding.screens === undefined)} />
        <KeyGroup
          title={groups.review}
          lines={[
            ...lines((binding) => binding.screens?.includes('review') ?? false),
            ['Ctrl+Enter', words.keys.labels.save],
            sourceWords.sentenceKeys,
            words.keys.labels.orphan,
          ]}
        />
        <KeyGroup title={groups.library} lines={Object.values(words.keys.library)} />
        <KeyGroup
          title={groups.compare}
          lines={[
            ...lines(({ screens }) => screens?.includes('compare') === true && !screens.includes('review')),
            words.compare.keys.fold,
          ]}
        />
        <KeyGroup title={groups.ledger} lines={lines(({ screens }) => screens?.includes('ledger') === true)} />
        <KeyGroup title={groups.table} lines={Object.values(words.keys.table)} />
      </div>
      <p className="desk-soft">{words.keys.note}</p>
    </Modal>
  );
}

function KeyGroup({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(([keys, label]) => (
          <div key={keys + label}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
