import type { Appearance } from '../theme.js';
import type { Desk } from './desk.js';

const KEY = 'desk.appearance';

/** The appearance chosen before; storage may be switched off, then the desktop decides. */
export function rememberedAppearance(): Appearance {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Changes the appearance and remembers it on this computer. */
export function setAppearance(desk: Desk, appearance: Appearance): void {
  desk.store.set({ appearance });
  try {
    localStorage.setItem(KEY, appearance);
  } catch {
    // Not remembered: it holds for as long as the page is open.
  }
}
