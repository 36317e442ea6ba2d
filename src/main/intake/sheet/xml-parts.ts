import { Parser } from 'htmlparser2';

/** What happens while a part is read from its beginning to its end; names are without prefixes. */
export type PartHandler = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** True as soon as enough has been read. */
  readonly isDone?: () => boolean;
};

/** Bytes or characters parsed at a time, so that a sheet of a hundred megabytes never stands in memory as text. */
const CHUNK = 1 << 20;

/**
 * Reads an XML part as a stream. Entities other than the five of XML and character numbers are left alone, so nothing
 * expands; nothing is kept, so depth and length cost nothing. False where the part breaks off: elements are still open at its
 * end.
 */
export function streamXml(content: Uint8Array | string, handler: PartHandler): boolean {
  let depth = 0;
  let isEmpty = true;
  const parser = new Parser(
    {
      onopentag: (name, given) => {
        depth += 1;
        isEmpty = false;
        handler.open?.(bare(name), given);
      },
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => {
        depth -= 1;
        handler.close?.(bare(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (const part of chunks(content)) {
    if (handler.isDone?.() === true) return true;
    parser.write(part);
  }
  const isWhole = depth === 0 && !isEmpty;
  parser.end();
  return isWhole;
}

function* chunks(content: Uint8Array | string): Generator<string> {
  if (typeof content === 'string') {
    for (let from = 0; from < content.length; from += CHUNK) yield content.slice(from, from + CHUNK);
    return;
  }
  const isUtf16 = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0x3c && content[1] === 0);
  const decoder = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8');
  for (let from = 0; from < content.length; from += CHUNK) {
    yield decoder.decode(content.subarray(from, from + CHUNK), { stream: true });
  }
  yield decoder.decode();
}

/** A name without its prefix. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute whatever its prefix: 「r:id」, 「ss:Index」. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const own = attributes[name];
  if (own !== undefined) return own;
  const key = Object.keys(attributes).find((candidate) => bare(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

/** 「1」「true」 are true. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
