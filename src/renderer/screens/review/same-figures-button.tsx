import { useMemo, useState, type JSX } from 'react';
import { Button, Popover } from 'antd';
import type { Anchor } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { jumpTo } from '../../state/navigation.js';
import { sourceWords } from '../../words/source.js';
import { sameFigures, type SameFigure } from './same-figures.js';

/** 同数. Every other place of the document where the figure in hand is printed. */
export function SameFiguresButton({ source }: { readonly source: Anchor | null }): JSX.Element | null {
  const disclosure = useDeskState((state) =>
    source === null ? undefined : state.details[source.document]?.disclosure,
  );
  const found = useMemo(() => sameFigures(source, disclosure), [source, disclosure]);
  const [open, setOpen] = useState(false);
  if (found.length === 0) return null;
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="top"
      title={sourceWords.sameFigureTitle([...new Set(found.map(({ text }) => text))].slice(0, 3).join('、'))}
      content={<Places found={found} onDone={() => setOpen(false)} />}
    >
      <Button type="text" size="small" data-testid="same-figures">
        {sourceWords.sameFigure(found.length)}
      </Button>
    </Popover>
  );
}

function Places({
  found,
  onDone,
}: {
  readonly found: readonly SameFigure[];
  readonly onDone: () => void;
}): JSX.Element {
  const desk = useDesk();
  return (
    <ul className="desk-same-figures">
      {found.map(({ anchor, text }, index) => (
        <li key={index}>
          <button
            type="button"
            onClick={() => {
              jumpTo(desk, anchor);
              onDone();
            }}
          >
            <span>{anchor.table === null ? `${placeText(anchor)} · ${anchor.quote ?? ''}` : placeText(anchor)}</span>
            <span className="desk-number">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
