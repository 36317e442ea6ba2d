import type { Disclosure, Profile } from '../disclosure/index.js';
import type { OwnCodes } from './classification/index.js';
import type { Copy } from './together/copies.js';

/** A disclosure together with the key of its document (SHA-256 of the bytes). */
export type Subject = {
  readonly document: string;
  readonly disclosure: Disclosure;
  /** 地区口径: id of the region profile the reviewer chose; left out: by the unit's name. */
  readonly region?: string;
  /** 本单位码表, of any years; that of the document's year holds. Left out: the program's tables. */
  readonly codes?: readonly OwnCodes[];
  /** 同一材料的其他文件: the other files of the disclosure, where it was published as several. Left out: there are none. */
  readonly beside?: readonly Subject[];
  /** Set while the disclosure is put together from several files: tables that two of them print, and the file's own facts. */
  readonly together?: { readonly copies: readonly Copy[]; readonly profile: Profile };
};
