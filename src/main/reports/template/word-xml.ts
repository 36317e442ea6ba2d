import { Parser } from 'htmlparser2';

/** An element of a Word part. Changed in place while a template is filled: the tree belongs to one filling. */
export type Element = { readonly name: string; readonly attributes: Record<string, string>; children: Node[] };
/** An element or a text. */
export type Node = Element | string;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Reads a part. Nothing expands: entities other than the five of XML and character numbers stay as they are. */
export function readXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element: Element = { name, attributes: { ...attributes }, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => {
        if (open.length > 1) open.at(-1)?.children.push(text);
      },
      onclosetag: () => {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return root;
}

/** Writes a part that `readXml` has read. */
export function writeXml(root: Element): string {
  return DECLARATION + root.children.map(written).join('');
}

function written(node: Node): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A copy that can be changed on its own. */
export function copyOf(element: Element): Element {
  return {
    name: element.name,
    attributes: { ...element.attributes },
    children: element.children.map((child) => (typeof child === 'string' ? child : copyOf(child))),
  };
}

/** The first child of the given name. */
export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((child): child is Element => typeof child !== 'string' && child.name === name);
}

/** The pieces of text of a paragraph with their runs; those of paragraphs inside it, as in a text box, are not its own. */
export function piecesOf(paragraph: Element): readonly { readonly piece: Element; readonly run: Element }[] {
  return paragraph.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'w:p') return [];
    if (child.name !== 'w:r') return piecesOf(child);
    return child.children.flatMap((piece) =>
      typeof piece !== 'string' && piece.name === 'w:t' ? [{ piece, run: child }] : [],
    );
  });
}

/** The text of a piece. */
export function textOf(piece: Element): string {
  return piece.children.map((child) => (typeof child === 'string' ? child : '')).join('');
}

/** The own text of a paragraph. */
export function paragraphText(paragraph: Element): string {
  return piecesOf(paragraph)
    .map(({ piece }) => textOf(piece))
    .join('');
}

/** Every paragraph below an element, those inside others included. */
export function paragraphsIn(element: Element): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === 'w:p' ? [child] : []), ...paragraphsIn(child)],
  );
}
