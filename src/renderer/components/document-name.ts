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

const names = new WeakMap<readonly DocumentSummary[], ReadonlyMap<string, string>>();

/**
 * Names of documents among others, by id: where two would read the same, as the text and the tables of one office, each with
 * the name of its file.
 */
export function documentNames(documents: readonly DocumentSummary[]): ReadonlyMap<string, string> {
  const known = names.get(documents);
  if (known !== undefined) return known;
  const alike = Map.groupBy(documents, documentName);
  const found = new Map(
    documents.map((one) => {
      const name = documentName(one);
      const file = one.fileName.split('/').at(-1) ?? one.fileName;
      return [one.id, (alike.get(name)?.length ?? 0) > 1 && !name.includes(one.fileName) ? `${name} ${file}` : name];
    }),
  );
  names.set(documents, found);
  return found;
}
