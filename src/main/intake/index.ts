export type { ReaderPool, ReadJob, ReadOutcome } from './job.js';
export { findDocuments } from './find-documents.js';
export { createReaderPool } from './pool.js';
