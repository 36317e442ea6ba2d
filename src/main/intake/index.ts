export type { FoundFile, ReaderPool, ReadFailure, ReadJob, ReadOutcome, ReadResult } from './job.js';
export { findDocuments } from './find-documents.js';
export { createReaderPool } from './pool.js';
