import type { DocumentSummary } from '../../shared/desk-api.js';
import { words } from '../words.js';

/** A document in a list of choices: 「2026 预算 某单位」, with the version where there is a newer one. */
export function documentName(document: DocumentSummary): string {
  return [
    document.fiscalYear,
    document.stage === null ? null : words.stage[document.stage],
    document.unitName ?? document.fileName,
    document.latest ? null : words.library.olderVersion(document.version),
  ]
    .filter((part) => part !== null)
    .join(' ');
}
