import { readFile } from 'node:fs/promises';
import { runAside, wholeMemory } from './aside.js';
import { readPackage, writePackage, type Package, type ReadPackage } from './package-file.js';
import { builtFile } from './program-file.js';

/** What is done with packages. Each packs, unpacks and hashes all of one, which may hold a gigabyte of originals. */
export type PackageTask =
  | { readonly type: 'write'; readonly content: Package }
  /** `name`: that of the file, for messages; `path`: where it lies. */
  | { readonly type: 'read'; readonly name: string; readonly path: string };

/** 打包. Writes and reads packages. */
export type Packager = {
  /** The originals of `content` change hands: their bytes are not there any more afterwards. */
  readonly write: (content: Package) => Promise<Uint8Array>;
  readonly read: (name: string, path: string) => Promise<ReadPackage>;
};

/** Does a task in the thread that asks. */
export async function runPackageTask(task: PackageTask): Promise<Uint8Array | ReadPackage> {
  return task.type === 'write' ? writePackage(task.content) : readPackage(task.name, await readFile(task.path));
}

/** What of an answer changes hands instead of being copied. */
export function memoryOfAnswer(answer: Uint8Array | ReadPackage): readonly ArrayBuffer[] {
  if (answer instanceof Uint8Array) return wholeMemory([answer]);
  return answer.ok ? wholeMemory(answer.value.originals.values()) : [];
}

/** Does tasks with packages in a thread of their own each; where the program is not built, in this one. */
export function createPackager(script: string | null = builtFile('packager.js')): Packager {
  const run = <Value>(task: PackageTask, transfer: readonly ArrayBuffer[], ended: string): Promise<Value> =>
    script === null
      ? // The answer is of the type that belongs to the task.
        (runPackageTask(task) as Promise<Value>)
      : runAside<Value>({ script, name: 'gouji-packager', task, transfer, ended });
  return {
    write: (content) =>
      run(
        { type: 'write', content },
        wholeMemory(content.originals.values()),
        '打包的线程意外结束，交换包没有写出。请不附原件再试。',
      ),
    read: (name, path) =>
      run({ type: 'read', name, path }, [], `读取“${name}”的线程意外结束，未合并任何内容。请重试。`),
  };
}
