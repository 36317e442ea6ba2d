import type { Disclosure } from '../../disclosure/index.js';

/** Codes of the defects by which readers say that pages were read from images: whole pages, or pictures on them. */
const FROM_IMAGE = /\.(?:part-)?recognised$/;

/** 含扫描页. True where some of the text was recognised from images, so that one wrong character may be the reader's own. */
export function isFromImage({ defects }: Disclosure): boolean {
  return defects.some(({ code }) => FROM_IMAGE.test(code));
}
