import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetName, attachmentHeaders, fileToken, readAsset, SAFE_HEADERS } from '../../../src/main/hosts/page.js';

describe('assetName', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/index-B1x_2.js', 'assets/index-B1x_2.js'],
    ['/assets/noto-sans-sc-4-wght-normal-Ab.woff2', 'assets/noto-sans-sc-4-wght-normal-Ab.woff2'],
    ['/%69ndex.html', 'index.html'],
  ])('finds the file behind %s', (path, name) => {
    expect(assetName(path)).toBe(name);
  });

  it.each([
    '/..',
    '/../package.json',
    '/assets/../../package.json',
    '/assets/./index.js',
    '/%2e%2e/package.json',
    '/%2E%2E%2fpackage.json',
    '/..%2fpackage.json',
    '/%252e%252e/package.json',
    '/..\\package.json',
    '/%5c..%5cpackage.json',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/C:/windows/win.ini',
    '/C%3A%5Cwindows',
    '/index.html%00.js',
    '/index.html\0',
    '/.git/config',
    '/index.html::$DATA',
    '/%',
    '/%zz',
    '/\uFF0E\uFF0E/package.json',
    '',
    'index.html',
    '/assets/',
    '/file name.js',
  ])('refuses %j', (path) => {
    expect(assetName(path)).toBeNull();
  });

  it('never gives a name that leads outside, whatever is asked', () => {
    const pieces = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', '%25', 'a', 'b.js', ':', '~', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const name = assetName(`/${parts.join('')}`);
        if (name === null) return;
        expect(name).not.toMatch(/(^|\/)\.|^\/|\\|%|:|\0/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('readAsset', () => {
  let root = '';
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-page-'));
    root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'assets', 'a.js'), '1');
    writeFileSync(join(root, 'assets', 'a.exe'), '1');
    writeFileSync(join(folder, 'secret.json'), '{}');
  });
  afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }));

  it('reads a built file with the safe headers', async () => {
    const file = await readAsset(root, '/assets/a.js');
    expect(file?.headers).toEqual({ ...SAFE_HEADERS, 'content-type': 'text/javascript; charset=utf-8' });
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('1');
    expect((await readAsset(root, '/'))?.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each(['/../secret.json', '/..%2fsecret.json', '/assets', '/assets/a.exe', '/absent.js'])(
    'has nothing at %s',
    async (path) => {
      expect(await readAsset(root, path)).toBeNull();
    },
  );
});

describe('the policy', () => {
  it('lets scripts, fonts and connections come from the program only', () => {
    const policy = Object.fromEntries(
      (SAFE_HEADERS['content-security-policy'] ?? '').split('; ').map((rule) => {
        const [name = '', ...values] = rule.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy).toEqual({
      'default-src': "'self'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'frame-src': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });
});

describe('exported files', () => {
  it('takes a token only where it is one', () => {
    expect(fileToken('/file/Ab_-9')).toBe('Ab_-9');
    for (const path of ['/file/', '/file/a/b', '/file/..', '/file/%2e', '/filex', `/file/${'a'.repeat(201)}`]) {
      expect(fileToken(path)).toBeNull();
    }
  });

  it('names the download in UTF-8 and gives nothing to inject into', () => {
    const headers = attachmentHeaders('审核"意见"\r\nX: 1 (终)*.docx', 'application/x');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="________X: 1 (_)*.docx"; filename*=UTF-8''%E5%AE%A1%E6%A0%B8%22%E6%84%8F%E8%A7%81%22%0D%0AX%3A%201%20%28%E7%BB%88%29%2A.docx`,
    );
    expect(headers['content-type']).toBe('application/x');
    expect(() => attachmentHeaders('\ud800.docx', 'application/x')).not.toThrow();
  });
});
