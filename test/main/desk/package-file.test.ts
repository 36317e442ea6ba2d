import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPackage, writePackage, type Package } from '../../../src/main/desk/package-file.js';
import { exportEditions, exportLog, makeSaying, saveNote, storeDocument } from '../../../src/main/workspace/index.js';
import { draft, newDocument, temporaryWorkspace } from '../workspace/samples.js';

function made(): Package {
  const workspace = temporaryWorkspace();
  const document = newDocument('甲文件');
  const { id, fileName, size } = storeDocument(workspace, document, '张三');
  saveNote(workspace, draft(id), '张三');
  const editions = exportEditions(workspace);
  const { rows, head } = exportLog(workspace.database);
  return {
    program: '1.0.0',
    schema: 7,
    madeAt: '2026-03-05T09:10:11.123+08:00',
    madeBy: '张三',
    logHead: head,
    documents: [{ sha256: id, fileName, size }],
    editions,
    sayings: [makeSaying('sign-off', [], signature(id))],
    ownRules: null,
    log: rows,
    originals: new Map([[id, document.bytes]]),
  };
}

function signature(document: string) {
  const at = '2026-03-05T09:10:11.123+08:00';
  return { document, state: 'signed', reviewer: '张三', at, reason: '', unconfirmed: 0 };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A package with other parts, as somebody would make it who knows the form and seals it anew. */
function resealed(
  bytes: Uint8Array,
  change: (files: Record<string, Uint8Array>, manifest: Record<string, unknown>) => void,
): Uint8Array {
  const files = unzipSync(bytes);
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8')) as Record<string, unknown>;
  change(files, manifest);
  if (!('parts' in manifest)) throw new Error('no parts');
  const sealed = strToU8(JSON.stringify(manifest));
  const out: Zippable = { ...files, 'manifest.json': sealed, 'manifest.sha256': strToU8(sha256(sealed)) };
  return zipSync(out);
}

function partsOf(files: Record<string, Uint8Array>): unknown {
  return Object.entries(files)
    .filter(([name]) => !name.startsWith('manifest'))
    .map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes) }));
}

function messageOf(bytes: Uint8Array): string {
  const read = readPackage('a.goujipack', bytes);
  return read.ok ? 'read' : read.message;
}

describe('readPackage', () => {
  it('gives back what was written', () => {
    const content = made();
    const read = readPackage('a.goujipack', writePackage(content));
    if (!read.ok) throw new Error(read.message);
    expect({
      ...read.value,
      originals: [...read.value.originals].map(([id, bytes]) => [id, Buffer.from(bytes)]),
    }).toEqual({
      ...content,
      editions: content.editions,
      originals: [...content.originals].map(([id, bytes]) => [id, Buffer.from(bytes)]),
    });
  });

  it('is not misled by a flipped bit anywhere', () => {
    const content = made();
    const whole = writePackage(content);
    const expected = readPackage('a', whole);
    let refused = 0;
    for (let at = 0; at < whole.length; at += 3) {
      const spoilt = Uint8Array.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (at % 8));
      const read = readPackage('a', spoilt);
      if (!read.ok) refused += 1;
      // Bits without a meaning (times in the directory) may be any; what is read is then what was written.
      expect(read.ok ? read : expected).toEqual(expected);
    }
    expect(refused).toBeGreaterThan(whole.length / 6);
  });

  it('refuses a package that was cut off, wherever', () => {
    const whole = writePackage(made());
    for (let length = 0; length < whole.length; length += 17) {
      expect(messageOf(whole.subarray(0, length)), `${length} bytes`).not.toBe('read');
    }
  });

  it('refuses parts that are missing, added or not what the manifest says', () => {
    const whole = writePackage(made());
    expect(messageOf(resealed(whole, () => undefined))).toBe('read');
    const without = resealed(whole, (files) => {
      delete files['log.json'];
    });
    const more = resealed(whole, (files) => {
      files['more.json'] = strToU8('{}');
    });
    const notes = resealed(whole, (files, manifest) => {
      const text = Buffer.from(files['notes.json'] ?? []).toString('utf8');
      files['notes.json'] = strToU8(text.replace('合计不符', '合计相符'));
      manifest['parts'] = partsOf(files);
    });
    const log = resealed(whole, (files, manifest) => {
      const text = Buffer.from(files['log.json'] ?? []).toString('utf8');
      files['log.json'] = strToU8(text.replace('张三', '李四'));
      manifest['parts'] = partsOf(files);
    });
    const content = made();
    // The log without its last row is a whole chain, but not the one the manifest was sealed with.
    const shorter = writePackage({ ...content, log: content.log.slice(0, -1) });
    for (const bytes of [without, more, notes, log, shorter]) expect(messageOf(bytes)).toContain('已损坏或不完整');
  });

  it('still reads the first form, and refuses a second one whose sayings are forged', () => {
    const whole = writePackage(made());
    const first = resealed(whole, (files, manifest) => {
      delete files['sayings.json'];
      manifest['version'] = 1;
      manifest['parts'] = partsOf(files);
    });
    const read = readPackage('a.goujipack', first);
    expect(read.ok && read.value.editions.length).toBe(1);
    expect(read.ok && read.value.sayings).toEqual([]);
    const lost = resealed(whole, (files, manifest) => {
      delete files['sayings.json'];
      manifest['parts'] = partsOf(files);
    });
    const forged = resealed(whole, (files, manifest) => {
      const text = Buffer.from(files['sayings.json'] ?? []).toString('utf8');
      files['sayings.json'] = strToU8(text.replace('张三', '李四'));
      manifest['parts'] = partsOf(files);
    });
    for (const bytes of [lost, forged]) expect(messageOf(bytes)).toContain('已损坏或不完整');
  });

  it('names a newer form, another file and a bomb for what they are', () => {
    const whole = writePackage(made());
    const newer = resealed(whole, (_files, manifest) => {
      manifest['version'] = 5;
      manifest['more'] = true;
    });
    expect(messageOf(newer)).toContain('由更新版本的勾稽导出');
    expect(messageOf(zipSync({ 'a.txt': strToU8('甲') }))).toContain('不是勾稽交换包');
    expect(messageOf(strToU8('不是压缩文件'))).toContain('已损坏或不完整');
    const bomb = zipSync({ 'manifest.json': new Uint8Array(64 * 2 ** 20) }, { level: 9 });
    expect(messageOf(bomb)).toContain('解压后过大');
  });
});
