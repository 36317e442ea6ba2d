import type { OpenPages } from './open-pages.js';

export function openImagePages(_bytes: Uint8Array): OpenPages | null {
  return null;
}
