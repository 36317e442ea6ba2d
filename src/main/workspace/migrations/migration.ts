/** One step of the schema. Additive: later versions add, they do not rename or drop. */
export type Migration = {
  /** `user_version` after this step. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};
