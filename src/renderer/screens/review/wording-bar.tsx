import { useEffect, useState, type JSX } from 'react';
import { Button, Dropdown, Select } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import type { Finding, Wording, WordingKind } from '../../../shared/desk-api.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { NoteTarget } from '../../state/model.js';
import { keepWording, loadWordings, pickWording, WORDING_FIELDS } from '../../state/wordings.js';
import { wordingWords } from '../../words/wordings.js';
import { WordingLibrary } from './wording-library.js';

type Props = {
  readonly target: NoteTarget;
  readonly family: Finding['family'] | null;
  readonly disabled: boolean;
};

type Group = {
  readonly label: string;
  readonly options: readonly { readonly value: number; readonly label: string }[];
};

/** Entries as groups: the reviewers' own, those for findings of this family, those of its rules, the others. */
function groupsOf(wordings: readonly Wording[], kind: WordingKind, family: Finding['family'] | null): Group[] {
  const entries = wordings.map((wording, value) => ({ wording, value })).filter(({ wording }) => wording.kind === kind);
  const nameOf = ({ origin, family: meant }: Wording): keyof typeof wordingWords.groups =>
    origin === 'own' ? 'own' : family !== null && meant === family ? 'family' : origin === 'rule' ? 'rule' : 'all';
  const grouped = Map.groupBy(entries, ({ wording }) => nameOf(wording));
  return (['own', 'family', 'all', 'rule'] as const).flatMap((name) => {
    const own = grouped.get(name) ?? [];
    // Rules of several families rest on one law: it is offered once.
    const texts = new Map(own.map(({ wording, value }) => [wording.text, value]));
    const options = [...texts].map(([label, value]) => ({ value, label }));
    return options.length === 0 ? [] : [{ label: wordingWords.groups[name], options }];
  });
}

/** 常用语和依据库. Words to be picked into the note, and a way to keep those that were written. */
export function WordingBar({ target, family, disabled }: Props): JSX.Element {
  const desk = useDesk();
  const wordings = useDeskState((state) => state.wordings);
  const [managing, setManaging] = useState(false);
  useEffect(() => {
    if (desk.store.get().wordings === null) void loadWordings(desk);
  }, [desk]);
  return (
    <div className="desk-wording-bar" role="group" aria-label={wordingWords.group}>
      {WORDING_FIELDS.map((kind) => (
        <Select<number>
          key={kind}
          size="small"
          className="desk-grow"
          aria-label={wordingWords.pick[kind]}
          data-testid={`pick-${kind}`}
          placeholder={wordingWords.pick[kind]}
          disabled={disabled}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={360}
          notFoundContent={wordingWords.none}
          options={groupsOf(wordings ?? [], kind, family)}
          onSelect={(index) => {
            const wording = wordings?.[index];
            if (wording !== undefined) pickWording(desk, target, wording);
          }}
        />
      ))}
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: [
            ...WORDING_FIELDS.map((kind) => ({ key: kind, label: wordingWords.keepItems[kind] })),
            { key: 'manage', label: wordingWords.manage },
          ],
          onClick: ({ key }) => {
            const kind = WORDING_FIELDS.find((one) => one === key);
            if (kind === undefined) setManaging(true);
            else void keepWording(desk, target, kind);
          },
        }}
      >
        <Button size="small" data-testid="keep-wording" aria-label={wordingWords.keepLabel}>
          {wordingWords.keep} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {managing && <WordingLibrary onClose={() => setManaging(false)} />}
    </div>
  );
}
