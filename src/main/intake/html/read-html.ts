import type { Block, Defect } from '../../../core/disclosure/index.js';
import { Flow } from '../flow.js';
import { writeStory } from '../story.js';
import { PageReader } from './page-reader.js';
import { HtmlTroubles } from './troubles.js';

/** What reading web pages gives. */
export type HtmlRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      readonly lines: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'empty' };

/**
 * 读取网页. Paragraphs and tables of one page, or of the pages of one archive, as they show. What surrounds the document on
 * a portal keeps its lines for the source pane and makes no blocks.
 */
export function readHtml(...pages: readonly string[]): HtmlRead {
  const flow = new Flow();
  const troubles = new HtmlTroubles();
  let pictures = 0;
  let scripted = 0;
  for (const page of pages) {
    const reader = new PageReader(page, troubles);
    troubles.add('html.cells-unread', writeStory(reader.story(), flow).tablesUnread);
    pictures += reader.picturesOfUnknownSize;
    if (reader.isScripted) scripted += 1;
    if (reader.isCut && flow.blocks.length > 0) troubles.add('html.truncated', 1, lastWords(flow.lines));
  }
  // Where a page shows no table at all, pictures of unknown size may be the tables, or scripts write them.
  if (!flow.blocks.some(({ type }) => type === 'grid')) {
    troubles.add('html.pictures-unread', pictures);
    troubles.add('html.scripts', scripted);
  }
  const defects = troubles.defects();
  if (flow.blocks.length === 0 && defects.length === 0) return { ok: false, reason: 'empty' };
  return { ok: true, blocks: flow.blocks, defects, lines: flow.lines };
}

/** What stands last, for the reader to find the place. */
function lastWords(lines: readonly string[]): string {
  const line = lines.findLast((candidate) => candidate.trim() !== '') ?? '';
  return line.trim().replace(/\s+/g, ' ').slice(-LAST_WORDS);
}

const LAST_WORDS = 15;
