export type { ReaderPool, ReadJob, ReadOutcome } from './job.js';
export { findDocuments } from './find-documents.js';
export { LARGEST_FILE } from './messages.js';
export { createReaderPool } from './pool.js';
export type { PageDrawer, PageSource } from './render/job.js';
export { createPageDrawer } from './render/page-drawer.js';
export type { HostAnswer, HostStart } from './reader-process.js';
export { remoteProcesses, type ProcessReport, type ProcessRequest } from './remote-processes.js';
