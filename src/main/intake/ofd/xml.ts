import { Parser } from 'htmlparser2';

/** An element. Prefixes are taken off: producers use their own for the same names. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without that of children. */
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string };

/** Elements inside elements; deeper ones are an attack. */
const DEEPEST = 200;
const ELEMENT_LIMIT = 3_000_000;

/**
 * Parses XML into a tree. Entities other than the five of XML and character numbers are left alone, so nothing expands.
 * Null where there is no element, or more than any document has, and where the text breaks off with elements still open:
 * half a page must not count as a page.
 */
export function parseXml(text: string): Element | null {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  let count = 0;
  let refused = false;
  const parser = new Parser(
    {
      onopentag: (name, given) => {
        count += 1;
        if (count > ELEMENT_LIMIT || stack.length > DEEPEST) {
          refused = true;
          parser.pause();
          parser.reset();
          return;
        }
        const attributes: Record<string, string> = {};
        for (const [key, value] of Object.entries(given)) attributes[withoutPrefix(key)] = value;
        const element: Open = { name: withoutPrefix(name), attributes, children: [], text: '' };
        stack[stack.length - 1]?.children.push(element);
        stack.push(element);
      },
      ontext: (part) => {
        const open = stack[stack.length - 1];
        if (open !== undefined) open.text += part;
      },
      onclosetag: () => {
        if (stack.length > 1) stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  const isWhole = stack.length === 1;
  if (!refused) parser.end();
  return refused || !isWhole ? null : (root.children[0] ?? null);
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Children of that name. */
export function all(element: Element | null | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first descendant on a path of names. */
export function at(element: Element | null | undefined, ...path: readonly string[]): Element | null {
  let found: Element | null = element ?? null;
  for (const name of path) found = found?.children.find((child) => child.name === name) ?? null;
  return found;
}

/** Numbers separated by blanks; what is no number is left out. */
export function numbers(text: string | undefined): readonly number[] {
  if (text === undefined) return [];
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => Number.isFinite(value));
}
