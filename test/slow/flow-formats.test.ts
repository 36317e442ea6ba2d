import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDoc } from '../../src/main/intake/doc/read-doc.js';
import { readHtml } from '../../src/main/intake/html/read-html.js';
import { readJob } from '../../src/main/intake/read-job.js';

const made = join(import.meta.dirname, '../../../shared/made');
const path = (name: string): string => join(made, name);

const READERS: Readonly<Record<string, (bytes: Uint8Array) => { readonly ok: boolean }>> = {
  doc: readDoc,
  html: (bytes) => readHtml(Buffer.from(bytes).toString()),
};

/** Milliseconds of the processor in this thread since `before`: other work of the computer is not the reader's. */
function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Numbers below a limit, the same every time. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

describe.skipIf(!existsSync(made))('documents without pages', () => {
  it.each(['000.doc', '001.doc', '000.html'])('%s: damage neither throws nor hangs', (name) => {
    const read = READERS[name.slice(4)]!;
    const bytes = readFileSync(path(name));
    const next = random(20_26);
    const outcomes = new Set<boolean>();
    let slowest = 0;
    const attempt = (variant: Uint8Array): void => {
      const start = process.threadCpuUsage();
      outcomes.add(read(variant).ok);
      slowest = Math.max(slowest, spent(start));
    };
    for (let part = 1; part < 16; part += 1) attempt(bytes.subarray(0, Math.floor((bytes.length * part) / 16)));
    for (let variant = 0; variant < 200; variant += 1) {
      const damaged = Uint8Array.from(bytes);
      // Few flips reach deep into the structures, many break the first of them; both are wanted.
      const flips = 1 << (variant % 8);
      for (let flip = 0; flip < flips; flip += 1) {
        const at = next(damaged.length);
        damaged[at] = damaged[at]! ^ (1 << next(8));
      }
      attempt(damaged);
    }
    expect(outcomes.has(true)).toBe(true);
    expect(slowest).toBeLessThan(2_000);
  });

  it.each(['000', '001'])('%s: the same findings from Word, old Word and a page', async (name) => {
    const findings = async (ending: string): Promise<readonly string[]> => {
      const outcome = await readJob({ name: `a.${ending}`, source: { path: path(`${name}.${ending}`) } });
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value.check.findings.map(({ rule, message }) => `${rule} ${message}`).sort();
    };
    const expected = await findings('docx');
    expect(expected.length).toBeGreaterThan(5);
    expect(await findings('doc')).toEqual(expected);
    expect(await findings('html')).toEqual(expected);
  });

  it.each(['000', '001'])('%s: a portal around the page changes no finding', async (name) => {
    const page = readFileSync(path(`${name}.html`), 'utf8');
    const content = page.slice(page.indexOf('<body>') + 6, page.lastIndexOf('</body>'));
    const links = (...texts: string[]): string =>
      `<ul>${texts.map((text) => `<li><a href="/x">${text}</a>`).join('')}</ul>`;
    const portal = `<html><head><meta charset="utf-8"><title>门户</title></head><body><div class="nav">${links('首页', '公开')}</div>
      <table width="1000"><tr><td>${links('2019年部门预算', '2020年部门决算', '领导之窗')}</td><td>
      <div>来源：本局 发布时间：2019-02-05 浏览次数：88</div>${content}<div>【打印】【关闭】</div></td></tr></table>
      <div class="footer"><p>主办：某市人民政府办公室</p><p>联系电话：010-${'8'.repeat(4)}1234</p></div></body></html>`;
    const findings = async (html: string): Promise<readonly string[]> => {
      const outcome = await readJob({ name: 'a.html', source: { bytes: Buffer.from(html) } });
      if (!outcome.ok) throw new Error(outcome.failure.message);
      return outcome.value.check.findings.map(({ rule, message }) => `${rule} ${message}`).sort();
    };
    expect(await findings(portal)).toEqual(await findings(page));
  });

  it('old Word and pages are read in time', () => {
    for (const name of ['000.doc', '001.doc', '000.html', '001.html']) {
      const bytes = readFileSync(path(name));
      const read = READERS[name.slice(4)]!;
      const times = Array.from({ length: 15 }, () => {
        const start = process.threadCpuUsage();
        read(bytes);
        return spent(start);
      });
      // About 20 ms on a quiet computer; the best of several, because others may be using it.
      expect(Math.min(...times)).toBeLessThan(60);
    }
  });
});
