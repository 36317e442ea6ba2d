export type { ReaderPool, ReadJob, ReadOutcome, ReadResult } from './job.js';
export { findDocuments } from './find-documents.js';
export { createReaderPool } from './pool.js';
