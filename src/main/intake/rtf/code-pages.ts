/** Encodings by the number of a font's character set; fonts of other sets are written in the encoding of the file. */
const CHARSETS: Readonly<Record<number, string>> = { 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5' };
/** Encodings by code page. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
};
const WESTERN = 'windows-1252';

/** 代码页. The encoding of a file that names this code page. */
export function encodingOfPage(page: number): string {
  return CODE_PAGES[page] ?? WESTERN;
}

/** The encoding of text in a font of this character set; null where the file's own holds. */
export function encodingOfCharset(charset: number): string | null {
  return CHARSETS[charset] ?? null;
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder | null>();

/** Decodes text; what no character stands for comes out as U+FFFD. */
export function decodeBytes(bytes: readonly number[], encoding: string): string {
  const decoder = decoderOf(encoding);
  return decoder === null ? '\ufffd'.repeat(bytes.length) : decoder.decode(Uint8Array.from(bytes));
}

/** Null where this runtime does not know the encoding. */
function decoderOf(encoding: string): Decoder | null {
  const known = decoders.get(encoding);
  if (known !== undefined) return known;
  let made: Decoder | null = null;
  try {
    made = new TextDecoder(encoding);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  decoders.set(encoding, made);
  return made;
}
