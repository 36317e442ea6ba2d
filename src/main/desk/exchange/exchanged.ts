import type { SayingKind } from '../../workspace/index.js';
import type { Context } from '../context.js';

/** What came of bringing a place to what a saying says. `waiting`: its document is not here; `locked`: its review is signed. */
type Settled = 'done' | 'waiting' | 'locked';

/** What is exchanged of one kind: how it is read from the workspace, told apart, and written into another one. */
export type Exchanged<Body> = {
  readonly kind: SayingKind;
  /** A body as it comes from a file somebody else wrote; null where it is none. */
  readonly read: (value: unknown) => Body | null;
  /** What stands in the workspace now, by place. */
  readonly list: (context: Context) => ReadonlyMap<string, Body>;
  /** Place of a body in this workspace; null while its document is not here. */
  readonly placeOf: (context: Context, body: Body) => string | null;
  /** What it says, without who said it and when: two reviewers may say the same. */
  readonly meaning: (body: Body) => unknown;
  /** Which of two sides holds until the conflict is decided: the lower number, so that no error is lost. */
  readonly rank: (body: Body) => number;
  /** What it says once nothing stands at its place any more; null where things do not vanish. */
  readonly gone: (body: Body) => Body | null;
  readonly apply: (context: Context, place: string, body: Body, actor: string) => Settled;
  /** Document it is about, or null, and what is said in words for the reviewer. */
  readonly told: (
    context: Context,
    body: Body,
  ) => { readonly document: string | null; readonly subject: string; readonly says: string };
};
