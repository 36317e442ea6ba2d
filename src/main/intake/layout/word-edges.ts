import { isFigure, type Word } from './aligned-columns.js';
import { around } from './page.js';

/** Edges of one column are this near to each other, in em. */
const SAME_EDGE = 0.25;
/** Letters of a spaced word stand no further apart, in em. */
const SPACED = 4;

/** Headings that are printed with wide spaces between their letters. */
const SPACED_WORDS = new Set(
  '合计 小计 总计 共计 金额 收入 支出 项目 科目 名称 备注 编码 代码 序号 数量 单价 单位 内容 年度'.split(' '),
);
/** What goes on behind a figure in a sentence. */
const UNIT = /^(?:[百千万亿]*元|[年月日个人次辆台项家户批％%])/;
/** Stands where there is no figure. */
const DASH = /^[-−－—–]{1,2}$/;
const HAN = /\p{Script=Han}/u;

/**
 * 分词. The words of lines as columns have them: spaced letters put together, and what touches parted where columns of other
 * lines begin and end: a figure at the right of its cell touches the name at the left of the next one.
 */
export function wordsInColumns(lines: readonly (readonly Word[])[]): readonly (readonly Word[])[] {
  const together = lines.map(withoutSpaces);
  const cuts = together.map((words) => words.map(cutsOf));
  const known = [...together.flat(), ...cuts.flat(2).flat()];
  return together.map((words, line) =>
    words.flatMap((word, at) => {
      const cut = (cuts[line]?.[at] ?? []).find(([left, right]) => isEdge(left, right, word, known));
      return cut ?? [word];
    }),
  );
}

function withoutSpaces(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  for (const word of words) {
    const before = kept[kept.length - 1];
    const isOne =
      before !== undefined &&
      SPACED_WORDS.has(before.text + word.text) &&
      word.box[0] - before.box[2] <= SPACED * word.size;
    if (isOne) kept[kept.length - 1] = wordOf([...before.characters, ...word.characters], word);
    else kept.push(word);
  }
  return kept;
}

function wordOf(characters: Word['characters'], { baseline, size }: Word): Word {
  return {
    text: characters.map(({ text }) => text).join(''),
    box: around(characters.map(({ box }) => box)),
    baseline,
    size,
    characters,
  };
}

/** The places where a figure touches other words. */
function cutsOf(word: Word): readonly (readonly [left: Word, right: Word])[] {
  if (word.characters.length < 4 || isFigure(word)) return [];
  return word.characters.flatMap((_, at): readonly (readonly [Word, Word])[] => {
    if (at === 0) return [];
    const left = wordOf(word.characters.slice(0, at), word);
    const right = wordOf(word.characters.slice(at), word);
    const isName = HAN.test(right.text.slice(0, 1)) && !UNIT.test(right.text);
    const isBefore = isLong(left) && (isName || DASH.test(right.text));
    const isBehind = isLong(right) && HAN.test(left.text.slice(-1));
    return isBefore || isBehind ? [[left, right]] : [];
  });
}

/** A figure of so many digits is no number of a list. */
function isLong(word: Word): boolean {
  return isFigure(word) && word.text.length >= 3;
}

/** True where figures of other lines end or begin where this one does, and words begin or end where this one does. */
function isEdge(left: Word, right: Word, whole: Word, known: readonly Word[]): boolean {
  return [left, right].every((part) =>
    known.some(
      (other) =>
        Math.abs(other.baseline - whole.baseline) > 0.3 * whole.size &&
        isLong(other) === isLong(part) &&
        [0, 2].some((side) => Math.abs((other.box[side] ?? 0) - (part.box[side] ?? 0)) <= SAME_EDGE * whole.size),
    ),
  );
}
