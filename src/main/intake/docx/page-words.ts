import type { Defect } from '../../../core/disclosure/index.js';
import type { Story } from '../story.js';
import { at, type Element } from '../ofd/xml.js';
import { isOn } from './styles.js';

/** What stays of a line of heads and feet when the number of the page and what surrounds it are taken away. */
const PAGE_NUMBER = /page|of|[\d\s第共页一二三四五六七八九十百ⅰ-ⅻⅠ-Ⅻ]/giu;
const WORD = /\p{L}/u;
/** Tables that state no unit of their own may rest on this one, whatever the document says elsewhere. */
const UNIT = /单位[:：]|^[（(]?[千万亿]?元[）)]?$/;
const MOST_SHOWN = 3;
/** More different lines around the pages are an attack. */
const MOST_LINES = 200;
const LONGEST_SHOWN = 40;

/**
 * 页眉页脚未读. They are drawn around every page and stand at no place of the text, so they are named instead of being read.
 * What the text says itself is not lost with them and not named. `lines`: the text of the document.
 */
export function pageWordsDefects(heads: readonly Story[], lines: readonly string[]): readonly Defect[] {
  const words = [...new Set(heads.flatMap(linesOf).map((line) => line.replace(/\s+/g, ' ').trim()))]
    .filter((line) => WORD.test(line.replace(PAGE_NUMBER, '')))
    .slice(0, MOST_LINES);
  if (words.length === 0) return [];
  const body = lines.join('').replace(/\s/g, '');
  const lost = words.filter((line) => UNIT.test(line) || !body.includes(line.replace(/\s/g, '')));
  if (lost.length === 0) return [];
  const shown = lost.slice(0, MOST_SHOWN).map((line) => `“${shortened(line)}”`);
  const more = lost.length > MOST_SHOWN ? '等' : '';
  return [
    {
      code: 'docx.page-words',
      message: `页眉、页脚中的${shown.join('、')}${more}未作为正文读取。如是表名、金额单位或数字，请对照原件核对。`,
      at: null,
    },
  ];
}

function shortened(line: string): string {
  const characters = [...line];
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : line;
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
