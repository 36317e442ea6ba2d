/** A part of a stream. */
export type Extent = { readonly offset: number; readonly length: number };

/** 文件信息块. The header of a Word document: what it is and where its structures lie in the table stream. */
export type Fib = {
  readonly isEncrypted: boolean;
  /** Written before Word 97. */
  readonly isOld: boolean;
  readonly tableStream: '0Table' | '1Table';
  /** Characters of the parts, in the order in which they follow one another. */
  readonly characters: {
    readonly text: number;
    readonly footnotes: number;
    readonly headers: number;
    readonly macros: number;
    readonly comments: number;
    readonly endnotes: number;
    readonly boxes: number;
  };
  readonly extent: (structure: keyof typeof STRUCTURES) => Extent;
};

const WORD_97 = 0xa5ec;
/** Versions of Word 6 and 95 end below; those of Word 97 begin at 193, of its trial versions at 105. */
const FIRST_WORD_97 = 105;

/** Places of the offset–length pairs in the header. */
const STRUCTURES = {
  styles: 0xa2,
  sections: 0xca,
  characterPages: 0xfa,
  paragraphPages: 0x102,
  pieces: 0x1a2,
  shapes: 0x1da,
  boxes: 0x25a,
  lists: 0x2e2,
  listOverrides: 0x2ea,
} as const;

/** Reads the header; null where the stream is none of Word. Throws `RangeError` where it is cut off. */
export function readFib(view: DataView): Fib | null {
  const identity = view.getUint16(0, true);
  if (identity !== WORD_97 && (identity & 0xff00) !== 0xa500) return null;
  const flags = view.getUint16(0x0a, true);
  const count = (at: number): number => Math.max(0, view.getInt32(at, true));
  const isOld = identity !== WORD_97 || view.getUint16(2, true) < FIRST_WORD_97;
  return {
    isEncrypted: (flags & 0x0100) !== 0,
    isOld,
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    characters: {
      text: count(0x4c),
      footnotes: count(0x50),
      headers: count(0x54),
      macros: count(0x58),
      comments: count(0x5c),
      endnotes: count(0x60),
      boxes: count(0x64),
    },
    extent: (structure) => {
      const at = STRUCTURES[structure];
      return { offset: view.getUint32(at, true), length: view.getUint32(at + 4, true) };
    },
  };
}
