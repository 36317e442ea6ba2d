import { setImmediate } from 'node:timers/promises';
import type { SearchGroup, SearchResult } from '../../shared/desk-api.js';
import {
  findDocument,
  indexDocument,
  listNotes,
  listUnindexed,
  searchWorkspace,
  type Workspace,
} from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { reportTrouble } from './trouble.js';

/** Results shown of each kind, and of one kind when more of it is asked for. */
const SHOWN = 5;
const SHOWN_ONLY = 60;

/** Writes the index of documents from before there was one, in the background. */
export type Indexer = {
  /** Ends after the document in hand; the rest is done after the next opening. */
  readonly stop: () => Promise<void>;
};

/** Starts to index what is not indexed yet. */
export function startIndexing(workspace: Workspace, disclosures: DisclosureCache): Indexer {
  let stopped = false;
  const run = async (): Promise<void> => {
    const waiting = listUnindexed(workspace);
    if (waiting.length === 0) return;
    const notes = Map.groupBy(
      listNotes(workspace).map(({ note }) => note),
      ({ document }) => document,
    );
    for (const document of waiting) {
      // Unpacking many documents takes seconds; other calls get their turn in between.
      await setImmediate();
      if (stopped) return;
      const disclosure = disclosures.load(document);
      if (disclosure !== null) indexDocument(workspace, document, disclosure, notes.get(document) ?? []);
    }
  };
  const running = run().catch((error: unknown) => reportTrouble('search index', error));
  return {
    stop: () => {
      stopped = true;
      return running;
    },
  };
}

function search({ workspace }: Context, query: string, only: SearchGroup['kind'] | undefined): SearchResult {
  const groups = searchWorkspace(workspace, query, (kind) =>
    only === undefined ? SHOWN : kind === only ? SHOWN_ONLY : 0,
  );
  return {
    groups: groups
      .filter(({ kind }) => only === undefined || kind === only)
      .map(({ kind, more, hits }) => ({
        kind,
        more,
        hits: hits.map((hit) => {
          const stored = findDocument(workspace, hit.document);
          return {
            ...hit,
            fileName: stored?.fileName ?? '',
            unitName: stored?.unitName ?? null,
            fiscalYear: stored?.fiscalYear ?? null,
          };
        }),
      })),
    pending: listUnindexed(workspace).length,
  };
}

/** 搜索. */
export const searchHandlers: Handlers<'search.query'> = {
  'search.query': (context, { query, only }) => search(context, query, only),
};
