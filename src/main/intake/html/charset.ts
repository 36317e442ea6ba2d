/** How far browsers look for a declaration; pages of office programs put it a little later. */
const LOOKED_AT = 4096;

/**
 * 声明的编码. The character set that a page or an XML file states about itself, in lower case; null where it states none.
 * Read from the bytes as Latin letters: every encoding that can stand here writes them alike.
 */
export function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT));
  const xml = /^\s*<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(start);
  const meta = /<meta\s[^>]{0,500}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(start);
  return (meta ?? xml)?.[1]?.toLowerCase() ?? null;
}
