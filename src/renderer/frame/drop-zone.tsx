import { useEffect, useState, type JSX } from 'react';
import { showMessage, useDesk, type Desk } from '../state/desk.js';
import { importFiles } from '../state/importing.js';
import { words } from '../words.js';
import { droppedFiles } from './dropped-files.js';

/** Imports what was dropped, and names what of it could not be opened. */
async function importDropped(desk: Desk, transfer: DataTransfer): Promise<void> {
  const { files, lost } = await droppedFiles(transfer);
  if (lost.length > 0) showMessage(desk, 'error', words.library.notOpened(lost));
  else if (files.length === 0) showMessage(desk, 'info', words.messages.noFolderFiles);
  await importFiles(desk, files);
}

/** Takes files and folders dropped anywhere on the page. */
export function DropZone(): JSX.Element | null {
  const desk = useDesk();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      void importDropped(desk, event.dataTransfer);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [desk]);
  if (!over) return null;
  return (
    <div className="desk-drop">
      <div>
        <strong>{words.library.drop}</strong>
        <span>{words.library.dropHint}</span>
      </div>
    </div>
  );
}
