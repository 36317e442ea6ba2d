import type { DrawAnswer, DrawRequest } from './job.js';
import { openPages } from './open-pages.js';
import type { OpenPages } from './opened-pages.js';

/** Files kept open: the two of a comparison. */
const KEPT = 2;

const NOT_OPENED = '文件不能打开，不能显示原页。请用其他软件打开原件核对。';

/** Answers the requests of one thread, keeping the last files open. */
export function createAnswers(): (request: DrawRequest) => Promise<DrawAnswer> {
  const open = new Map<string, OpenPages | null>();
  const opened = async ({ key, format, bytes }: DrawRequest): Promise<OpenPages | null | undefined> => {
    const known = open.get(key);
    if (known === undefined && bytes === null) return undefined;
    const pages = known === undefined && bytes !== null ? await openPages(format, bytes) : (known ?? null);
    open.delete(key);
    open.set(key, pages);
    for (const [oldest, file] of open) {
      if (open.size <= KEPT) break;
      open.delete(oldest);
      file?.close();
    }
    return pages;
  };
  return async (request) => {
    const pages = await opened(request);
    if (pages === undefined) return { type: 'bytes-wanted' };
    const { page } = request;
    if (page === null) {
      const value = { sizes: pages?.sizes ?? null, message: pages === null ? NOT_OPENED : null };
      return { type: 'sizes', value };
    }
    if (pages === null) return { type: 'drawing', value: { type: 'none', message: NOT_OPENED } };
    return page.number > pages.sizes.length
      ? { type: 'drawing', value: { type: 'none', message: `文件只有 ${pages.sizes.length} 页。` } }
      : { type: 'drawing', value: pages.draw(page.number, page.scale) };
  };
}
