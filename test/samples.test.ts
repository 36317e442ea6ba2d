import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ruleCatalogue, type Finding } from '../src/core/checks/index.js';
import { readJob } from '../src/main/intake/read-job.js';
import { makeSamples, plantedJson, samplesReadme, type SampleError } from './generator/samples.js';

const FOLDER = fileURLToPath(new URL('../resources/samples/', import.meta.url));
const SAMPLES = makeSamples();
const RULES = new Set(ruleCatalogue().map(({ id }) => id));

async function findingsOf(file: string): Promise<readonly Finding[]> {
  const outcome = await readJob({ name: file, source: { path: FOLDER + file } });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value.check.findings.filter((finding) => finding.outcome === 'finding');
}

/** True where a finding of one of the error's rules speaks of its place: its table and row, or words of the text. */
function finds(finding: Finding, error: SampleError): boolean {
  if (!error.rules.includes(finding.rule)) return false;
  if (error.table === null || error.row === null) return true;
  const places = [finding.at, ...finding.evidence.map(({ anchor }) => anchor)];
  return places.some((anchor) => anchor.tableKind === error.table && anchor.columnPath === error.column);
}

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

describe('the checks', () => {
  // Errors of rules that are not in the catalogue yet join by themselves once their rule is there.
  const planted = SAMPLES.flatMap(({ errors }) => errors).filter(({ rules }) => rules.some((rule) => RULES.has(rule)));
  test.each(planted)('find $id: $about', async (error) => {
    expect((await findingsOf(error.file)).filter((finding) => finds(finding, error))).not.toEqual([]);
  });

  test.each(SAMPLES.filter(({ errors }) => errors.length === 0).map(({ file }) => file))(
    'accuse nothing in %s',
    async (file) => {
      const accused = (await findingsOf(file)).filter(({ severity }) => severity !== 'notice');
      // The first year of an office is made without a year before: that it compares nothing is rightly asked about.
      const comparesNothing = !/[比与]20\d{2}年/.test(readFileSync(FOLDER + file, 'utf8'));
      const others = accused.filter(({ rule }) => rule !== 'DISC-CHANGE');
      expect(others.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(accused.some(({ rule }) => rule === 'DISC-CHANGE')).toBe(comparesNothing);
    },
  );

  test('read every sample without a defect', async () => {
    for (const { file } of SAMPLES) {
      const outcome = await readJob({ name: file, source: { path: FOLDER + file } });
      expect([
        file,
        outcome.ok && outcome.value.disclosure.status,
        outcome.ok && outcome.value.disclosure.defects,
      ]).toEqual([file, 'read', []]);
    }
  });
});
