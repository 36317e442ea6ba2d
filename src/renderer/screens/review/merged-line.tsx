import type { JSX } from 'react';
import { Button } from 'antd';
import type { Note } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { splitMerged } from '../../state/merging.js';
import { words } from '../../words.js';

/** 合并. Which note this one is part of, or which findings it speaks of as well; and the way apart. */
export function MergedLine({
  note,
  disabled,
}: {
  readonly note: Note;
  readonly disabled: boolean;
}): JSX.Element | null {
  const desk = useDesk();
  const notes = useDeskState((state) => state.notes);
  const whole = notes.find((view) => view.note.id === note.mergedInto)?.note;
  const parts = notes.filter((view) => view.note.mergedInto === note.id).map((view) => view.note);
  if (whole === undefined && parts.length === 0) return null;
  const labels = words.note.merge;
  return (
    <div className="desk-silence" data-testid="merged-line">
      <div>
        {whole === undefined
          ? labels.parts(parts.map(({ anchor }) => placeText(anchor)))
          : labels.partOf(placeText(whole.anchor))}
      </div>
      <Button size="small" disabled={disabled} onClick={() => void splitMerged(desk, whole?.id ?? note.id)}>
        {labels.split}
      </Button>
    </div>
  );
}
