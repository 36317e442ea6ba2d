import { plain } from './words.js';

/** Words that any project may use: they tell nothing about whose an indicator is. */
const COMMON =
  /服务对象|满意度?|使用人员|工作人员|服务水平|工作效率|信息化水平|正常运[转行]|(?:平稳|稳定|高效)运[转行]|可持续影响|社会效益|经济效益|生态效益|成本(?:控制|指标)?|预算(?:控制|金额|内)?|控制在|项目|数量|质量|时效|指标|年度?|保障|确保|提[高升]|完成|及时|有效|优良中低差|[\d\s，。、；：“”"()%.,;:!?《》-]+/g;

/** Shortest stretch of characters that counts as a shared word. */
const SHORTEST = 4;

/** The distinctive pieces of a text, without what every project says. */
function pieces(text: string): readonly string[] {
  return plain(text)
    .split(COMMON)
    .filter((piece) => piece.length >= SHORTEST);
}

/** The longest stretch of `text` that `own` contains and none of `others`; null where there is none long enough. */
export function sharedWord(text: string, own: string, others: readonly string[]): string | null {
  let best: string | null = null;
  for (const piece of pieces(text)) {
    for (let from = 0; from + SHORTEST <= piece.length; from += 1) {
      for (let to = from + Math.max(SHORTEST, (best?.length ?? 0) + 1); to <= piece.length; to += 1) {
        const word = piece.slice(from, to);
        if (!own.includes(word)) break;
        if (!others.some((other) => other.includes(word))) best = word;
      }
    }
  }
  return best;
}
