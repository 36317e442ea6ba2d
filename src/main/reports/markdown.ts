import { reviewWords as words, type PrintedParagraph, type ReportModel } from '../../core/review/index.js';
import { LEDGER_COLUMNS } from './columns.js';
import { appendixOf, dateText, opinionOf } from './opinion.js';

/** Opinion and ledger as Markdown (UTF-8, line feeds). Every printed text is escaped: it may hold any character. */
export function renderMarkdown(model: ReportModel): Uint8Array {
  const parts = [
    `# ${escaped(model.title)}`,
    ...opinionOf(model).map(block),
    escaped(model.reviewer),
    escaped(dateText(model.date)),
    ...appendixOf(model).map(block),
    `## ${escaped(model.ledgerTitle)}`,
    model.ledger.length === 0 ? words.ledger.empty : ledger(model),
  ];
  return new TextEncoder().encode(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

function block({ level, text }: PrintedParagraph): string {
  const body = escaped(text).replaceAll('\n', '  \n');
  if (level === 'heading1') return `## ${body}`;
  if (level === 'heading2') return `### ${body}`;
  // A full stop behind a number at the beginning of a line would make a list and renumber it.
  return body.replace(/^(\d+)\./, '$1\\.');
}

function ledger(model: ReportModel): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(LEDGER_COLUMNS.map(({ heading }) => heading)),
    line(LEDGER_COLUMNS.map(() => '---')),
    ...model.ledger.map((row) => line(LEDGER_COLUMNS.map(({ key }) => cell(String(row[key] ?? ''))))),
  ].join('\n');
}

function cell(text: string): string {
  return escaped(text).replace(/\n/g, '<br>');
}

/** Characters that Markdown or HTML would read as markup. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/^([-+=])/gm, '\\$1');
}
