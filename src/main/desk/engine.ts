import { createHash } from 'node:crypto';
import type { RuleInfo } from '../../core/checks/index.js';
import packageJson from '../../../package.json';

/** Raise it with every change that makes the reading or checking of the same bytes give another result. */
const READING = 15;

/** Version of the program, for the status line. */
export const PROGRAM_VERSION: string = packageJson.version;

/**
 * What read and checked a document: program version, reading version and the rule catalogue. A document read by another
 * engine is read again when it is imported again.
 */
export function engineOf(rules: readonly RuleInfo[]): string {
  const catalogue = createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);
  return `${PROGRAM_VERSION}/${READING}/${catalogue}`;
}
