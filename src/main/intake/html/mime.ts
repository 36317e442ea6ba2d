/** One part of a MIME message: its headers by lower-case name, and its content as it was before it was packed. */
export type MimePart = {
  readonly headers: ReadonlyMap<string, string>;
  readonly type: string;
  readonly content: () => Uint8Array;
};

const DEEPEST = 5;
const PART_LIMIT = 5_000;
const HEADER_LIMIT = 64 * 1024;

/**
 * 邮件格式的各部分, inner ones in place of what holds them. Nothing is fetched: parts that lie elsewhere do not exist here.
 * `isCut`: the mark behind the last part is missing, as in a file that was not copied in full.
 */
export function mimeParts(bytes: Uint8Array): { readonly parts: readonly MimePart[]; readonly isCut: boolean } {
  const parts: MimePart[] = [];
  // One character for every byte until a part is unpacked. A decoder of that name means Windows 1252 and changes bytes.
  const hasEnded = collect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), 0, parts);
  return { parts, isCut: !hasEnded };
}

/** A parameter of a header such as `charset` or `boundary`; null where it is not given. */
export function headerParameter(header: string | undefined, name: string): string | null {
  const pattern = new RegExp(`(?:^|[;\\s])${name}\\s*=\\s*(?:"([^"]{0,300})"|([^\\s;"]{1,300}))`, 'i');
  const found = pattern.exec(header ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

/** Collects the parts of a message; true where the mark behind its last part stands there. */
function collect(message: string, depth: number, parts: MimePart[]): boolean {
  if (depth > DEEPEST || parts.length >= PART_LIMIT) return false;
  const { headers, bodyAt } = headersOf(message);
  const header = headers.get('content-type');
  const type = (header ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
  const boundary = type.startsWith('multipart/') ? headerParameter(header, 'boundary') : null;
  if (depth === 0 || boundary !== null) parts.push({ headers, type, content: () => new Uint8Array(0) });
  if (boundary === null) {
    if (depth > 0) {
      const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? '';
      parts.push({ headers, type, content: () => unpacked(message.slice(bodyAt), encoding) });
    }
    return true;
  }
  const mark = `--${boundary}`;
  let at = markAt(message, mark, bodyAt);
  while (at >= 0 && parts.length < PART_LIMIT) {
    const start = at + mark.length;
    if (message.startsWith('--', start)) return true;
    const next = markAt(message, mark, start);
    const line = message.indexOf('\n', start);
    // A message that was cut off still has the part that was being written.
    if (line >= 0) collect(message.slice(line + 1, next < 0 ? undefined : next), depth + 1, parts);
    at = next;
  }
  return false;
}

/** The next place where a mark begins a line. */
function markAt(message: string, mark: string, from: number): number {
  let at = message.indexOf(mark, from);
  while (at > 0 && message[at - 1] !== '\n') at = message.indexOf(mark, at + mark.length);
  return at;
}

function headersOf(message: string): { readonly headers: ReadonlyMap<string, string>; readonly bodyAt: number } {
  const headers = new Map<string, string>();
  const end = /\r?\n[ \t]*\r?\n/.exec(message.slice(0, HEADER_LIMIT));
  const bodyAt = end === null ? message.length : end.index + end[0].length;
  const text = message.slice(0, Math.min(end?.index ?? HEADER_LIMIT, HEADER_LIMIT));
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, bodyAt };
}

function unpacked(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Uint8Array.from(Buffer.from(body, 'base64'));
  const plain = encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
  return Uint8Array.from(Buffer.from(plain, 'latin1'));
}

function fromQuotedPrintable(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
