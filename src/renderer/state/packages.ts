import type { PackagePreview } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { showMessage, type Desk } from './desk.js';
import { handOut } from './exporting.js';
import { handIn } from './hand-in.js';

/** A package that was chosen and looked at, and is not merged yet. */
export type ChosenPackage = { readonly token: string; readonly name: string; readonly preview: PackagePreview };

/** Has the program write a package and hands it to the reviewer. */
export async function exportPackage(desk: Desk, withOriginals: boolean): Promise<void> {
  const file = await desk.ask('packages.export', { withOriginals });
  if (file !== null) handOut(desk, file);
}

/** Hands a package to the program and asks what merging it would do. Null where it is refused; the message is shown by then. */
export async function choosePackage(desk: Desk, file: File): Promise<ChosenPackage | null> {
  const { name } = file;
  const token = await handIn(desk, file, words.packages.unreadable);
  if (token === null) return null;
  const preview = await desk.ask('packages.preview', { token, name });
  return preview === null ? null : { token, name, preview };
}

/** Merges a package that was looked at, with or without its own rules and rule settings. True where it was merged. */
export async function mergePackage(desk: Desk, { token, name }: ChosenPackage, withRules: boolean): Promise<boolean> {
  const result = await desk.ask('packages.import', { token, name, withRules });
  if (result === null) return false;
  const { added, changed, same, conflicts } = result.counts;
  const others = result.others.added + result.others.changed + result.rules;
  showMessage(desk, 'info', words.packages.merged(added, changed, same, conflicts, others));
  return true;
}

/** Copies the workspace. */
export async function backUp(desk: Desk): Promise<void> {
  const made = await desk.ask('workspace.backup', {});
  if (made !== null) showMessage(desk, 'info', words.packages.backedUp(made.path, made.documents, made.notes));
}
