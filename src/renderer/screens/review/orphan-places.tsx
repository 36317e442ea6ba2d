import type { JSX } from 'react';
import { Button } from 'antd';
import type { NoteView } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { useDesk } from '../../state/desk.js';
import { placeAnew, placeHere } from '../../state/orphans.js';
import { words } from '../../words.js';

/** Where a note may belong whose place is gone in the new version. The reviewer chooses; nothing moves by itself. */
export function OrphanPlaces({ view }: { readonly view: NoteView }): JSX.Element {
  const desk = useDesk();
  const candidates = view.placed?.candidates ?? [];
  return (
    <div className="desk-orphan-places" role="group" aria-label={words.note.orphan.title}>
      {candidates.map((anchor, index) => (
        <Button
          key={index}
          size="small"
          block
          data-testid="orphan-candidate"
          title={anchor.quote ?? ''}
          onClick={() => void placeAnew(desk, view, anchor)}
        >
          <span className="desk-ellipsis">{`${index + 1}  ${placeText(anchor)}`}</span>
        </Button>
      ))}
      <Button size="small" block data-testid="orphan-here" onClick={() => placeHere(desk, view)}>
        {words.note.orphan.here}
      </Button>
    </div>
  );
}
