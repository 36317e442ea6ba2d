import type { z } from 'zod';
import type { ActView, DeskEvent, Operation, operations, Results } from '../../shared/desk-api.js';
import type { PageDrawer } from '../intake/index.js';
import type { Workspace } from '../workspace/index.js';
import type { Keeper } from './backups/keeper.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import type { Exports } from './exports.js';
import type { Importer } from './import-job.js';
import type { Packager } from './packager.js';
import type { Uploads } from './uploads.js';

/** Acts of this session, the last one at the end; with the program they end. Each reviewer takes back only their own. */
export type Acts = {
  /** Runs a use case; what it changes can be taken back where the operation is one of the reviewer's acts. */
  readonly record: <Value>(operation: string, run: () => Value) => Value;
  readonly undo: (context: Context) => ActView | null;
  readonly redo: (context: Context) => ActView | null;
};

/**
 * What takes the place of the workspace: a copy that lies beside it and is proven, itself with its indexes made anew, or itself in
 * another place (`target`: its file there).
 */
export type Replacement =
  | { readonly type: 'restore'; readonly staged: string; readonly from: string }
  | { readonly type: 'rebuild' }
  | { readonly type: 'move'; readonly target: string };

/** What every use case works with. */
export type Context = {
  readonly workspace: Workspace;
  /** Place by which the workspace was named at the start; where it was moved, its former place. */
  readonly named: string;
  readonly host: 'electron' | 'loopback';
  /** Folder of the sample documents, or null. */
  readonly samples: string | null;
  readonly dependencies: Dependencies;
  readonly disclosures: DisclosureCache;
  readonly uploads: Uploads;
  readonly exports: Exports;
  readonly importer: Importer;
  readonly pages: PageDrawer;
  /** What the reviewer did in this session, to be taken back. */
  readonly acts: Acts;
  /** Writes and reads packages. */
  readonly packager: Packager;
  /** Copies of the workspace. */
  readonly keeper: Keeper;
  /**
   * Closes the workspace, exchanges it and opens it again; this context ends with it. Gives the name under which the former
   * file stays, or null where nothing was exchanged. Null where the workspace cannot be exchanged.
   */
  readonly replace: ((how: Replacement) => Promise<string | null>) | null;
  readonly emit: (event: DeskEvent) => void;
};

/** A use case: checked input in, result out. A failure a reviewer can act on is thrown as DeskProblem. */
type Handler<Name extends Operation> = (
  context: Context,
  input: z.output<(typeof operations)[Name]>,
) => Results[Name] | Promise<Results[Name]>;

/** The use cases of some operations. */
export type Handlers<Name extends Operation = Operation> = { readonly [Key in Name]: Handler<Key> };
