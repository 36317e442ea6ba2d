import Database from 'better-sqlite3';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/core/checks/index.js';
import { coverage, finding } from '../workspace/samples.js';
import { openTestDesk, type TestDesk } from './setup.js';

const CODES = [
  { code: '201', name: '一般公共服务支出' },
  { code: '20177', name: '新设事务' },
];

/** Stages that keep what each document was checked with. */
function opened(folder?: string): { readonly test: TestDesk; readonly given: Subject[] } {
  const given: Subject[] = [];
  const test = openTestDesk(
    {
      checkDocument: (subject) => {
        given.push(subject);
        const { document } = subject;
        return { findings: [finding(document)], coverage: [coverage(document, { state: 'finding' })] };
      },
    },
    folder,
  );
  return { test, given };
}

async function uploaded(test: TestDesk, name: string, bytes: Uint8Array): Promise<string> {
  const reply = await test.desk.upload(name, Uint8Array.from(bytes).buffer);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.token;
}

const text = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

async function take(test: TestDesk, bytes: Uint8Array, more: { year?: number; isWhole?: boolean; name?: string } = {}) {
  const { year = 2026, isWhole = false, name = '科目.json' } = more;
  return test.call('codes.import', { token: await uploaded(test, name, bytes), name, year, isWhole });
}

async function refusal(test: TestDesk, bytes: Uint8Array, year = 2026): Promise<string> {
  const reply = await take(test, bytes, { year, isWhole: true });
  return reply.ok ? '' : `${reply.error.code} ${reply.error.message}`;
}

async function checked(test: TestDesk): Promise<void> {
  await expect.poll(async () => (await test.value('codes.list', {})).recheck.state).toBe('done');
}

function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('codes an office imports', () => {
  it('are kept, logged, used for documents of their year only, and taken back', async () => {
    const { test, given } = opened();
    await test.desk.importPaths([test.file('一.txt', '301 甲单位 2026'), test.file('二.txt', '302 乙单位 2025')]);
    expect(await test.value('codes.list', {})).toMatchObject({ own: [], recheck: { state: 'done' } });
    given.length = 0;
    const taken = await take(test, text({ year: 2026, codes: [...CODES, { code: '101', name: '税收收入' }] }));
    expect(taken).toMatchObject({
      ok: true,
      value: { unused: 1, own: [{ year: 2026, source: '科目.json', isWhole: false, counts: { function: 2 } }] },
    });
    await checked(test);
    expect(given.map(({ disclosure, codes }) => [disclosure.profile.fiscalYear.value, codes?.[0]?.codes])).toEqual([
      [2026, CODES],
    ]);

    // What is imported later is checked with them, too.
    given.length = 0;
    await test.desk.importPaths([test.file('三.txt', '303 丙单位 2026')]);
    expect(given.map(({ codes }) => codes?.length)).toEqual([1]);

    given.length = 0;
    expect(await test.value('codes.reset', { year: 2026 })).toMatchObject({ own: [] });
    await checked(test);
    expect(given.map(({ codes }) => codes)).toEqual([undefined, undefined]);
    expect(await test.call('codes.reset', { year: 2026 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await test.desk.close();
    const database = new Database(test.workspacePath, { readonly: true });
    const log = database.prepare("SELECT action, subject FROM log WHERE action LIKE 'codes.%' ORDER BY sequence").all();
    database.close();
    expect(log).toEqual([
      { action: 'codes.set', subject: '2026' },
      { action: 'codes.reset', subject: '2026' },
    ]);
  });

  it('hold at the next start, and a year is imported anew in place of the former', async () => {
    const { test } = opened();
    await take(test, text(CODES));
    await checked(test);
    await test.desk.close();
    const again = opened(test.folder).test;
    await take(again, text([CODES[0]]), { isWhole: true, name: '新.json' });
    expect((await again.value('codes.list', {})).own).toMatchObject([
      { year: 2026, source: '新.json', isWhole: true, counts: { function: 1 } },
    ]);
  });

  it('are read from a workbook, in one column or in 类, 款 and 项', async () => {
    const { test } = opened();
    const bytes = workbook({
      说明: [['本表按当年口径']],
      功能: [
        ['支出功能分类'],
        ['类', '款', '项', '科目名称'],
        ['201', '', '', '一般公共服务支出'],
        ['', '01', '', '人大事务'],
        ['', '', '01', '行政运行'],
        ['', 2, '', '政协事务'],
      ],
      经济: [
        ['科目编码', '科目名称'],
        [301, '工资福利支出'],
        ['30101', '基本 工资'],
        ['科目编码', '科目名称'],
        [501, '机关工资福利支出'],
      ],
    });
    const reply = await take(test, bytes, { isWhole: true, name: '科目.xlsx' });
    expect(reply).toMatchObject({
      ok: true,
      value: { skipped: ['说明'], own: [{ counts: { function: 4, economicDepartment: 2, economicGovernment: 1 } }] },
    });
    await test.desk.close();
    const database = new Database(test.workspacePath, { readonly: true });
    const kept = database.prepare('SELECT codes FROM code_table').pluck().get() as string;
    database.close();
    expect((JSON.parse(kept) as readonly { code: string }[]).map(({ code }) => code)).toEqual([
      '201',
      '20101',
      '2010101',
      '20102',
      '301',
      '30101',
      '501',
    ]);
  });

  it('name the place of a mistake, and nothing is kept', async () => {
    const { test } = opened();
    expect(
      await refusal(test, text('[\n  {"code": "201", "name": "甲"},\n  {"code": "2O1", "name": "乙"}\n]')),
    ).toContain('第 3 行第 3 列的科目编码“2O1”含有数字以外的字符');
    expect(await refusal(test, text('[{"code": "201", "name": "甲"}\n,, ]'))).toMatch(/第 2 行第 \d+ 列不合 JSON 格式/);
    expect(await refusal(test, text('[\n{"code": 201, "name": "甲"}]'))).toContain('第 2 行第 1 列起的一项应为');
    expect(await refusal(test, text('{"codes": {}}'))).toContain('内容应为');
    expect(await refusal(test, text({ year: 2025, codes: CODES }))).toContain('2025 年的码表，所选的是 2026 年');
    expect(await refusal(test, text('科目编码,科目名称'))).toContain('不是 Excel 工作簿');
    expect(await refusal(test, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toContain('不是完整的工作簿');
    expect(
      await refusal(
        test,
        workbook({
          一: [
            ['序号', '内容'],
            [1, '甲'],
          ],
        }),
      ),
    ).toContain('没有找到表头');
    expect(
      await refusal(
        test,
        workbook({
          一: [
            ['科目编码', '科目名称'],
            ['2010', '甲'],
          ],
        }),
      ),
    ).toContain('工作表“一”第 2 行 A 列的科目编码“2010”是 4 位');
    expect((await test.value('codes.list', {})).own).toEqual([]);
  });
});

describe('codes that are exported', () => {
  it.each(['xlsx', 'json'] as const)('as %s can be imported again as they are', async (format) => {
    const { test } = opened();
    await take(test, text({ year: 2026, codes: CODES }));
    const file = await test.value('codes.export', { year: 2026, format });
    expect(file.fileName).toMatch(new RegExp(`^2026年科目码表-\\d{8}\\.${format}$`));
    const { bytes } = test.desk.file(file.token)!;
    await test.value('codes.reset', { year: 2026 });
    expect(await take(test, bytes, { name: file.fileName })).toMatchObject({
      ok: true,
      value: { own: [{ year: 2026, counts: { function: 2 } }], skipped: [] },
    });
    // The program's own can be taken as the whole table of a year.
    const shipped = await test.value('codes.export', { year: null, format });
    const again = await take(test, test.desk.file(shipped.token)!.bytes, { year: 2027, isWhole: true });
    const { counts } = (await test.value('codes.list', {})).shipped;
    expect(again).toMatchObject({ ok: true, value: { own: [{ year: 2027, counts }, { year: 2026 }] } });
  });

  it('of a year that has none are not made up', async () => {
    const { test } = opened();
    const reply = await test.call('codes.export', { year: 2026, format: 'json' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
