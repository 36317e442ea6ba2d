import { useCallback, useState } from 'react';
import type { Zoom } from './source-layout.js';

const NAME = 'desk.source-zoom';

function stored(): Zoom {
  try {
    const text = localStorage.getItem(NAME);
    const value = Number(text);
    return text === 'width' ? 'width' : value >= 50 && value <= 400 ? value : 100;
  } catch {
    return 100;
  }
}

/** The zoom of the pages, as the reviewer left it; at first the printed size, at which figures can be read. */
export function useRememberedZoom(): readonly [Zoom, (zoom: Zoom) => void] {
  const [zoom, setZoom] = useState(stored);
  const remember = useCallback((next: Zoom) => {
    setZoom(next);
    try {
      localStorage.setItem(NAME, String(next));
    } catch {
      // Not remembered: it holds for as long as the page is open.
    }
  }, []);
  return [zoom, remember];
}
