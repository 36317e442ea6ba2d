import type { Disclosure } from '../disclosure/index.js';

/** A disclosure together with the key of its document (SHA-256 of the bytes). */
export type Subject = {
  readonly document: string;
  readonly disclosure: Disclosure;
  /** 地区口径: id of the region profile the reviewer chose; left out: by the unit's name. */
  readonly region?: string;
};
