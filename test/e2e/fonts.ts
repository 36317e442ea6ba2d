import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { charactersOf } from './font-coverage.js';
import { ROOT } from './harness.js';

type Node = {
  readonly nodeId: number;
  readonly nodeType: number;
  readonly nodeValue: string;
  readonly children?: readonly Node[];
};

const TEXT_NODE = 3;

function textParents(node: Node, found: Map<number, string> = new Map()): Map<number, string> {
  for (const child of node.children ?? []) {
    if (child.nodeType === TEXT_NODE && child.nodeValue.trim() !== '') found.set(node.nodeId, child.nodeValue.trim());
    textParents(child, found);
  }
  return found;
}

/** What the slices of the built-in font hold together. What their style sheet declares is no proof: some lack a part of it. */
function builtIn(): ReadonlySet<number> {
  const assets = join(ROOT, 'out', 'renderer', 'assets');
  const slices = readdirSync(assets).filter((name) => /^noto-sans-sc-.*\.woff2$/.test(name));
  return new Set(slices.flatMap((name) => [...charactersOf(readFileSync(join(assets, name)))]));
}

/** Characters shown that the built-in font does not have: boxes, where the system has no other font. */
async function boxes(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    // What a style sheet adds before and after an element is shown, too, and stands in no text.
    const added = [...document.querySelectorAll('*')].flatMap((element) =>
      ['::before', '::after'].map((part) => /^"(.*)"$/.exec(getComputedStyle(element, part).content)?.[1] ?? ''),
    );
    // What Unicode has drawn as nothing needs no glyph: the grid ends a repeated announcement with such a character.
    return [document.body.innerText, ...added].join('').replaceAll(/\s|\p{Default_Ignorable_Code_Point}/gu, '');
  });
  const known = builtIn();
  return [...new Set(shown)].filter((character) => !known.has(character.codePointAt(0) ?? 0));
}

/**
 * Texts on the page drawn with another font than the one the program brings along, and characters it does not have: what
 * a computer without Chinese fonts would show wrongly.
 */
export async function strangeFonts(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.fonts.ready);
  const strange = (await boxes(page)).map((character) => `no glyph: ${character}`);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  strange.push(...(await otherFonts(session)));
  await session.detach();
  return strange;
}

/** How often a page may change while it is looked at: it draws in turns of its own, and messages go after some seconds. */
const MOST_LOOKS = 5;

/** Texts in other fonts, from one look in which every text stayed where it was. */
async function otherFonts(session: CDPSession, look = 1): Promise<readonly string[]> {
  const strange: string[] = [];
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  for (const [nodeId, text] of textParents(root as Node)) {
    try {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      for (const { familyName, isCustomFont } of fonts) if (!isCustomFont) strange.push(`${text}: ${familyName}`);
    } catch (error) {
      if (look === MOST_LOOKS || !String(error).includes('Could not find node')) throw error;
      return otherFonts(session, look + 1);
    }
  }
  return strange;
}
