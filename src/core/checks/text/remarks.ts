import {
  anchorForTable,
  anchorForText,
  anchorForWords,
  type Anchor,
  type Cell,
  type Column,
  type Row,
  type Table,
} from '../../disclosure/index.js';
import type { Evidence, Severity } from '../finding.js';
import type { Remark } from '../outcome.js';
import { clauseAround, placeIn, wordsOf, type Spot } from './lines.js';

/** Places named in one message; the evidence keeps every place. */
const MOST_NAMED = 3;

/** One place in the text or in a table, as the rules of wording point at it. */
export type Mention = { readonly at: Anchor; readonly words: string };

/** Points at words of the running text. */
function anchorOfSpot(document: string, spot: Spot, quote = wordsOf(spot)): Anchor {
  return anchorForText(document, spot.line.section, quote, placeIn(spot.line.passage, spot.start));
}

/** The words of the running text at a stretch. */
export function mention(document: string, spot: Spot, words = wordsOf(spot)): Mention {
  return { at: anchorOfSpot(document, spot, words), words };
}

/** The clause of the running text in which a stretch stands. */
export function mentionOfClause(document: string, spot: Spot): Mention {
  const { quote, words } = clauseAround(spot);
  return { at: anchorOfSpot(document, spot, quote), words };
}

/** A cell, quoted with other words than it prints where those may not be repeated (personal data). */
export function mentionOfCell(
  document: string,
  table: Table,
  row: Row,
  column: Column,
  cell: Cell,
  words = cell.text.trim(),
): Mention {
  const line = row.lines.find((each) => each.lane === column.lane) ?? row.lines[0] ?? null;
  return { at: anchorForWords(document, table, row, line, column, cell, words), words };
}

/** A table's title. */
export function mentionOfTitle(document: string, table: Table): Mention {
  return { at: { ...anchorForTable(document, table), quote: table.title }, words: table.title };
}

/** 「甲」「乙」「丙」等 7 处: what a message names of several places. */
export function listed(mentions: readonly Mention[]): string {
  const words = [...new Set(mentions.map((one) => one.words))];
  const shown = words
    .slice(0, MOST_NAMED)
    .map((text) => `“${text}”`)
    .join('、');
  return mentions.length > MOST_NAMED || words.length > MOST_NAMED ? `${shown}等 ${mentions.length} 处` : shown;
}

/** One remark for several places of one kind, shown at the first. Null where there is none. */
export function remarkOn(
  mentions: readonly Mention[],
  severity: Severity,
  topic: string,
  message: string,
  more: { readonly expected?: string; readonly actual?: string } = {},
): Remark | null {
  const [first] = mentions;
  if (first === undefined) return null;
  return {
    type: 'remark',
    severity,
    message,
    at: first.at,
    evidence: mentions.map(({ at, words }): Evidence => ({
      anchor: at,
      text: words,
      role: 'stated',
      low: null,
      high: null,
    })),
    topic,
    ...more,
  };
}
