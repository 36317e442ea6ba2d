import type { ChangeEvent, JSX, RefObject } from 'react';
import { useDesk } from '../state/desk.js';
import { importFiles } from '../state/importing.js';
import { words } from '../words.js';

/** Opens the file or folder dialog. */
export type Pickers = { readonly pickFiles: () => void; readonly pickFolder: () => void };

type Props = {
  readonly fileInput: RefObject<HTMLInputElement | null>;
  readonly folderInput: RefObject<HTMLInputElement | null>;
};

/** The two hidden inputs behind 导入 and 导入文件夹. */
export function FilePickers({ fileInput, folderInput }: Props): JSX.Element {
  const desk = useDesk();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    // Emptied, so that choosing the same file once more is a change again.
    input.value = '';
    void importFiles(desk, files);
  };
  return (
    <div hidden>
      <input
        ref={fileInput}
        type="file"
        multiple
        data-testid="import-input"
        aria-label={words.library.chooseFiles}
        onChange={take}
      />
      <input
        ref={folderInput}
        type="file"
        multiple
        data-testid="import-folder-input"
        aria-label={words.library.chooseFolder}
        onChange={take}
        {...{ webkitdirectory: '' }}
      />
    </div>
  );
}
