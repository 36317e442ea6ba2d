import { listFile, mayBeArchive, unpackFile } from '../../../src/main/intake/archive/index.js';
import type { ReaderPool } from '../../../src/main/intake/index.js';

/** The part of a pool that opens archives, without threads. */
export const archives: Pick<ReaderPool, 'list' | 'unpack'> = {
  list: async (job) => ((await mayBeArchive(job.source)) ? listFile(job) : { ok: true, value: null }),
  unpack: async (job) => unpackFile(job),
};
