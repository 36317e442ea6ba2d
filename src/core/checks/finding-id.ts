const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
/** Second start value, so that the two halves are independent. */
const OTHER_OFFSET = 0x3c6ef372;

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    hash = Math.imul(hash ^ (code & 0xff), PRIME);
    hash = Math.imul(hash ^ (code >>> 8), PRIME);
  }
  return hash >>> 0;
}

/**
 * A stable 64-bit name for a finding, 16 hexadecimal digits: two FNV-1a hashes over the parts. Not for security; it
 * only has to stay the same over runs, machines and re-imports.
 */
export function stableId(parts: readonly (string | number | null)[]): string {
  const text = parts.map((part) => (part === null ? '∅' : String(part))).join('\u001f');
  return [OFFSET, OTHER_OFFSET].map((offset) => fnv1a(text, offset).toString(16).padStart(8, '0')).join('');
}
