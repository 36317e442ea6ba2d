/** What both hosts serve the same way: the headers of every answer, the built page's files, exported files. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DeskClient } from '../desk/client.js';

/** A file the page asked for: headers and bytes, ready for either host. */
export type PageFile = { readonly headers: Record<string, string>; readonly bytes: Uint8Array };

/**
 * Content Security Policy of every answer. Scripts come only from the build. Inline styles stay allowed because Ant Design
 * and AG Grid write style elements while running; a style cannot reach beyond the program, as images, fonts and
 * connections are held to the same origin (docs/decisions/0002-two-hosts.md).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers of every answer of either host, errors included. Nothing of a workspace may stay in a browser's cache. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Our own build names its files with these characters; whatever else is asked for was not asked by our page. */
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/**
 * The relative file behind a URL path, or null where it could lead outside the folder. The path is decoded once; every
 * segment must be a plain name, so `..`, a second encoding, backslashes, drive letters and NUL have no way through.
 */
export function assetName(urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded === '/') return 'index.html';
  if (!decoded.startsWith('/')) return null;
  const segments = decoded.slice(1).split('/');
  return segments.every((segment) => SEGMENT.test(segment)) ? segments.join('/') : null;
}

/** Reads a file of the built page; null where there is none or its kind is not one a page needs. */
export async function readAsset(root: string, urlPath: string): Promise<PageFile | null> {
  const name = assetName(urlPath);
  if (name === null) return null;
  const type = CONTENT_TYPES[extname(name).toLowerCase()];
  if (type === undefined) return null;
  try {
    return { headers: { ...SAFE_HEADERS, 'content-type': type }, bytes: await readFile(join(root, name)) };
  } catch {
    return null;
  }
}

/** The token in `/file/TOKEN`; null for every other path. */
export function fileToken(urlPath: string): string | null {
  const match = /^\/file\/([A-Za-z0-9_-]{1,200})$/.exec(urlPath);
  return match?.[1] ?? null;
}

/** Headers that make a browser save the bytes under the given name and never show them as a page. */
export function attachmentHeaders(fileName: string, contentType: string): Record<string, string> {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    ...SAFE_HEADERS,
    'content-type': contentType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  };
}

/** What stands at a path of the page's origin, in either host: an exported file or a file of the build; null: nothing. */
export async function findPageFile(
  desk: Pick<DeskClient, 'file'>,
  root: string,
  urlPath: string,
): Promise<PageFile | null> {
  const token = fileToken(urlPath);
  if (token === null) return readAsset(root, urlPath);
  const file = await desk.file(token);
  return file && { headers: attachmentHeaders(file.fileName, file.contentType), bytes: file.bytes };
}
