import type { Disclosure } from '../disclosure/index.js';
import type { OwnCodes } from './classification/index.js';

/** A disclosure together with the key of its document (SHA-256 of the bytes). */
export type Subject = {
  readonly document: string;
  readonly disclosure: Disclosure;
  /** 地区口径: id of the region profile the reviewer chose; left out: by the unit's name. */
  readonly region?: string;
  /** 本单位码表, of any years; that of the document's year holds. Left out: the program's tables. */
  readonly codes?: readonly OwnCodes[];
};
