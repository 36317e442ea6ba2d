import { expect, it } from 'vitest';
import { droppedFiles } from '../../../src/renderer/frame/dropped-files.js';

type Entry = Pick<FileSystemEntry, 'isFile' | 'fullPath'> & {
  readonly file?: unknown;
  readonly createReader?: unknown;
};

const NOT_READABLE = new DOMException('no', 'NotReadableError');

function file(path: string, opens = true): Entry {
  const open = (resolve: (file: File) => void, reject: (error: DOMException) => void): void =>
    opens ? resolve(new File([path], path)) : reject(NOT_READABLE);
  return { isFile: true, fullPath: `/${path}`, file: open };
}

/** A folder whose entries come in parts, as a browser gives them. `opens`: how many parts come before it fails. */
function folder(path: string, parts: readonly (readonly Entry[])[], opens = Infinity): Entry {
  const createReader = (): unknown => {
    let next = 0;
    return {
      readEntries: (resolve: (entries: readonly Entry[]) => void, reject: (error: DOMException) => void): void => {
        const part = parts[next] ?? [];
        next += 1;
        if (next > opens) reject(NOT_READABLE);
        else resolve(part);
      },
    };
  };
  return { isFile: false, fullPath: `/${path}`, createReader };
}

async function drop(...entries: readonly Entry[]): Promise<{ files: readonly string[]; lost: readonly string[] }> {
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }));
  const { files, lost } = await droppedFiles({ items, files: [] } as unknown as DataTransfer);
  return { files: files.map(({ path }) => path), lost };
}

it('opens folders to any depth', async () => {
  const inner = folder('甲/乙', [[file('甲/乙/二.txt')]]);
  expect(await drop(folder('甲', [[file('甲/一.txt')], [inner]]), file('三.pdf'))).toEqual({
    files: ['甲/一.txt', '甲/乙/二.txt', '三.pdf'],
    lost: [],
  });
});

it('names what cannot be opened and takes everything else', async () => {
  const cut = folder('甲', [[file('甲/一.txt'), file('甲/二.txt', false)], [file('甲/三.txt')]], 1);
  expect(await drop(file('四.txt', false), cut, file('五.txt'))).toEqual({
    files: ['甲/一.txt', '五.txt'],
    lost: ['四.txt', '甲', '甲/二.txt'],
  });
});
