import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../src/core/review/index.js';
import { renderReport } from '../../../src/main/reports/index.js';
import { openTestDesk } from './setup.js';

const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('gouji-self-test-'));

describe('the offline self-test', () => {
  it('tries each step for real and leaves nothing', async () => {
    const before = left();
    const test = openTestDesk({ buildReport, renderReport });
    const lines = new Map((await test.value('app.selfTest', {})).map((line) => [line.step, line]));
    expect([...lines.keys()]).toEqual(['database', 'log', 'disk', 'reading', 'recognition', 'writing']);
    expect(lines.get('database')).toMatchObject({ state: 'ok' });
    expect(lines.get('log')).toMatchObject({ state: 'ok' });
    expect(lines.get('writing')).toEqual({ step: 'writing', state: 'ok', says: 'Word 和 Excel 文件可以写出。' });
    expect(left()).toEqual(before);
  });

  it('says which step failed and goes on with the others', async () => {
    const test = openTestDesk({
      buildReport,
      renderReport: () => Promise.reject(new Error('no room')),
    });
    const lines = await test.value('app.selfTest', {});
    expect(lines.find(({ step }) => step === 'writing')).toMatchObject({ state: 'failed' });
    expect(lines.find(({ step }) => step === 'writing')?.says).toContain('no room');
    expect(lines.find(({ step }) => step === 'log')?.state).toBe('ok');
  });

  it('names the place of the data and its size', async () => {
    const test = openTestDesk();
    const { folder, size } = await test.value('app.place', {});
    expect(folder).toBe(test.folder);
    expect(size).toBeGreaterThan(4096);
  });
});

describe('the list of licences', () => {
  it('names every package of the program in the version that is installed', async () => {
    const { packages, texts } = await openTestDesk().value('app.licences', {});
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Readonly<Record<string, string>>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(packages.find((one) => one.name === name)?.version, `${name}: npm run licences`).toBe(version);
    }
    for (const { text } of packages) expect(text === null || texts[text] !== undefined).toBe(true);
  });
});
