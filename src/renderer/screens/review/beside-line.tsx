import type { JSX } from 'react';
import { useDesk, useDeskState } from '../../state/desk.js';
import { openDocument } from '../../state/navigation.js';
import { words } from '../../words.js';

/** 同一材料的其他文件. With which files the open one was checked, as one disclosure; each leads there. */
export function BesideLine(): JSX.Element | null {
  const desk = useDesk();
  const document = useDeskState((state) => state.focus.scope ?? state.focus.document);
  const documents = useDeskState((state) => state.documents);
  const beside = documents.find(({ id }) => id === document)?.beside ?? [];
  if (beside.length === 0) return null;
  return (
    <div className="desk-beside desk-soft" data-testid="beside" title={words.review.besideHint}>
      {words.review.beside}
      {beside.map(({ id, fileName }) => (
        <button
          key={id}
          type="button"
          className="desk-link desk-ellipsis"
          title={fileName}
          onClick={() => openDocument(desk, id)}
        >
          {fileName.split('/').at(-1) ?? fileName}
        </button>
      ))}
    </div>
  );
}
