import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeSamples, plantedJson, samplesReadme } from './generator/samples.js';

const FOLDER = fileURLToPath(new URL('../resources/samples/', import.meta.url));
const SAMPLES = makeSamples();

describe('the sample folder', () => {
  test('holds exactly what the generator writes', () => {
    const expected = new Map<string, string>([
      ...SAMPLES.map(({ file, bytes }) => [file, Buffer.from(bytes).toString('base64')] as const),
      ['planted.json', Buffer.from(plantedJson(SAMPLES)).toString('base64')],
      ['README.md', Buffer.from(samplesReadme(SAMPLES)).toString('base64')],
    ]);
    const found = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(FOLDER + name).toString('base64')]));
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, content] of expected) {
      expect(found.get(name) === content, `${name} differs: run scripts/make-samples.mjs`).toBe(true);
    }
  });

  test('has a file in GB18030, one in Markdown, and clean ones beside spoilt ones', () => {
    const bare = SAMPLES.filter(({ errors }) => errors.length === 0).map(({ file }) => file);
    expect(bare.length).toBeGreaterThanOrEqual(3);
    expect(SAMPLES.some(({ file }) => file.endsWith('.md'))).toBe(true);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const undecodable = SAMPLES.filter(({ bytes }) => {
      try {
        decoder.decode(bytes);
        return false;
      } catch {
        return true;
      }
    });
    expect(undecodable.length).toBe(1);
    expect(new TextDecoder('gb18030', { fatal: true }).decode(undecodable[0]!.bytes)).toContain('收支预算总表');
  });

  test('holds nothing that could be a mobile number', () => {
    const numbered = readdirSync(FOLDER).filter((name) => /1[3-9]\d{9}/.test(readFileSync(FOLDER + name, 'utf8')));
    expect(numbered).toEqual([]);
  });
});
