import type { DeskEvent, ImportItem, ImportJob } from '../../shared/desk-api.js';
import { isOpen } from './import-item.js';

/** 进行中的导入. The imports that the service has told of and not ended. */
export type OpenImports = {
  readonly note: (event: DeskEvent) => void;
  /** Ends them all: every file that was still open failed, with a message that names it. They are open no longer. */
  readonly interrupt: () => { readonly jobs: readonly ImportJob[]; readonly files: readonly InterruptedFile[] };
};

/** A file whose import was cut off, with the reason that is shown. */
export type InterruptedFile = { readonly path: string; readonly message: string };

/** What was told last may be a moment old, so that a file may be in although nobody said so. */
function messageFor(path: string): string {
  return `“${path}”没有确认导入：后台服务在导入期间意外停止，库中没有留下不完整的内容。请在资料列表中核对，没有此文件时请重新导入。`;
}

/** No imports so far. */
export function trackImports(): OpenImports {
  const open = new Map<string, ImportJob>();
  return {
    note: (event) => {
      if (event.type !== 'import.progress') return;
      if (event.job.finished) open.delete(event.job.job);
      else open.set(event.job.job, event.job);
    },
    interrupt: () => {
      const cutOff = [...open.values()];
      open.clear();
      const ended = (item: ImportItem): ImportItem =>
        isOpen(item) ? { ...item, state: 'failed', message: messageFor(item.path) } : item;
      return {
        jobs: cutOff.map((job) => ({ ...job, done: job.total, finished: true, items: job.items.map(ended) })),
        files: cutOff.flatMap(({ items }) =>
          items.filter(isOpen).map(({ path }) => ({ path, message: messageFor(path) })),
        ),
      };
    },
  };
}
