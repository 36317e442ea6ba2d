import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocuments } from '../../../src/main/intake/index.js';

let folder: string;

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-find-'));
  put('批次/10号单位.txt', '批次/2号单位.txt', '批次/乙局/预算.PDF', '批次/甲局/预算.docx');
  put(
    '批次/~$10号单位.docx',
    '批次/.DS_Store',
    '批次/Thumbs.db',
    '批次/程序.exe',
    '批次/.隐藏/a.txt',
    '批次/README.md',
  );
  put('空/说明.exe', '无后缀');
  symlinkSync(join(folder, '批次'), join(folder, '批次/甲局/回到上级'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function names(...paths: string[]): Promise<readonly string[]> {
  return (await findDocuments(paths.map((path) => join(folder, path)))).files.map((file) => file.name);
}

describe('findDocuments', () => {
  it('shows names without characters that turn the text, and finds their files', async () => {
    const odd = mkdtempSync(join(tmpdir(), 'gouji-odd-'));
    try {
      writeFileSync(join(odd, '甲\u202etxt.乙丙.txt'), 'x');
      const { files } = await findDocuments([odd]);
      expect(files).toEqual([{ name: '甲txt.乙丙.txt', path: join(odd, '甲\u202etxt.乙丙.txt') }]);
    } finally {
      rmSync(odd, { recursive: true, force: true });
    }
  });

  it('walks a folder in a stable order, numbers by value, without clutter and link loops', async () => {
    expect(await names('批次')).toEqual(['2号单位.txt', '10号单位.txt', '甲局/预算.docx', '乙局/预算.PDF']);
  });

  it('takes a named file whatever its ending, and keeps the order given', async () => {
    expect(await names('无后缀', '批次/乙局')).toEqual(['无后缀', '预算.PDF']);
  });

  it('lists a file once however it was reached', async () => {
    expect(await names('批次/2号单位.txt', '批次', '批次/2号单位.txt')).toEqual([
      '2号单位.txt',
      '10号单位.txt',
      '甲局/预算.docx',
      '乙局/预算.PDF',
    ]);
  });

  it('says what is missing and which folder holds no document', async () => {
    const missing = join(folder, '没有.txt');
    const empty = join(folder, '空');
    expect(await findDocuments([missing, empty])).toEqual({
      files: [],
      problems: [
        { path: missing, failure: { code: 'missing', message: `找不到“${missing}”。请核对路径和文件名。` } },
        {
          path: empty,
          failure: {
            code: 'directory-without-documents',
            message: `文件夹“${empty}”中没有可作为公开材料的文件（文本、PDF、Word、Excel、WPS、OFD、网页、图片）。请核对文件夹。`,
          },
        },
      ],
    });
  });

  it('judges by its first bytes what has no telling name, and leaves none of it out in silence', async () => {
    const text = '本部门负责辖区水务监测工作，编制年度预算并组织实施。';
    const contents: readonly (readonly [string, string | Uint8Array])[] = [
      ['公开/预算公开', '%PDF-1.7\n…'],
      ['公开/决算.v2', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
      ['公开/附表.2031', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0])],
      ['公开/情况说明', text],
      ['公开/表.xlsm', 'x'],
      ['公开/随机.dat', Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256)],
      ['公开/空', ''],
      ['公开/Makefile', 'all: build\n'],
      ['公开/设置.ini', text],
    ];
    for (const [name, content] of contents) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    expect((await names('公开')).toSorted()).toEqual(
      ['表.xlsm', '附表.2031', '决算.v2', '情况说明', '预算公开'].toSorted(),
    );
  });

  it('reports a link that leads nowhere', async () => {
    symlinkSync(join(folder, '不存在'), join(folder, '断链.txt'));
    const { files, problems } = await findDocuments([join(folder, '断链.txt')]);
    expect(files).toEqual([]);
    expect(problems.map((problem) => problem.failure.code)).toEqual(['missing']);
  });
});
