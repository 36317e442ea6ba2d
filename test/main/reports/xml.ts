/** A small strict XML reader for tests: refuses what is not well-formed, which is what Word and Excel do. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (/[^\P{Cc}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/u.test(text)) throw new Error('not a character of XML');
  return text.replace(/&([^;]{1,10});|&/g, (whole, entity: string | undefined) => {
    if (entity === undefined) throw new Error('bare &');
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    const known = ENTITIES[entity];
    if (known === undefined) throw new Error(`unknown entity ${whole}`);
    return known;
  });
}

export function parseXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const tokens = source
    .replace(/^\ufeff/, '')
    .matchAll(/<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)|</g);
  for (const [whole, closing, name, attributes, selfClosing, text] of tokens) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('too many end tags');
    if (text !== undefined) {
      if (open.length > 1) parent.children.push(decode(text));
      else if (text.trim() !== '') throw new Error('text outside the root');
    } else if (name === undefined) {
      if (whole === '<') throw new Error('bare <');
    } else if (closing === '/') {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const elements = root.children.filter((child) => typeof child !== 'string');
  if (elements.length !== 1) throw new Error('one root expected');
  return elements[0]!;
}

function attributesOf(source: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name, value] of source.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)) {
    if (found[name!] !== undefined) throw new Error(`attribute ${name} twice`);
    found[name!] = decode(value!);
  }
  return found;
}

/** Every element of a name below `element`, in document order. */
export function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
