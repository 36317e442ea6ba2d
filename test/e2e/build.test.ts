import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './harness.js';

const out = (path: string): string => join(ROOT, 'out', path);

function specifiers(text: string): readonly string[] {
  const found = text.matchAll(/\b(?:require\(|from\s*|import\s*\(?\s*)["']([^"'\n]+)["']/g);
  return [...new Set([...found].map((match) => match[1]!))];
}

/** `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('the built program', () => {
  it('has a preload of one CommonJS file that requires Electron and nothing else', () => {
    expect(readdirSync(out('preload'))).toEqual(['index.cjs']);
    const text = readFileSync(out('preload/index.cjs'), 'utf8');
    expect(specifiers(text)).toEqual(['electron']);
    expect(text).not.toMatch(/^\s*(import|export)\b/m);
  });

  it('has its entries side by side, so that threads and processes find their files', () => {
    for (const entry of [
      'index',
      'cli',
      'service',
      'reader',
      'reader-host',
      'drawer',
      'examiner',
      'packager',
      'writer',
    ]) {
      expect(existsSync(out(`main/${entry}.js`))).toBe(true);
    }
    const folders = readdirSync(out('main'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name)).toEqual([]);
  });

  it('needs at run time only what package.json installs for the program, and Electron only in its entry', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const known = new Set([...builtinModules, ...Object.keys(dependencies)]);
    const strangers = readdirSync(out('main'))
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) =>
        readFileSync(out(`main/${name}`), 'utf8')
          .split('\n')
          .filter((line) => /^(import|export)\b.*["'];?$/.test(line))
          .flatMap((line) => specifiers(line))
          .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
          .filter((specifier) => !known.has(packageOf(specifier)))
          .map((specifier) => `${name}: ${specifier}`),
      );
    expect(strangers).toEqual(['index.js: electron']);
  });

  it('has a page without inline scripts or styles and without foreign addresses', () => {
    const page = readFileSync(out('renderer/index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\bon[a-z]+=|https?:\/\//i);
    const sheets = readdirSync(out('renderer/assets')).filter((name) => name.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const name of sheets) {
      const addresses = readFileSync(out(`renderer/assets/${name}`), 'utf8').matchAll(/url\(["']?([^"')]+)/g);
      const foreign = [...addresses]
        .map((match) => match[1]!)
        .filter((url) => /^(\w+:|\/\/)/.test(url) && !url.startsWith('data:image/'));
      expect([name, foreign]).toEqual([name, []]);
    }
  });
});
