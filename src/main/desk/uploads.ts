import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

const PREFIX = 'gouji-uploads-';

/** Files handed over by the page, waiting to be imported. They lie in a folder only this user can read. */
export type Uploads = {
  readonly put: (bytes: ArrayBuffer) => Promise<string>;
  /** Path of an upload, or null. It is removed with `release`. */
  readonly pathOf: (token: string) => string | null;
  readonly release: (token: string) => Promise<void>;
  readonly close: () => void;
};

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what a program that was cut off left behind: documents under review must not stay in the temporary folder. */
export function removeAbandonedUploads(folder: string = tmpdir()): void {
  for (const name of readdirSync(folder)) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes what a thread of this program that has died left behind. */
export function removeUploadsOf(thread: number, folder: string = tmpdir()): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${PREFIX}${process.pid}-${thread}-`))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** An empty store of uploads; its folder is made with the first one. */
export function createUploads(): Uploads {
  const paths = new Map<string, string>();
  let folder: Promise<string> | null = null;
  let made: string | null = null;
  let closed = false;
  const makeFolder = async (): Promise<string> => {
    removeAbandonedUploads();
    made = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-${threadId}-`));
    return made;
  };
  return {
    put: async (bytes) => {
      folder ??= makeFolder();
      const token = randomUUID();
      const path = join(await folder, token);
      await writeFile(path, Buffer.from(bytes), { mode: 0o600 });
      if (closed) await rm(path, { force: true });
      else paths.set(token, path);
      return token;
    },
    pathOf: (token) => paths.get(token) ?? null,
    release: async (token) => {
      const path = paths.get(token);
      paths.delete(token);
      if (path !== undefined) await rm(path, { force: true });
    },
    close: () => {
      closed = true;
      paths.clear();
      if (made !== null && existsSync(made)) rmSync(made, { recursive: true, force: true });
    },
  };
}
