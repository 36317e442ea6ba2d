import type { TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';

/** 「其中：」, behind which the parts of a sum stand. */
const PARTS = /其中\s*[:：，,]?/;
/** 「项目支出 40.20 万元，……，比上年……增加 6.10 万元，增长 17.89%」: a part that has changed, and by how many per cent. */
const CHANGED_PART =
  /([\u4e00-\u9fff“”]{2,16}?)(?:预算|决算)?(?:安排|为)?\s*\d[\d,]*(?:\.\d+)?\s*万?元[^。；]{0,24}?(?:比|较|同比)[^。；]{0,40}?(?:增加|减少|增长|下降|上升|降低)[^。；]{0,30}?(\d+(?:\.\d+)?)\s*[%％]/g;
/** Any word that may begin a reason. */
const ANY_REASON = /原因|由于|因为|主要[是为系]|受[^。；]{1,16}影响|所致|导致|引起/;
/** Changes of less than so many per cent need no reason of their own. */
const LEAST_CHANGE = 10;

/** A part of a sum that has changed by a tenth or more without a word of why. */
export type UnexplainedPart = { readonly name: string; readonly start: number; readonly end: number };

/** 分项没有原因. Parts told behind a reason that says nothing, which have no reason of their own either. */
export function partsWithoutReason({ text }: TextLine, reasonEnd: number): readonly UnexplainedPart[] {
  const rest = text.slice(reasonEnd);
  const opens = PARTS.exec(rest);
  if (opens === null || ANY_REASON.test(rest)) return [];
  const from = reasonEnd + opens.index + opens[0].length;
  return matchesIn(text.slice(from), CHANGED_PART).flatMap((match): UnexplainedPart[] =>
    Number(match[2]) < LEAST_CHANGE
      ? []
      : [{ name: match[1] ?? '', start: from + match.index, end: from + match.index + match[0].length }],
  );
}
