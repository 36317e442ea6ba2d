import type { JSX } from 'react';
import { Select } from 'antd';
import { useDesk, useDeskState } from '../../state/desk.js';
import type { NoteTarget } from '../../state/model.js';
import { openNote } from '../../state/navigation.js';
import { anchorKind, targetsHere, type TargetKind } from '../../state/note-targets.js';
import { targetKey } from '../../state/notes.js';
import { words } from '../../words.js';

function kindOf(target: NoteTarget): TargetKind {
  return target.type === 'finding' ? 'finding' : anchorKind(target.anchor);
}

/** 针对. What the note is about; the same place can be taken narrower or wider, each with a note of its own. */
export function NoteTargets({ target }: { readonly target: NoteTarget }): JSX.Element {
  const desk = useDesk();
  const state = useDeskState((all) => all);
  const choices = targetsHere(state);
  const now = targetKey(target);
  const others = choices.filter((choice) => targetKey(choice.target) !== now);
  const known = choices.find((choice) => targetKey(choice.target) === now);
  const options = [{ kind: known?.kind ?? kindOf(target), target }, ...others];
  return (
    <Select
      size="small"
      aria-label={words.note.target}
      data-testid="note-target"
      popupMatchSelectWidth={false}
      value={now}
      options={options.map((choice) => ({
        value: targetKey(choice.target),
        label: words.note.targets[choice.kind],
      }))}
      onChange={(key) => {
        const chosen = options.find((choice) => targetKey(choice.target) === key);
        if (chosen !== undefined) openNote(desk, chosen.target);
      }}
    />
  );
}
