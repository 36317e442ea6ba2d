import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadDocument } from '../../../src/core/disclosure/index.js';
import { readJob } from '../../../src/main/intake/read-job.js';

const recognised: ReadDocument[] = [];

// Recognition and checks have tests of their own; here it counts what they are given.
vi.mock('../../../src/core/recognition/index.js', () => ({
  recognise: (document: ReadDocument) => {
    recognised.push(document);
    return { fileName: document.fileName };
  },
}));
vi.mock('../../../src/core/checks/index.js', () => ({
  checkDocument: (subject: unknown) => ({ findings: [subject], coverage: [] }),
}));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-read-'));
});
beforeEach(() => {
  recognised.length = 0;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(
  name: string,
  content: string | Uint8Array,
): { readonly name: string; readonly source: { readonly path: string } } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { name, source: { path } };
}

async function failureOf(name: string, content: string | Uint8Array): Promise<unknown> {
  const outcome = await readJob(put(name, content));
  return outcome.ok ? 'read' : outcome.failure;
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

describe('readJob', () => {
  it('hands blocks, defects and the base name on, and gives hash, size and lines back', async () => {
    const content = '\ufeff某局部门预算\r\n项目\t预算数\r\n合计\t1.00\ue001\r\n';
    const outcome = await readJob(put('某局.txt', content));
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        sha256,
        size: Buffer.byteLength(content),
        format: 'text',
        lines: ['某局部门预算', '项目\t预算数', '合计\t1.00\ue001', ''],
        check: { findings: [{ document: sha256, disclosure: { fileName: '某局.txt' } }] },
      },
    });
    expect(recognised).toMatchObject([
      {
        fileName: '某局.txt',
        format: 'text',
        blocks: [
          { type: 'paragraph', text: '某局部门预算', at: { line: 1 } },
          { type: 'grid', rowCount: 2 },
        ],
        defects: [{ code: 'encoding.private-use-characters', at: { line: 3 } }],
      },
    ]);
  });

  it('reads bytes in hand, and leaves the checks out where they are not wanted', async () => {
    const bytes = Buffer.from('合计\t1.00\n');
    const outcome = await readJob({ name: '子夹/甲.txt', source: { bytes }, withoutChecks: true });
    expect(outcome).toMatchObject({ ok: true, value: { check: { findings: [], coverage: [] } } });
    expect(recognised[0]?.fileName).toBe('甲.txt');
  });

  it('reads CSV and quoted TSV as sheets, plain TSV as text', async () => {
    await readJob(put('a.csv', '表,\n项目,预算数\n合计,"1,000.00"\n'));
    await readJob(put('b.tsv', '表\n项目\t"预算\n数"\n合计\t"1,000.00"\n'));
    await readJob(put('c.tsv', '表\n项目\t预算数\n'));
    const grids = recognised.map(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'grid' ? [block.cells.at(-1)?.text] : [])),
    );
    expect(grids).toEqual([['1,000.00'], ['1,000.00'], ['预算数']]);
    expect(recognised.map(({ blocks }) => blocks[0])).toEqual([
      { type: 'paragraph', text: '表', at: { line: 1 } },
      { type: 'paragraph', text: '表', at: { line: 1 } },
      { type: 'paragraph', text: '表', at: { line: 1 } },
    ]);
  });

  const failures: readonly [name: string, content: string | Uint8Array, code: string, message: string][] = [
    ['空.txt', '', 'empty', '“空.txt”是空文件，没有可检查的内容。请核对文件是否保存完整。'],
    ['白.txt', '\ufeff \r\n\t\u3000\n', 'empty', '“白.txt”只有空白字符，没有可检查的内容。请核对文件是否保存完整。'],
    [
      '甲.txt',
      '%PDF-1.7\n',
      'damaged',
      '“甲.txt”已损坏或不完整，不能打开。请重新拷贝或下载；仍不能打开时，请用原来的软件打开后另存再导入。',
    ],
    ['乙.txt', '<!DOCTYPE html><html>', 'empty', '“乙.txt”中没有文字，没有可检查的内容。请核对文件是否保存完整。'],
    [
      '丙.txt',
      hex('00010203040506070809fffefdfc00'),
      'unsupported-format',
      '“丙.txt”是无法识别的二进制文件，不能读取。请用原来的软件打开，另存为文本（.txt）后再导入。',
    ],
    [
      '丁.txt',
      new Uint8Array(512),
      'unsupported-format',
      '“丁.txt”是全部为零字节的文件，不能读取。内容没有写入，可能拷贝中断，请重新拷贝或下载。',
    ],
    [
      '戊.txt',
      hex('b977bae2b3e6a6ecb0f2a5bba4e4a558b6b5a5d8a4e4a558a658ad70a440afeba4bda640b977bae2a658ad70b6b5a5d8'),
      'undecodable',
      '“戊.txt”看起来是文本，但不是 UTF-8、UTF-16 或 GB18030（GBK）编码的中文，或已经损坏。请用记事本或 WPS 打开，另存为 UTF-8 编码的文本（.txt）后再导入。',
    ],
  ];
  it.each(failures)('%s', async (name, content, code, message) => {
    expect(await failureOf(name, content)).toMatchObject({ code, message });
    expect(recognised).toEqual([]);
  });

  it('says what a refused file is, where that is known', async () => {
    expect(await failureOf('甲.doc', '%PDF-1.7\n')).toMatchObject({ format: 'pdf' });
    expect(await failureOf('乙.doc', hex('0001020304'))).not.toHaveProperty('format');
  });

  it('names a missing file, a folder and a file that is too large', async () => {
    const read = async (name: string, path: string): Promise<unknown> => {
      const outcome = await readJob({ name, source: { path } });
      return outcome.ok ? 'read' : [outcome.failure.code, outcome.failure.message];
    };
    const large = put('大.txt', 'x');
    truncateSync(large.source.path, 200 * 1024 * 1024 + 1);
    expect(await read('无.txt', join(folder, '无.txt'))).toEqual(['missing', '找不到“无.txt”。请核对路径和文件名。']);
    expect(await read('夹', folder)).toEqual([
      'not-readable',
      '不能读取“夹”：它是文件夹。请核对文件，或复制到本机文件夹后重试。',
    ]);
    expect(await read('大.txt', large.source.path)).toEqual([
      'too-large',
      '“大.txt”有 201 MB，超过 200 MB 的上限，未读取。请拆分文件，或去掉其中的图片后另存。',
    ]);
    rmSync(large.source.path);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('names a file without permission', async () => {
    const job = put('锁.txt', '合计');
    chmodSync(job.source.path, 0);
    expect(await readJob(job)).toMatchObject({ ok: false, failure: { code: 'not-readable' } });
  });
});

const made = join(import.meta.dirname, '../../../../shared/made');

describe.skipIf(!existsSync(made))('made files', () => {
  it('gives the same blocks for one text in GBK, GB18030 and UTF-8', async () => {
    for (const name of ['000.gbk.txt', '000.gb18030.txt', '000.utf8bom.txt']) {
      const outcome = await readJob({ name: '000.txt', source: { path: join(made, name) } });
      expect(outcome.ok).toBe(true);
    }
    expect(recognised[0]?.blocks.length).toBeGreaterThan(50);
    expect(recognised[1]).toEqual(recognised[0]);
    expect(recognised[2]).toEqual(recognised[0]);
  });

  it('knows every other format by content, and reads it or refuses it with advice', async () => {
    const names = readdirSync(made).filter((name) => /\.(?:pdf|docx?|wps|xlsx?|et|ofd|html)$/.test(name));
    // One file of each ending is enough; reading all of them is the business of their own tests.
    const first = [...new Map(names.toReversed().map((name) => [name.slice(name.lastIndexOf('.')), name])).values()];
    const messages = new Map<string, string>();
    for (const name of first) {
      const outcome = await readJob({ name, source: { bytes: readFileSync(join(made, name)) } });
      expect(outcome.ok ? 'read' : outcome.failure.code).toMatch(/^(?:read|unsupported-format)$/);
      messages.set(name, String(outcome.ok ? outcome.value.format : outcome.failure.format));
    }
    const formats = new Set(
      [...messages].map(([name, format]) => `${name.slice(name.lastIndexOf('.') + 1)} ${format}`),
    );
    expect([...formats].sort()).toEqual([
      'doc doc',
      'docx docx',
      'et xls',
      'html html',
      'ofd ofd',
      'pdf pdf',
      'wps doc',
      'xls xls',
      'xlsx xlsx',
    ]);
  }, 30_000);
});
