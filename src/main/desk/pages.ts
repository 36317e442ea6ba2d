import type { PageSource } from '../intake/index.js';
import { findDocument, loadOriginal } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { unknownDocument } from './desk-problem.js';

/** The original of a document, unpacked only when its pages are drawn for the first time. */
function pageSource({ workspace }: Context, document: string): PageSource {
  const stored = findDocument(workspace, document);
  if (stored === null) throw unknownDocument();
  return { key: document, format: stored.format, bytes: () => loadOriginal(workspace, document) };
}

/** 原页. */
export const pageHandlers: Handlers<'documents.pages' | 'documents.page'> = {
  'documents.pages': async (context, { document }) => {
    const { sizes, message } = await context.pages.sizes(pageSource(context, document));
    return { document, pages: sizes ?? [], message };
  },
  'documents.page': (context, { document, page, scale }) =>
    context.pages.draw(pageSource(context, document), page, scale),
};
