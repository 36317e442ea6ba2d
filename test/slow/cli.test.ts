import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRuleSettings } from '../../src/main/desk/rule-settings-store.js';
import { openWorkspace } from '../../src/main/workspace/index.js';
import { makeSamples } from '../generator/samples.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLES = makeSamples();
const CLEAN = SAMPLES.filter((sample) => sample.errors.length === 0);
const SPOILT = SAMPLES.filter((sample) => sample.errors.length > 0);

type Run = { readonly code: number | null; readonly out: string; readonly err: string };

type DocumentJson = {
  readonly file: string;
  readonly status: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly fiscalYear: number | null;
  readonly format: string | null;
  readonly tables: readonly { readonly kind: string; readonly rows: readonly unknown[] }[];
};

type FindingJson = {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly files: readonly string[];
  readonly severity: string;
  readonly outcome: string;
};

type CheckJson = {
  readonly schema: number;
  readonly documents: readonly DocumentJson[];
  readonly findings: readonly FindingJson[];
  readonly coverage: readonly { readonly file: string; readonly rule: string; readonly state: string }[];
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'));
  mkdirSync(join(folder, 'batch'));
  for (const { file, bytes } of SAMPLES) writeFileSync(join(folder, 'batch', file), bytes);
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7\n\u0000\u0001');
  writeFileSync(join(folder, 'empty.txt'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built command as a person does, with its own workspace. */
function gouji(argv: readonly string[], input?: Uint8Array): Promise<Run> {
  return run(process.execPath, [join(ROOT, 'scripts/gouji.mjs'), ...argv], input);
}

function run(program: string, argv: readonly string[], input?: Uint8Array): Promise<Run> {
  return new Promise((done) => {
    const env = { ...process.env, GOUJI_WORKSPACE: join(folder, 'default.gouji') };
    const child = spawn(program, argv, { cwd: folder, env });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

function at(file: string): string {
  return join('batch', file);
}

function first<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined) throw new Error('the samples lack what this test needs');
  return value;
}

function checkJson({ out }: Run): CheckJson {
  return JSON.parse(out) as CheckJson;
}

describe('gouji extract', () => {
  it('reads every sample, in the encodings they come in, and ends with 0', async () => {
    const result = await gouji(['extract', 'batch', '--json']);
    expect(result.out.startsWith('{\n  "schema": 1,\n')).toBe(true);
    const { documents } = JSON.parse(result.out) as { documents: readonly DocumentJson[] };
    expect(documents.map((document) => document.file).sort()).toEqual(SAMPLES.map((sample) => sample.file).sort());
    for (const document of documents) {
      expect({ file: document.file, status: document.status, error: document.error, format: document.format }).toEqual({
        file: document.file,
        status: 'read',
        error: null,
        format: 'text',
      });
      expect(document.tables.length).toBeGreaterThan(5);
    }
    expect(result.code).toBe(0);
  });

  it('reads standard input under the name given', async () => {
    const sample = first(SAMPLES);
    const piped = await gouji(['extract', '-', '--name', sample.file, '--json'], sample.bytes);
    const named = await gouji(['extract', at(sample.file), '--json']);
    expect(piped.code).toBe(0);
    expect(JSON.parse(piped.out)).toEqual(JSON.parse(named.out));
  });

  it('prints something a person can read without --json', async () => {
    const sample = first(SAMPLES);
    const { code, out } = await gouji(['extract', at(sample.file)]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(sample.file);
    expect(out).toContain('收支总表');
  });

  it('ends with 3 and says which file, when one of several cannot be read', async () => {
    const sample = first(SAMPLES);
    const { code, out, err } = await gouji(['extract', 'broken.pdf', at(sample.file), 'empty.txt', 'no.txt', '--json']);
    const { documents } = JSON.parse(out) as { documents: readonly DocumentJson[] };
    expect(documents.map(({ file, status, error }) => [file, status, error?.code ?? null])).toEqual([
      ['broken.pdf', 'unread', 'damaged'],
      [sample.file, 'read', null],
      ['empty.txt', 'unread', 'empty'],
      ['no.txt', 'unread', 'missing'],
    ]);
    expect(err).toContain('“broken.pdf”已损坏或不完整');
    expect(err).toContain('找不到“no.txt”');
    expect(code).toBe(3);
  });

  it('survives a reader that goes away', async () => {
    const { code, err } = await run('/bin/sh', [
      '-c',
      `"${process.execPath}" "${join(ROOT, 'scripts/gouji.mjs')}" extract batch --json | head -c 10`,
    ]);
    expect(code).toBe(0);
    expect(err).toBe('');
  });
});

describe('gouji check', () => {
  it('finds what was planted and ends with 1 under --fail-on, with 0 without', async () => {
    const sample = first(SPOILT);
    const plain = await gouji(['check', at(sample.file), '--json']);
    const strict = await gouji(['check', at(sample.file), '--json', '--fail-on', 'warning']);
    expect([plain.code, strict.code]).toEqual([0, 1]);
    expect(strict.out).toBe(plain.out);
    const { schema, findings } = checkJson(plain);
    expect(schema).toBe(1);
    const found = new Set(findings.map((finding) => finding.rule));
    // How many of the planted errors are found is measured elsewhere; here it is enough that they reach the output.
    expect(sample.errors.some((error) => error.rules.some((rule) => found.has(rule)))).toBe(true);
  });

  it('ends with 0 under --fail-on error for files without error', async () => {
    const { code, out } = await gouji([
      'check',
      ...CLEAN.map((sample) => at(sample.file)),
      '--json',
      '--fail-on',
      'error',
    ]);
    const errors = (JSON.parse(out) as CheckJson).findings.filter((finding) => finding.severity === 'error');
    expect(errors).toEqual([]);
    expect(code).toBe(0);
  });

  it('lets an unread file outrank --fail-on, and still checks the others', async () => {
    const sample = first(SPOILT);
    const result = await gouji(['check', 'broken.pdf', at(sample.file), '--json', '--fail-on', 'warning']);
    const alone = checkJson(await gouji(['check', at(sample.file), '--json']));
    expect(result.code).toBe(3);
    expect(checkJson(result).findings).toEqual(alone.findings);
  });

  it('treats every file as if it were alone with --each', async () => {
    const files = SPOILT.slice(0, 2).map((sample) => at(sample.file));
    const each = checkJson(await gouji(['check', ...files, '--json', '--each']));
    const alone = await Promise.all(files.map(async (file) => checkJson(await gouji(['check', file, '--json']))));
    expect(each.findings).toEqual(alone.flatMap((one) => one.findings));
    expect(each.coverage).toEqual(alone.flatMap((one) => one.coverage));
    expect(each.findings.length).toBeGreaterThan(0);
  });

  it('runs only the rules named with --only, and refuses unknown ones', async () => {
    const sample = first(SPOILT);
    const all = checkJson(await gouji(['check', at(sample.file), '--json']));
    const rule = first(all.findings).rule;
    const only = checkJson(await gouji(['check', at(sample.file), '--json', '--only', rule]));
    expect(only.findings).toEqual(all.findings.filter((finding) => finding.rule === rule));
    expect(new Set(only.coverage.map((coverage) => coverage.rule))).toEqual(new Set([rule]));
    const unknown = await gouji(['check', at(sample.file), '--only', `${rule},NO-SUCH-RULE`]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('没有这些规则：NO-SUCH-RULE');
  });

  it('gives the same result on every run', async () => {
    const runs = await Promise.all([gouji(['check', 'batch', '--json']), gouji(['check', 'batch', '--json'])]);
    expect(runs[0]?.out).toBe(runs[1]?.out);
  });

  it('prints findings with their arithmetic without --json', async () => {
    const { out } = await gouji(['check', at(first(SPOILT).file)]);
    expect(out).toMatch(/\[(?:错误|疑似)\]/);
    expect(out).toContain('算式：');
  });

  it('writes notes without a workspace', async () => {
    const sample = first(SPOILT);
    const { code, err } = await gouji(['check', at(sample.file), '--notes', 'notes.md']);
    expect({ code, err }).toEqual({ code: 0, err: '已写出审核意见：notes.md\n' });
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toContain(sample.file);
    expect(existsSync(join(folder, 'default.gouji'))).toBe(false);
  });
});

describe('gouji compare', () => {
  type Extracted = {
    readonly documents: readonly (DocumentJson & { readonly unit: { readonly code: string | null } })[];
  };

  it('aligns the years of the unit named', async () => {
    const { documents } = JSON.parse((await gouji(['extract', 'batch', '--json'])).out) as Extracted;
    const codes = documents.map((document) => document.unit.code).filter((code) => code !== null);
    const unit = first(codes.filter((code, index) => codes.indexOf(code) !== index));
    const { code, out } = await gouji(['compare', 'batch', '--unit', unit, '--json']);
    const json = JSON.parse(out) as {
      readonly schema: number;
      readonly unit: { readonly code: string };
      readonly years: readonly number[];
      readonly tables: readonly unknown[];
    };
    const years = documents.filter((document) => document.unit.code === unit).map((document) => document.fiscalYear);
    expect({ code, schema: json.schema, unit: json.unit.code }).toEqual({ code: 0, schema: 1, unit });
    expect(json.years).toEqual(years.sort());
    expect(json.tables.length).toBeGreaterThan(3);
  });

  it('asks where two units are alike', async () => {
    const { documents } = JSON.parse((await gouji(['extract', 'batch', '--json'])).out) as Extracted;
    const ofYear = (year: number | null): readonly DocumentJson[] =>
      documents.filter((document) => document.fiscalYear === year);
    const several = documents.map((document) => ofYear(document.fiscalYear)).filter((group) => group.length > 1);
    const files = first(several).map((document) => at(document.file));
    const { code, out, err } = await gouji(['compare', ...files]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('请用 --unit 指定一个');
  });

  it('names the units there are where the one asked for is not among them', async () => {
    const { code, err } = await gouji(['compare', 'batch', '--unit', '000000']);
    expect(code).toBe(2);
    expect(err).toContain('文件中没有单位“000000”。识别出的单位：');
  });
});

describe('gouji rules', () => {
  it('lists the catalogue', async () => {
    const { code, out } = await gouji(['rules', '--json']);
    const { schema, rules } = JSON.parse(out) as { schema: number; rules: readonly { id: string; name: string }[] };
    expect({ code, schema }).toEqual({ code: 0, schema: 1 });
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(5);
  });
});

describe('gouji check --settings', () => {
  it('checks as a workspace has set it: what is switched off is not run, and no pass', async () => {
    const path = join(folder, 'settings.gouji');
    const file = join('batch', first(SPOILT).file);
    const check = async (...more: readonly string[]): Promise<CheckJson> =>
      JSON.parse((await gouji(['check', file, '--json', ...more])).out) as CheckJson;
    const shipped = await check();
    const { rule } = first(shipped.findings.filter(({ outcome }) => outcome === 'finding'));
    const workspace = openWorkspace(path);
    keepRuleSettings(workspace, { settings: { [rule]: { enabled: false } }, regions: {} }, '甲');
    workspace.close();
    const asSet = await check('--settings', path);
    expect(asSet.findings.map((one) => one.rule)).not.toContain(rule);
    expect(asSet.coverage.filter((one) => one.rule === rule).map(({ state }) => state)).not.toContain('pass');
    const others = shipped.findings.filter((one) => one.rule !== rule).map(({ id }) => id);
    expect(asSet.findings.map(({ id }) => id)).toEqual(others);
  });
});

describe('gouji codes', () => {
  const workspace = (): string => join(folder, '码表.gouji');
  const codes = (...argv: readonly string[]): Promise<Run> => gouji(['codes', ...argv, '--workspace', workspace()]);

  it('imports, lists, exports and takes back the codes of a year', async () => {
    const file = join(folder, '科目.json');
    writeFileSync(file, JSON.stringify({ codes: [{ code: '201', name: '一般公共服务支出' }] }));
    expect(await codes('export', '--year', '2031', '--out', join(folder, 'x.json'))).toMatchObject({ code: 2 });
    const taken = await codes('import', file, '--year', '2031');
    expect(taken).toMatchObject({ code: 0, err: expect.stringContaining('2031 年：1 个科目') });
    const { own } = JSON.parse((await codes('--json')).out) as { readonly own: readonly unknown[] };
    expect(own).toMatchObject([{ year: 2031, source: '科目.json', isWhole: false }]);
    const out = join(folder, '导出.json');
    expect(await codes('export', '--year', '2031', '--out', out)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
      year: 2031,
      codes: [{ code: '201', name: '一般公共服务支出' }],
    });
    expect(await codes('reset', '--year', '2031')).toMatchObject({ code: 0 });
    expect((await codes()).out).toContain('没有导入码表');
    expect(await codes('reset', '--year', '2031')).toMatchObject({ code: 2 });
    expect(await codes('import', file, '--year', '31')).toMatchObject({
      code: 2,
      err: expect.stringContaining('年度'),
    });
  });

  it('are gone by in a check of files of their year, and name themselves', async () => {
    const [sample] = SPOILT;
    const year = JSON.parse((await gouji(['check', at(sample!.file), '--json'])).out) as CheckJson;
    const file = join(folder, '全表.json');
    writeFileSync(file, JSON.stringify({ codes: [{ code: '201', name: '另一个名称' }] }));
    const own = ['--codes', file, '--codes-year', String(year.documents[0]!.fiscalYear), '--codes-whole'];
    const checked = await gouji(['check', at(sample!.file), '--json', ...own]);
    const { findings } = JSON.parse(checked.out) as { readonly findings: readonly { readonly basis: string }[] };
    expect(findings.filter(({ basis }) => basis.includes('导入自“全表.json”')).length).toBeGreaterThan(0);
    expect(await gouji(['check', at(sample!.file), '--codes', file])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有写明年度'),
    });
  });
});

describe('gouji review and notes', () => {
  it('imports into a workspace, writes notes, and knows the files the next time', async () => {
    const workspace = join(folder, 'review.gouji');
    const begun = await gouji(['review', 'batch', '--workspace', workspace, '--notes', 'review.md']);
    expect(begun.code).toBe(0);
    expect(begun.err).toContain('已写出审核意见：review.md\n');
    for (const sample of SAMPLES) expect(begun.out).toContain(sample.file);
    const again = await gouji(['review', 'batch', 'broken.pdf', '--workspace', workspace]);
    expect(again.code).toBe(3);
    expect(again.out).toContain('工作区中已有');
    for (const ending of ['md', 'csv', 'json', 'docx', 'xlsx']) {
      const written = await gouji(['notes', '--workspace', workspace, '--out', `out.${ending}`]);
      expect(written.code).toBe(0);
      expect(written.err).toContain(`已写出审核意见：out.${ending}\n`);
      expect(readFileSync(join(folder, `out.${ending}`)).length).toBeGreaterThan(200);
    }
  });

  it('ends with 2 where the notes cannot be written', async () => {
    const { code, err } = await gouji(['check', at(first(SAMPLES).file), '--notes', 'no-such-folder/notes.md']);
    expect(code).toBe(2);
    expect(err).toContain('不能写入“no-such-folder/notes.md”：文件夹不存在');
  });
});

const seeds = resolve(ROOT, '../shared/seeds');

describe.skipIf(!existsSync(seeds))('the seed documents', () => {
  it('are checked in under 10 s and 500 MB', async () => {
    const files = readdirSync(seeds).filter((name) => name.endsWith('.txt'));
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [join(ROOT, 'out/main/cli.js'), 'check', ...files.map((name) => join(seeds, name)), '--json'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let out = '';
    let peak = 0;
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        // Ended, or a system without /proc: then only the time is measured.
      }
    }, 50);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    const code = await new Promise((done) => child.on('close', done));
    clearInterval(watch);
    const seconds = (performance.now() - started) / 1000;
    const { documents } = JSON.parse(out) as CheckJson;
    expect(documents.map((document) => document.status)).not.toContain('unread');
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
    expect(peak / 1024).toBeLessThan(500);
  });
});
