import { isTableBetween, linesOf, type Spot, type TextLine } from './lines.js';
import type { Disclosure } from '../../disclosure/index.js';

/** Characters shown of the end of a paragraph. */
const SHOWN = 12;
/** What stands in front of a heading and has a number of its own. */
const ORDINAL = /^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;
/** 「本部门没有政府性基金预算」: a whole sentence, however short. */
const DENIAL =
  /^(?:本|我)(?:部门|单位|院|局|厅|委|办|中心)[^。；]{0,24}(?:没有|无|不涉及|未安排)[\u4e00-\u9fff（）]{2,}$/;

function endOf(line: TextLine): Spot {
  const end = line.text.trimEnd().length;
  return { line, start: Math.max(0, end - SHOWN), end };
}

/** Paragraphs with a numbered heading right behind them, with the paragraph that stands before them. */
function lastParagraphs(disclosure: Disclosure): readonly TextLine[] {
  const lines = linesOf(disclosure);
  return lines.filter((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.isHeading || line.isDefinition || line.section === null) return false;
    return next.isHeading && ORDINAL.test(next.text) && !isTableBetween(disclosure, line, next);
  });
}

/** Last members of a list that end with 「；」 although a heading follows. Duties are lists of headings of their own. */
export function semicolonsAtEnd(disclosure: Disclosure): readonly Spot[] {
  return lastParagraphs(disclosure)
    .filter(({ text, section }) => section !== 'N-DUTY' && /[；;]\s*$/.test(text) && !ORDINAL.test(text))
    .map(endOf);
}

/** Sentences without their full stop although a heading follows; a document that prints none at all has a style of its own. */
export function sentencesWithoutStop(disclosure: Disclosure): readonly Spot[] {
  const last = lastParagraphs(disclosure);
  const open = last.filter(({ text }) => {
    const words = text.trim();
    if (!/[\u4e00-\u9fff]$/.test(words)) return false;
    // What stands below a picture names it.
    if (/图$|^[图表]\s*\d*[：:]/.test(words)) return false;
    return DENIAL.test(words) || (/[，；。]/.test(words) && /[，；。][^，；。]{2,30}$/.test(words));
  });
  return open.length * 3 > last.length ? [] : open.map(endOf);
}
