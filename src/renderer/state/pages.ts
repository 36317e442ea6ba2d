import { useEffect, useState } from 'react';
import type { PageDrawing } from '../../core/disclosure/index.js';
import type { SourcePages } from '../../shared/desk-api.js';
import type { CellPlace } from '../anchors.js';
import { useDesk, type Desk } from './desk.js';
import { selectCell } from './navigation.js';
import type { Anchor } from '../../shared/desk-api.js';

/** Pages kept once drawn, and the letters their addresses may take together. */
const KEPT_PAGES = 24;
const KEPT_LETTERS = 60_000_000;
/** A page must stay in view this long, in ms, before it is drawn: pages flown past are not. */
const PATIENCE = 40;

type Kept = { readonly scale: number; readonly drawing: PageDrawing };

const sizes = new WeakMap<Desk, Map<string, SourcePages>>();
const drawings = new WeakMap<Desk, Map<string, Kept>>();

function mapOf<Value>(maps: WeakMap<Desk, Map<string, Value>>, desk: Desk): Map<string, Value> {
  const known = maps.get(desk) ?? new Map<string, Value>();
  maps.set(desk, known);
  return known;
}

/** The pages of a document. Undefined until they are known; null where the desk failed. They never change: the id is their hash. */
export function usePages(document: string | null): SourcePages | null | undefined {
  const desk = useDesk();
  const known = document === null ? null : mapOf(sizes, desk).get(document);
  const [read, setRead] = useState<{ readonly document: string; readonly failed: boolean } | null>(null);
  useEffect(() => {
    if (document === null || mapOf(sizes, desk).has(document)) return undefined;
    let current = true;
    void desk.ask('documents.pages', { document }).then((pages) => {
      if (pages !== null) mapOf(sizes, desk).set(document, pages);
      if (current) setRead({ document, failed: pages === null });
      return pages;
    });
    return () => {
      current = false;
    };
  }, [desk, document]);
  return known ?? (read?.document === document && read?.failed === true ? null : undefined);
}

function lettersOf({ drawing }: Kept): number {
  if (drawing.type === 'picture') return drawing.source.length;
  return drawing.type === 'shapes' ? drawing.shapes.length * 300 : 0;
}

function keep(desk: Desk, key: string, kept: Kept): void {
  const map = mapOf(drawings, desk);
  map.delete(key);
  map.set(key, kept);
  let letters = [...map.values()].reduce((sum, one) => sum + lettersOf(one), 0);
  for (const [oldest, one] of map) {
    if ((map.size <= KEPT_PAGES && letters <= KEPT_LETTERS) || oldest === key) break;
    map.delete(oldest);
    letters -= lettersOf(one);
  }
}

/**
 * A page as drawn, for pages in view. A page known in another scale is given until the wanted one is there; undefined where
 * none is known yet. `scale` in pixels per point. `use` tells drawings of one page apart that are wanted in two scales at once;
 * a crop is cut from the page as it is shown until its own is there.
 */
export function usePageDrawing(
  document: string,
  page: number,
  scale: number,
  use: 'page' | 'crop' = 'page',
): PageDrawing | undefined {
  const desk = useDesk();
  const key = `${document} ${page} ${use}`;
  const known = mapOf(drawings, desk).get(key);
  const isEnough = known !== undefined && (known.drawing.type === 'shapes' || known.scale === scale);
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (isEnough) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void desk.ask('documents.page', { document, page, scale }).then((drawing) => {
        if (drawing !== null) keep(desk, key, { scale, drawing });
        if (current) setTurn((turn) => turn + 1);
        return drawing;
      });
    }, PATIENCE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [desk, document, page, scale, key, isEnough]);
  const shown = known ?? (use === 'crop' ? mapOf(drawings, desk).get(`${document} ${page} page`) : undefined);
  return shown?.drawing;
}

/** A cell was chosen in the source: the grid goes there, too. */
export function selectInSource(desk: Desk, anchor: Anchor, table: string, cell: CellPlace): void {
  selectCell(desk, anchor, table, cell);
  desk.store.update(({ focus }) => ({ focus: { ...focus, jump: focus.jump + 1 } }));
}
