import type { Box } from './geometry.js';
import type { PlacedCharacter, PlacedPage, Rule, Turn } from './page.js';

/** A page turned so that its text reads from left to right, and the way back to the page as it is shown. */
export type Upright = { readonly page: PlacedPage; readonly back: (box: Box) => Box };

/** More than this share of the characters must be turned the same way before the page is. */
const MOST = 0.6;
/** Base line of a turned character of which no more is known: this share of an em above the edge of its box. */
const DESCENT = 0.18;
const TURNS: readonly Turn[] = [90, 180, 270];

/**
 * Wide tables are sometimes drawn sideways on an upright page instead of turning the page. Such a page is laid out as it is
 * read, and its places are turned back.
 */
export function uprightPage(page: PlacedPage): Upright {
  const turn = TURNS.find(
    (candidate) =>
      page.characters.filter((character) => character.turn === candidate).length > MOST * page.characters.length,
  );
  if (turn === undefined) return { page, back: (box) => box };
  const { width, height } = page;
  const sideways = turn !== 180;
  const turned = turnBox(turn, width, height);
  const { horizontal, vertical } = page.rules;
  const [level, upright] = sideways ? [vertical, horizontal] : [horizontal, vertical];
  return {
    page: {
      page: page.page,
      width: sideways ? height : width,
      height: sideways ? width : height,
      characters: page.characters.map((character) => turnCharacter(character, turn, turned)),
      rules: {
        horizontal: level.map((rule) => levelRule(turned(ruleBox(rule, sideways)))),
        vertical: upright.map((rule) => uprightRule(turned(ruleBox(rule, !sideways)))),
      },
    },
    back: turn === 180 ? turned : turnBox(turn === 90 ? 270 : 90, sideways ? height : width, sideways ? width : height),
  };
}

/** Maps boxes so that what reads in the direction `turn` on a page of that size reads from left to right. */
function turnBox(turn: Turn, width: number, height: number): (box: Box) => Box {
  if (turn === 90) return ([x0, y0, x1, y1]) => [y0, width - x1, y1, width - x0];
  if (turn === 270) return ([x0, y0, x1, y1]) => [height - y1, x0, height - y0, x1];
  return ([x0, y0, x1, y1]) => [width - x1, height - y1, width - x0, height - y0];
}

function ruleBox({ at, from, to }: Rule, isUpright: boolean): Box {
  return isUpright ? [at, from, at, to] : [from, at, to, at];
}

function levelRule([x0, y0, x1]: Box): Rule {
  return { at: y0, from: x0, to: x1 };
}

function uprightRule([x0, y0, , y1]: Box): Rule {
  return { at: x0, from: y0, to: y1 };
}

function turnCharacter(character: PlacedCharacter, turn: Turn, turned: (box: Box) => Box): PlacedCharacter {
  const box = turned(character.box);
  const all: readonly Turn[] = [0, 90, 180, 270];
  const { origin, ...rest } = character;
  const [x, y] = origin === undefined ? [box[0], box[3] - DESCENT * character.size] : turned([...origin, ...origin]);
  return {
    ...rest,
    ...(origin === undefined ? {} : { origin: [x, y] }),
    box,
    baseline: y,
    turn: all[((character.turn - turn + 360) % 360) / 90] ?? 0,
    clip: character.clip === null ? null : turned(character.clip),
    frame: character.frame === undefined || character.frame === null ? null : turned(character.frame),
  };
}
