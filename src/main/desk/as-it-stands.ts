import type { CheckResult, Subject } from '../../core/checks/index.js';
import type { Workspace } from '../workspace/index.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';

/** Rows ever written through the connection: as long as it is the same number, the workspace says the same. */
function rowsWritten({ database }: Workspace): number {
  return database.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
}

/**
 * Makes something of what the workspace says, in turns: what is asked of the desk meanwhile gets its turn. Where one of these turns has
 * written anything – a correction, a setting – it is made once more, at once, so that it can be stored with what the workspace says in
 * the turn in which this resolves. Null: the workspace was closed meanwhile.
 */
export async function asItStands<Value>(
  workspace: Workspace,
  inTurns: () => Promise<Value>,
  atOnce: () => Value,
): Promise<Value | null> {
  if (!workspace.database.open) return null;
  const before = rowsWritten(workspace);
  const made = await inTurns();
  if (!workspace.database.open) return null;
  return rowsWritten(workspace) === before ? made : atOnce();
}

/** Checks a document of the workspace as it stands. Null: it is not there any more, or the workspace was closed meanwhile. */
export async function checkStored(
  workspace: Workspace,
  document: string,
  disclosures: DisclosureCache,
  { checkDocument, checkDocumentInTurns }: Pick<Dependencies, 'checkDocument' | 'checkDocumentInTurns'>,
): Promise<CheckResult | null> {
  const checkedBy = <Result>(check: (subject: Subject) => Result): Result | null => {
    const disclosure = disclosures.load(document);
    return disclosure === null ? null : check({ document, disclosure });
  };
  return asItStands(
    workspace,
    async () => checkedBy(checkDocumentInTurns),
    () => checkedBy(checkDocument),
  );
}
