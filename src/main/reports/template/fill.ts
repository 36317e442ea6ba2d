import { placeholdersIn } from './placeholders.js';
import { TemplateProblem } from './template-problem.js';
import { childOf, copyOf, paragraphsIn, paragraphText, piecesOf, textOf, type Element, type Node } from './word-xml.js';

/** What stands for a name: words, or paragraphs. */
export type Value = string | readonly string[];
export type Values = ReadonlyMap<string, Value>;

/** What a template is filled with. */
export type Content = {
  readonly values: Values;
  /** For each list the values of its items. */
  readonly lists: ReadonlyMap<string, readonly Values[]>;
};

/** Fills every placeholder below an element. Formatting stays that of the place where the placeholder begins. */
export function fill(parent: Element, content: Content): void {
  parent.children = filled(parent.children, content, content.values);
}

function filled(children: readonly Node[], content: Content, values: Values): Node[] {
  const result: Node[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined) break;
    if (typeof child === 'string') {
      result.push(child);
      continue;
    }
    const list = listAt(child);
    if (list === null) {
      result.push(...filledElement(child, content, values));
      continue;
    }
    const end = list.closed ? index : endOf(children, index, list.name);
    const body = list.closed ? [child] : children.slice(index + 1, end);
    for (const item of content.lists.get(list.name) ?? []) {
      const scope = new Map([...values, ...item]);
      const copies = body.map((node) => (typeof node === 'string' ? node : withoutMarks(copyOf(node))));
      result.push(...filled(copies, content, scope));
    }
    index = end;
  }
  return result;
}

/** A list that begins at a paragraph or table row; `closed`: it also ends there, so that this is what is repeated. */
function listAt(element: Element): { readonly name: string; readonly closed: boolean } | null {
  if (element.name !== 'w:p' && element.name !== 'w:tr') return null;
  const marks = textsIn(element)
    .flatMap(placeholdersIn)
    .filter(({ role }) => role !== 'value');
  const [first, second] = marks;
  if (first?.role !== 'begin') return null;
  return { name: first.name, closed: second?.role === 'end' };
}

function textsIn(element: Element): readonly string[] {
  return element.name === 'w:p' ? [paragraphText(element)] : paragraphsIn(element).map(paragraphText);
}

function endOf(children: readonly Node[], from: number, name: string): number {
  for (let index = from + 1; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined || typeof child === 'string') continue;
    if (textsIn(child).some((text) => placeholdersIn(text).some((one) => one.role === 'end' && one.name === name)))
      return index;
  }
  throw new TemplateProblem(
    `模板中 {{#${name}}} 和 {{/${name}}} 须写在同一段、表格的同一行，或各自单独成段。请调整后重新选择。`,
  );
}

function withoutMarks(element: Element): Element {
  const paragraphs = element.name === 'w:p' ? [element] : paragraphsIn(element);
  for (const paragraph of paragraphs) replaceIn(paragraph, ({ role }) => (role === 'value' ? null : ''));
  return element;
}

function filledElement(element: Element, content: Content, values: Values): readonly Element[] {
  if (element.name !== 'w:p') {
    element.children = filled(element.children, content, values);
    if (element.name === 'w:tc' && childOf(element, 'w:p') === undefined) {
      element.children.push({ name: 'w:p', attributes: {}, children: [] });
    }
    return [element];
  }
  const text = paragraphText(element).trim();
  const [only] = placeholdersIn(text);
  const value = only?.role === 'value' && only.to - only.from === text.length ? values.get(only.name) : undefined;
  // A placeholder alone in its paragraph becomes as many paragraphs as it has; none where it has none.
  if (value !== undefined && typeof value !== 'string') {
    // A cell without any paragraph is a file Word cannot open, so that an empty one stays.
    const paragraphs = value.length === 0 ? [''] : value;
    return paragraphs.map((paragraph, index) => {
      const copy = index === paragraphs.length - 1 ? element : withoutSection(copyOf(element));
      replaceIn(copy, () => paragraph);
      return copy;
    });
  }
  replaceIn(element, ({ name, role }) => {
    const found = role === 'value' ? values.get(name) : undefined;
    return found === undefined ? null : typeof found === 'string' ? found : found.join('\n');
  });
  // Text boxes and the like inside the paragraph.
  element.children = filled(element.children, content, values);
  return [element];
}

/** The end of a section stays with the last of the paragraphs that one has become. */
function withoutSection(paragraph: Element): Element {
  const properties = childOf(paragraph, 'w:pPr');
  if (properties !== undefined) {
    properties.children = properties.children.filter((child) => typeof child === 'string' || child.name !== 'w:sectPr');
  }
  return paragraph;
}

/** Puts words in the place of placeholders, which Word may have torn over several runs; `null` leaves one as it is. */
function replaceIn(
  paragraph: Element,
  wordsFor: (placeholder: ReturnType<typeof placeholdersIn>[number]) => string | null,
): void {
  const pieces = piecesOf(paragraph);
  const texts = pieces.map(({ piece }) => textOf(piece));
  for (const placeholder of placeholdersIn(texts.join('')).toReversed()) {
    const words = wordsFor(placeholder);
    if (words !== null) replaceSpan(texts, placeholder.from, placeholder.to, words);
  }
  for (const [index, { piece, run }] of pieces.entries()) setText(piece, run, texts[index] ?? '');
}

/** The words take the place of the first piece touched; the others lose their share. */
function replaceSpan(texts: string[], from: number, to: number, words: string): void {
  let start = 0;
  let isPlaced = false;
  for (const [index, text] of texts.entries()) {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, text.length)];
    start += text.length;
    if (first >= last) continue;
    texts[index] = text.slice(0, first) + (isPlaced ? '' : words) + text.slice(last);
    isPlaced = true;
  }
}

/** A line end inside the words is a line break inside the run. */
function setText(piece: Element, run: Element, text: string): void {
  if (textOf(piece) === text) return;
  const nodes = text
    .split('\n')
    .flatMap((line, index): Element[] => [
      ...(index === 0 ? [] : [{ name: 'w:br', attributes: {}, children: [] }]),
      { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: line === '' ? [] : [line] },
    ]);
  run.children = run.children.flatMap((child) => (child === piece ? nodes : [child]));
}
