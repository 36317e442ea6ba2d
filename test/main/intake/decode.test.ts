import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canDecodeGb18030, decodeText, encodingDefects, type Decoded } from '../../../src/main/intake/decode.js';

const TEXT = '某某局２０２６年部门预算\n项目\t预算数\n一、基本支出\t1,234.50\n合 计\t（0.50）\n';

/** 勾稽 etc. in gb18030, encoded by inverting the decoder over all two-byte codes: no encoder ships with Node. */
const gbkCodes: ReadonlyMap<string, readonly number[]> = (() => {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd') codes.set(character, [lead, trail]);
    }
  }
  return codes;
})();

function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => gbkCodes.get(character) ?? [character.charCodeAt(0)]));
}

function utf16(text: string, endian: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(endian === 'le' ? bytes : bytes.swap16());
}

function bytesOf(...parts: (readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function good(decoded: Decoded): Extract<Decoded, { ok: true }> {
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decodeText', () => {
  const encodings: readonly [name: string, bytes: Uint8Array, encoding: string][] = [
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with mark', bytesOf([0xef, 0xbb, 0xbf], utf8(TEXT)), 'utf-8'],
    ['UTF-16LE with mark', bytesOf([0xff, 0xfe], utf16(TEXT, 'le')), 'utf-16le'],
    ['UTF-16BE with mark', bytesOf([0xfe, 0xff], utf16(TEXT, 'be')), 'utf-16be'],
    ['UTF-16LE without mark', utf16(TEXT, 'le'), 'utf-16le'],
    ['UTF-16BE without mark', utf16(TEXT, 'be'), 'utf-16be'],
    ['GBK', gbk(TEXT), 'gb18030'],
    ['GB18030 with mark', bytesOf([0x84, 0x31, 0x95, 0x33], gbk(TEXT)), 'gb18030'],
  ];
  it.each(encodings)('reads %s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({
      ok: true,
      text: TEXT,
      encoding,
      replaced: 0,
      privateUse: 0,
      firstDoubtfulLine: null,
    });
  });

  it('reads ASCII in UTF-16 without mark, where every second byte is zero', () => {
    expect(good(decodeText(utf16('total,1.00\n', 'le'))).text).toBe('total,1.00\n');
    expect(good(decodeText(utf16('total,1.00\n', 'be'))).text).toBe('total,1.00\n');
  });

  it('reads a four-byte gb18030 character', () => {
    expect(good(decodeText(bytesOf(gbk('预算\n'), [0x81, 0x39, 0xee, 0x39], gbk('合计')))).text).toBe('预算\n㐀合计');
  });

  it('round-trips any text of common characters in every encoding', () => {
    const characters = [...gbkCodes.keys()].filter((character) => /[\u4e00-\u9fa5，。（）％]/.test(character));
    const sample = fc
      .array(fc.constantFrom(...characters, ...'0123456789.,\t\n'.split('')), { minLength: 20, maxLength: 200 })
      .map((array) => `${array.join('')}\n`);
    fc.assert(
      fc.property(sample, (text) => {
        expect(good(decodeText(utf8(text))).text).toBe(text);
        expect(good(decodeText(bytesOf([0xff, 0xfe], utf16(text, 'le')))).text).toBe(text);
        expect(good(decodeText(bytesOf([0xfe, 0xff], utf16(text, 'be')))).text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps UTF-8 that was cut off in the middle of a character, and says so', () => {
    const whole = utf8(TEXT.repeat(20) + '合');
    const decoded = good(decodeText(whole.subarray(0, whole.length - 1)));
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text.startsWith(TEXT)).toBe(true);
    expect(decoded.replaced).toBe(1);
    expect(decoded.firstDoubtfulLine).toBe(81);
    expect(encodingDefects(decoded)).toEqual([
      {
        code: 'encoding.replaced-characters',
        message:
          '有 1 个字符无法解码（按 UTF-8 读取，首处在第 81 行）。请对照原件核对，或另存为 UTF-8 文本后重新导入。',
        at: { line: 81 },
      },
    ]);
  });

  it('counts gb18030 characters that nobody assigned', () => {
    const decoded = good(decodeText(bytesOf(gbk(TEXT), [0xaa, 0xa1], gbk(TEXT))));
    expect(decoded).toMatchObject({ encoding: 'gb18030', privateUse: 1, replaced: 0, firstDoubtfulLine: 5 });
    expect(encodingDefects(decoded).map((defect) => defect.code)).toEqual(['encoding.private-use-characters']);
  });

  it('reports bullets of symbol fonts in Unicode text without refusing the text', () => {
    expect(decodeText(utf8('\uf0b7\uf0b7\n'))).toMatchObject({ ok: true, privateUse: 2, firstDoubtfulLine: 1 });
  });

  it('refuses another encoding that gb18030 would turn into nonsense', () => {
    // 「預算單位基本支出項目支出合計一般公共預算合計項目」 in Big5.
    const big5 = 'b977bae2b3e6a6ecb0f2a5bba4e4a558b6b5a5d8a4e4a558a658ad70a440afeba4bda640b977bae2a658ad70b6b5a5d8';
    expect(decodeText(Uint8Array.from(Buffer.from(big5, 'hex')))).toEqual({ ok: false, reason: 'too-many-errors' });
  });

  it('refuses bytes that are no encoding of text', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 37) % 0x80));
    expect(decodeText(noise)).toEqual({ ok: false, reason: 'too-many-errors' });
    expect(decodeText(bytesOf(gbk(TEXT), [0, 0, 1, 0, 7, 0, 0], gbk(TEXT)))).toEqual({
      ok: false,
      reason: 'too-many-errors',
    });
  });

  it('knows gb18030 in this runtime', () => {
    expect(canDecodeGb18030()).toBe(true);
  });
});

const made = join(import.meta.dirname, '../../../../shared/made');

describe.skipIf(!existsSync(made))('made files', () => {
  const names = existsSync(made) ? readdirSync(made).filter((name) => /\.(?:txt|tsv|md)$/.test(name)) : [];
  const files = names.filter((name) => name !== 'README.md');
  it.each(files)('%s decodes without loss', (name) => {
    const decoded = good(decodeText(readFileSync(join(made, name))));
    expect({ replaced: decoded.replaced, privateUse: decoded.privateUse }).toEqual({ replaced: 0, privateUse: 0 });
    expect(decoded.text).toContain('金额单位');
  });

  it('gives the same text in GBK, GB18030 and UTF-8', () => {
    const read = (name: string): string => good(decodeText(readFileSync(join(made, name)))).text;
    expect(read('000.gbk.txt')).toBe(read('000.utf8bom.txt'));
    expect(read('000.gb18030.txt')).toBe(read('000.utf8bom.txt'));
  });
});
