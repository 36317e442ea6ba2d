const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
/** Second start value, so that the two halves are independent. */
const OTHER_OFFSET = 0x3c6ef372;

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * A stable 64-bit name for a finding, 16 hexadecimal digits: two FNV-1a hashes over the parts. Not for security; it
 * only has to stay the same over runs, machines and re-imports.
 */
export function stableId(parts: readonly (string | number | null)[]): string {
  const text = parts.map((part) => (part === null ? '∅' : String(part))).join('\u001f');
  // Both hashes in one walk over the text: every finding has an id.
  let [one, other] = [OFFSET, OTHER_OFFSET];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const [low, high] = [code & 0xff, code >>> 8];
    one = Math.imul(Math.imul(one ^ low, PRIME) ^ high, PRIME);
    other = Math.imul(Math.imul(other ^ low, PRIME) ^ high, PRIME);
  }
  return hex(one) + hex(other);
}
