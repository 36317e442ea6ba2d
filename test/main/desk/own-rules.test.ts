import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';
import type { ReadJob, ReadOutcome } from '../../../src/main/intake/index.js';
import { archives } from './archives.js';
import { openTestDesk, type TestDesk } from './setup.js';

async function read({ name, source }: ReadJob): Promise<ReadOutcome> {
  if (!('path' in source)) throw new Error('the desk gives paths');
  const bytes = readFileSync(source.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString('utf8');
  const disclosure = recognise({ fileName: name, format: 'text', ...textToBlocks(text) });
  const check = { findings: [], coverage: [] };
  return {
    ok: true,
    value: { sha256, size: bytes.length, format: 'text', disclosure, check, lines: text.split('\n') },
  };
}

const TEXT = [
  '2026年支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '2080501\t行政单位离退休\t12.50\t10.00\t2.50',
  '2101101\t行政单位医疗\t3.00\t3.00\t',
  '\t合计\t15.50\t13.00\t2.50',
].join('\n');

const RULE = {
  id: null,
  name: '项目支出不超过两成',
  text: '支出总表.项目支出 ≤ 0.1 × 支出总表.合计',
  severity: 'warning',
  basis: '内部要求',
  enabled: true,
} as const;

async function opened(): Promise<{ readonly test: TestDesk; readonly document: string }> {
  const test = openTestDesk({ createReaderPool: () => ({ ...archives, read, close: async () => undefined }) });
  const job = await test.desk.importPaths([test.file('一.txt', TEXT)]);
  return { test, document: job.items[0]!.document! };
}

/** Waits until the page is told that the findings changed. */
async function checkedAgain(test: TestDesk, before: number): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (test.events.slice(before).some(({ type }) => type === 'workspace.changed')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('rules of the reviewer', () => {
  it('are kept, checked at once and with every later run, listed and removed', async () => {
    const { test, document } = await opened();
    const before = test.events.length;
    expect(await test.value('ownRules.save', RULE)).toMatchObject([{ id: 'OWN-1', enabled: true }]);
    await checkedAgain(test, before);
    const found = await test.value('findings.list', { document });
    expect(found.map(({ finding }) => [finding.rule, finding.severity, finding.basis])).toEqual([
      ['OWN-1', 'warning', '内部要求'],
    ]);
    expect((await test.value('coverage.list', { document })).at(-1)).toMatchObject({ rule: 'OWN-1', state: 'finding' });
    expect((await test.value('rules.list', {})).at(-1)).toMatchObject({ id: 'OWN-1', description: RULE.text });

    const later = test.events.length;
    expect(await test.value('ownRules.remove', { id: 'OWN-1' })).toEqual([]);
    await checkedAgain(test, later);
    expect(await test.value('findings.list', { document })).toEqual([]);
    expect(await test.call('ownRules.remove', { id: 'OWN-1' })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('are refused with the place of the mistake', async () => {
    const { test } = await opened();
    const reply = await test.call('ownRules.save', { ...RULE, text: '支出总表.合计 = 支出表.合计' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input', data: { at: 10 } } });
    expect(await test.value('ownRules.list', {})).toEqual([]);
  });

  it('are tried out and completed without being kept', async () => {
    const { test, document } = await opened();
    expect(await test.value('ownRules.tryOut', { text: RULE.text })).toMatchObject({ finding: 1, pass: 0 });
    expect(await test.value('ownRules.tryOut', { text: '三公.合计 = 1', documents: [document] })).toMatchObject({
      insufficient: 1,
      examples: [{ message: '未识别到“三公”经费支出表' }],
    });
    const { words } = await test.value('ownRules.complete', { text: '支出总表[行政', at: 7, document });
    expect(words).toEqual(['行政单位离退休', '行政单位医疗']);
    expect(await test.value('findings.list', { document })).toEqual([]);
  });

  it('are completed with the tables of the other files of a disclosure', async () => {
    const test = openTestDesk({ createReaderPool: () => ({ ...archives, read, close: async () => undefined }) });
    const cover = '松溪市文化馆2026年部门预算公开';
    const job = await test.desk.importPaths([
      test.file('一.txt', [cover, TEXT, '2026年收入总表', '单位：万元', '项目\t合计', '合计\t15.50'].join('\n')),
      test.file(
        '二.txt',
        [
          cover,
          '2026年“三公”经费支出表',
          '单位：万元',
          '单位名称\t“三公”经费合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费',
          '松溪市文化馆\t3.00\t\t2.00\t1.00',
        ].join('\n'),
      ),
    ]);
    const document = job.items[0]!.document!;
    const { words } = await test.value('ownRules.complete', { text: '三公.因公', at: 5, document });
    expect(words).toContain('因公出国（境）费');
    expect(await test.value('ownRules.tryOut', { text: '三公.合计 ≤ 0.1 × 支出总表.合计' })).toMatchObject({
      finding: 1,
      insufficient: 0,
    });
  });

  it('go out as a file and come into another workspace, where nothing is replaced', async () => {
    const { test } = await opened();
    expect(await test.call('ownRules.export', {})).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await test.value('ownRules.save', RULE);
    const file = await test.value('ownRules.export', {});
    expect(file.fileName).toMatch(/^自定规则-\d{8}\.json$/);
    const content = new TextDecoder().decode(test.desk.file(file.token)!.bytes);

    const { test: other } = await opened();
    await other.value('ownRules.save', { ...RULE, name: '本单位的一条' });
    const before = other.events.length;
    const taken = await other.value('ownRules.import', { content });
    expect(taken).toMatchObject({ added: 1, renamed: 1, known: 0 });
    expect(taken.rules.map(({ id, name }) => [id, name])).toEqual([
      ['OWN-1', '本单位的一条'],
      ['OWN-2', RULE.name],
    ]);
    await checkedAgain(other, before);
    expect(await other.value('ownRules.import', { content })).toMatchObject({ added: 0, known: 1 });
  });

  it('are not taken from a file with a mistake, nor beyond what can be read again', async () => {
    const { test } = await opened();
    const wrong = JSON.stringify([
      { id: 'OWN-1', text: RULE.text },
      { id: 'OWN-2', text: '支出总表' },
    ]);
    const reply = await test.call('ownRules.import', { content: wrong });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(reply.ok ? '' : reply.error.message).toContain('第 2 条规则（OWN-2）写法有误');
    const many = (name: string): string =>
      JSON.stringify(Array.from({ length: 300 }, (_, index) => ({ name: `${name}${index}`, text: RULE.text })));
    expect(await test.value('ownRules.import', { content: many('甲') })).toMatchObject({ added: 300 });
    expect(await test.call('ownRules.import', { content: many('乙') })).toMatchObject({ ok: false });
    expect(await test.value('ownRules.list', {})).toHaveLength(300);
  });
});
