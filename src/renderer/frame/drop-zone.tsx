import { useEffect, useState, type JSX } from 'react';
import { showMessage, useDesk } from '../state/desk.js';
import { importFiles } from '../state/importing.js';
import { words } from '../words.js';
import { droppedFiles } from './dropped-files.js';

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
      droppedFiles(event.dataTransfer).then(
        (files) =>
          files.length > 0 ? importFiles(desk, files) : showMessage(desk, 'info', words.messages.noFolderFiles),
        () => showMessage(desk, 'error', words.library.unreadableFile),
      );
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
