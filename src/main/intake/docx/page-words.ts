import type { Defect } from '../../../core/disclosure/index.js';
import type { Story } from '../story.js';
import { at, type Element } from '../ofd/xml.js';
import { lostPageWords, pageWordsSentence } from '../page-words.js';
import { isOn } from './styles.js';

/**
 * 页眉页脚未读. They are drawn around every page and stand at no place of the text, so they are named instead of being read.
 * What the text says itself is not lost with them and not named. `lines`: the text of the document.
 */
export function pageWordsDefects(heads: readonly Story[], lines: readonly string[]): readonly Defect[] {
  const lost = lostPageWords(heads.flatMap(linesOf), lines);
  if (lost.length === 0) return [];
  return [{ code: 'docx.page-words', message: pageWordsSentence('页眉、页脚', lost), at: null }];
}

function linesOf(story: Story): readonly string[] {
  return story.flatMap((item): readonly string[] => {
    if (item.type === 'aside') return [item.text];
    if (item.type === 'table') return item.cells.flatMap(({ content }) => linesOf(content));
    return [...item.lines, ...item.boxes.flatMap(linesOf)];
  });
}

/**
 * Elements of the heads and feet that are drawn, by what the sections of a Word document refer to or, in the form of 2003,
 * hold. Those of first and even pages count only where such pages have their own. `open`: a part by its relation.
 */
export function drawnHeads(
  body: Element,
  settings: Element | null,
  open: (relation: string) => Element | null,
): readonly Element[] {
  const hasEven = isOn(at(settings, 'evenAndOddHeaders'));
  const referred = new Set<string>();
  return sectionsIn(body).flatMap((section) => {
    const hasFirst = isOn(at(section, 'titlePg'));
    return section.children.flatMap((child): readonly Element[] => {
      const { type, id } = child.attributes;
      if ((type === 'first' && !hasFirst) || (type === 'even' && !hasEven)) return [];
      if (child.name === 'hdr' || child.name === 'ftr') return [child];
      if (child.name !== 'headerReference' && child.name !== 'footerReference') return [];
      // Sections refer to the same parts again and again.
      if (id === undefined || referred.has(id)) return [];
      referred.add(id);
      const part = open(id);
      return part === null ? [] : [part];
    });
  });
}

/** Properties of the sections: the last stand in the body, those before in the last paragraph of each. */
function sectionsIn(body: Element): readonly Element[] {
  return body.children.flatMap((child): readonly Element[] => {
    if (child.name === 'sectPr') return [child];
    if (child.name === 'p') {
      const section = at(child, 'pPr', 'sectPr');
      return section === null ? [] : [section];
    }
    return child.name === 'tbl' ? [] : sectionsIn(child);
  });
}
