import { paragraphText, type Element } from './word-xml.js';
import { TemplateProblem } from './template-problem.js';

/** 占位符 as it stands in a text: 「{{单位}}」「{{#问题}}」「{{/问题}}」; the braces may be full-width. */
export type Placeholder = {
  readonly name: string;
  readonly role: 'value' | 'begin' | 'end';
  readonly from: number;
  readonly to: number;
};

const PLACEHOLDER = /[{｛]{2}\s*([#＃/／]?)\s*([^{}｛｝]*?)\s*[}｝]{2}/gu;

/** The placeholders of a text in their order. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => {
    const [whole, mark = '', name = ''] = match;
    return {
      name,
      role: mark === '' ? 'value' : mark === '#' || mark === '＃' ? 'begin' : 'end',
      from: match.index,
      to: match.index + whole.length,
    };
  });
}

/** Names that a template may use. */
export type Vocabulary = {
  /** 「{{单位}}」: words, or whole paragraphs. */
  readonly values: readonly string[];
  /** 「{{#问题}}…{{/问题}}」 with the names inside. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
};

/**
 * Refuses a template with names nobody knows, with lists that are not closed, or with a placeholder that was not written to
 * its end: what a template asks for and does not get would otherwise stand in an opinion that somebody signs.
 */
export function checkPlaceholders(paragraphs: readonly Element[], vocabulary: Vocabulary): void {
  const unknown = new Set<string>();
  const open: string[] = [];
  for (const paragraph of paragraphs) {
    const text = paragraphText(paragraph);
    const found = placeholdersIn(text);
    const rest = text.replace(PLACEHOLDER, '');
    if (/[{｛]{2}|[}｝]{2}/u.test(rest)) {
      throw new TemplateProblem(
        `模板中“${text.trim().slice(0, 40)}”一段的占位符没有写完整。请写成 {{名称}} 后重新选择。`,
      );
    }
    for (const { name, role } of found) {
      const inside = open.at(-1);
      if (role === 'begin') {
        if (vocabulary.lists[name] === undefined) unknown.add(`#${name}`);
        if (inside !== undefined)
          throw new TemplateProblem(`模板中 {{#${inside}}} 之内不能再有 {{#${name}}}。请分开写。`);
        open.push(name);
      } else if (role === 'end') {
        if (open.pop() !== name) throw new TemplateProblem(`模板中 {{/${name}}} 没有与之对应的 {{#${name}}}。请补上。`);
      } else {
        const known = [...vocabulary.values, ...(inside === undefined ? [] : (vocabulary.lists[inside] ?? []))];
        if (!known.includes(name)) unknown.add(name);
      }
    }
  }
  if (unknown.size > 0) {
    const named = [...unknown].map((name) => `{{${name}}}`).join('、');
    throw new TemplateProblem(`模板中有不认识的占位符：${named}。请对照手册“导出”一章改正后重新选择。`);
  }
  const [left] = open;
  if (left !== undefined) throw new TemplateProblem(`模板中 {{#${left}}} 没有结束。请在列表之后写上 {{/${left}}}。`);
}
