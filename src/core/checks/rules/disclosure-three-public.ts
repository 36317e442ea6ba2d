import { notApplicable, passed, type Rule } from '../outcome.js';
import { hasNarrative } from '../text/lines.js';
import { statements } from '../text/matters.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { matchesIn } from '../text/matches.js';

/** 「“三公”经费预算 3.20 万元，比上年增加 0.50 万元」: what grew, against which year, and by how much. */
const GROWN =
  /(三公[”"]?经费|因公出国（境）费|公务接待费|公务用车购置(?:及(?:运行(?:维护)?|运维))?费|公务用车(?:运行(?:维护)?|运维)费)[^。；]{0,48}?(?:比|较|同比)[^。；，、]{0,24}?(?:增加|增长|上升|增)\s*([\d,]*\d(?:\.\d+)?)/g;

/** Whatever else may be compared: the budget with its own execution, or the year before last. */
const OTHER_BASE = /减少|下降|降低|持平|增（减）|增\(减\)|增减/;

/** Words that give a reason, in the sentence or in the one behind it. */
const REASON = /原因|由于|因为|主要(?:是|系|用于)|用于|为了|新增/;

/** True where a part of the whole grew and the text says why: then the whole, which may not grow, is what counts. */
function isExplainedPart(text: string, start: number, name: string): boolean {
  if (name.startsWith('三公')) return false;
  const [own = '', next = ''] = text.slice(start).split('。');
  return REASON.test(own) || REASON.test(next);
}

/** “三公”经费增加规则: what the text itself says grew, for a reviewer who has no file of the year before. */
export const threePublicGrowth: Rule = {
  id: 'DISC-3P-GROWTH',
  name: '“三公”经费增加',
  family: 'disclosure',
  severity: 'notice',
  basis: '党政机关厉行节约反对浪费条例；过紧日子要求（引用前请核对）',
  needs: '“三公”经费的文字说明',
  description:
    '文字写明“三公”经费比上年增加的，或其分项增加而没有说明原因的，提示一条，请核对理由是否充分。减少、持平和没有选定的增减选项不报；库中有上年文件的，金额另按“‘三公’经费只减不增”核对。',
  check: ({ disclosure, document }) => {
    if (!hasNarrative(disclosure)) return [notApplicable('文件中没有文字说明')];
    const lines = statements(disclosure).filter(({ text, isHeading }) => !isHeading && /三公|公务/.test(text));
    const places = lines.flatMap((line) =>
      matchesIn(line.text, GROWN)
        .filter(({ 0: words, 1: name = '', 2: figure = '', index }) => {
          const isGrowth = /[1-9]/.test(figure) && !OTHER_BASE.test(words);
          return isGrowth && !isExplainedPart(line.text, index, name);
        })
        .map((match) => mention(document, { line, start: match.index, end: match.index + match[0].length })),
    );
    const remark = remarkOn(
      places,
      'notice',
      '三公增加',
      `“三公”经费比上年增加（${listed(places)}），请核对理由是否充分、是否符合只减不增的要求。`,
    );
    if (remark !== null) return [remark];
    return lines.length === 0 ? [notApplicable('文字说明中没有“三公”经费')] : [passed(lines.length)];
  },
};
