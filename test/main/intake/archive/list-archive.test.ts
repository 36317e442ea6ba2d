import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../../src/main/intake/archive/byte-source.js';
import { listArchive } from '../../../../src/main/intake/archive/list-archive.js';
import { openMember } from '../../../../src/main/intake/archive/open-member.js';
import { makeZip, type MadeEntry } from './make-zip.js';

function listed(bytes: Uint8Array) {
  const listing = listArchive(sourceOfBytes(bytes), '全部.zip');
  if (listing === null) throw new Error('no archive');
  return {
    ...listing,
    names: listing.members.map(({ name }) => name),
    troubles: listing.problems.map(({ name, failure }) => [name, failure.code]),
    texts: listing.members.map(({ name, entries }) => {
      const member = openMember(sourceOfBytes(bytes), entries, name);
      return 'bytes' in member ? new TextDecoder().decode(member.bytes) : member.failure.code;
    }),
  };
}

const text = (name: string, more: Partial<MadeEntry> = {}): MadeEntry => ({ name, data: `内容：${name}`, ...more });

describe('listArchive', () => {
  it('lists documents folder by folder, by 拼音 and by number, each with its own bytes', () => {
    const { names, texts, troubles } = listed(
      makeZip([
        text('乙局/预算.txt'),
        { name: '甲局/', stored: true },
        text('甲局/10.txt', { stored: true }),
        text('甲局/2.txt', { descriptor: true }),
        text('封面.txt'),
      ]),
    );
    expect(names).toEqual(['封面.txt', '甲局/2.txt', '甲局/10.txt', '乙局/预算.txt'].map((name) => `全部.zip/${name}`));
    expect(texts).toEqual(['封面.txt', '甲局/2.txt', '甲局/10.txt', '乙局/预算.txt'].map((name) => `内容：${name}`));
    expect(troubles).toEqual([]);
  });

  it.each(['utf-8', 'unmarked', 'gbk', 'gbk-and-path'] as const)('reads names written as %s', (names) => {
    const all = ['测试局/部门预算公开.txt', '联通/中.txt', '㙍甲〔2026〕①.txt', 'a.txt'].filter(
      (name) => names !== 'gbk' || !name.includes('㙍'),
    );
    expect(new Set(listed(makeZip(all.map((name) => text(name, { names })))).names)).toEqual(
      new Set(all.map((name) => `全部.zip/${name}`)),
    );
  });

  it('reads GBK names that a program took for names of DOS and wrote as UTF-8', () => {
    const mistaken = ['╡Ñ╬╗/╘ñ╦π.txt', '┌╡.txt', '─ 线.txt', 'ü.txt'];
    expect(new Set(listed(makeZip(mistaken.map((name) => text(name, { names: 'utf-8' })))).names)).toEqual(
      new Set(['单位/预算.txt', '诘.txt', '─ 线.txt', 'ü.txt'].map((name) => `全部.zip/${name}`)),
    );
  });

  it('shows no way out of the archive and nothing that hides or turns a name', () => {
    const { names } = listed(
      makeZip(
        ['../../etc/甲.txt', '/绝对/乙.txt', 'C:\\盘\\丙.txt', '..\\..\\丁.txt', '戊\u202etxt.exe.txt', './己.txt'].map(
          (name) => text(name),
        ),
      ),
    );
    expect(new Set(names)).toEqual(
      new Set(
        ['etc/甲.txt', '绝对/乙.txt', '盘/丙.txt', '丁.txt', '戊txt.exe.txt', '己.txt'].map(
          (name) => `全部.zip/${name}`,
        ),
      ),
    );
  });

  it('leaves out what systems put beside documents, and says so where nothing else is there', () => {
    const clutter = [
      '__MACOSX/甲/._预算.txt',
      '甲/Thumbs.db',
      '甲/.DS_Store',
      '甲/~$预算.docx',
      '甲/工具.exe',
      '说明/',
    ];
    expect(listed(makeZip([...clutter, '甲/预算.txt'].map((name) => text(name)))).names).toEqual([
      '全部.zip/甲/预算.txt',
    ]);
    const { names, problems } = listed(makeZip(clutter.map((name) => text(name))));
    expect(names).toEqual([]);
    expect(problems[0]?.failure.message).toContain('压缩包“全部.zip”中没有可作为公开材料的文件');
  });

  it('judges by its first bytes what has no telling name', () => {
    const words = '本部门负责辖区水务监测工作，编制年度预算并组织实施。'.repeat(400);
    const { names, texts, troubles } = listed(
      makeZip([
        { name: '情况说明', data: words },
        { name: '公开.v2', data: `%PDF-1.7 ${words}`, stored: true },
        { name: '清单.dat', data: Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256) },
        { name: '设置.ini', data: words },
      ]),
    );
    expect(names.toSorted()).toEqual(['全部.zip/公开.v2', '全部.zip/情况说明'].toSorted());
    expect(texts).toContain(words);
    expect(troubles).toEqual([]);
  });

  it('gives two files of one name two lines', () => {
    const { names, texts } = listed(makeZip([text('甲.txt'), text('甲.txt', { data: '另一份' })]));
    expect(names).toEqual(['全部.zip/甲.txt', '全部.zip/甲.txt（第 2 个同名文件）']);
    expect(texts).toEqual(['内容：甲.txt', '另一份']);
  });

  it('opens archives in archives to a depth of three, and says what lies deeper', () => {
    const nest = (depth: number): Uint8Array =>
      makeZip([
        text(`第${depth}层.txt`),
        ...(depth === 5 ? [] : [{ name: `内${depth}.zip`, data: nest(depth + 1), names: 'gbk' as const }]),
      ]);
    const { names, texts, troubles } = listed(nest(1));
    expect(names).toEqual(
      ['第1层.txt', '内1.zip/第2层.txt', '内1.zip/内2.zip/第3层.txt']
        .map((name) => `全部.zip/${name}`)
        .sort((a, b) => a.length - b.length),
    );
    expect(texts).toEqual(['内容：第1层.txt', '内容：第2层.txt', '内容：第3层.txt']);
    expect(troubles).toEqual([['全部.zip/内1.zip/内2.zip/内3.zip', 'too-large-inside']]);
  });

  it('reads Zip64 archives', () => {
    const { names, texts } = listed(makeZip([text('甲.txt', { wide: true }), text('乙.txt')], { zip64: true }));
    expect(names).toHaveLength(2);
    expect(texts.sort()).toEqual(['内容：乙.txt', '内容：甲.txt']);
  });

  it('takes a document that is packed as ZIP for a document, in the archive and as the archive', () => {
    const word = makeZip([{ name: 'word/document.xml', data: '<w/>' }]);
    expect(listArchive(sourceOfBytes(word), '甲.docx')).toBeNull();
    expect(listed(makeZip([{ name: '甲.zip', data: word }])).names).toEqual(['全部.zip/甲.zip']);
  });

  it('finds an archive behind a program that unpacks it', () => {
    const zip = makeZip([text('甲.txt')]);
    expect(listed(Buffer.concat([Buffer.alloc(5000, 7), zip])).texts).toEqual(['内容：甲.txt']);
  });

  it('names each file that cannot be unpacked, with what to do, and lists the others', () => {
    const { names, problems, troubles } = listed(
      makeZip([
        text('加密.txt', { encrypted: true }),
        text('另法.txt', { method: 14 }),
        text('好.txt'),
        text('膨胀.txt', { says: { size: 190 * 2 ** 20 } }),
        text('过大.txt', { says: { size: 700 * 2 ** 20 } }),
      ]),
    );
    expect(names).toEqual(['全部.zip/好.txt']);
    expect(troubles.map(([, code]) => code).sort()).toEqual([
      'encrypted',
      'too-large',
      'too-large-inside',
      'unsupported-format',
    ]);
    for (const { name, failure } of problems) {
      expect(failure.message).toContain(`“${name}”`);
      expect(failure.message).toMatch(/。请.*。$/);
    }
  });

  it('unpacks no file whose content is not what the directory says', () => {
    const { texts } = listed(
      makeZip([
        text('一.txt', { says: { checksum: 1 } }),
        text('二.txt', { says: { size: 5 } }),
        text('三.txt', { says: { size: 500 } }),
      ]),
    );
    expect(texts).toEqual(['damaged', 'damaged', 'damaged']);
  });
});

describe('an archive made to do harm', () => {
  it('is refused as a whole where its files together are too large', () => {
    const data = Buffer.alloc(300_000, 1).map((_, index) => (index * 7919) % 251);
    const entry = (index: number): MadeEntry => ({
      name: `${index}.txt`,
      data,
      stored: true,
      says: { size: 190 * 2 ** 20 },
    });
    const { names, problems } = listed(makeZip(Array.from({ length: 30 }, (_, index) => entry(index))));
    expect(names).toEqual([]);
    expect(problems.map(({ failure }) => failure.code)).toEqual(['too-large-inside']);
    expect(problems[0]?.failure.message).toContain('4 GB');
  });

  it('is refused where files share their bytes', () => {
    const { names, problems } = listed(
      makeZip([text('一.txt'), text('二.txt', { like: 0 }), text('三.txt', { like: 0 })]),
    );
    expect(names).toEqual([]);
    expect(problems[0]?.failure.message).toContain('占用同一段内容');
  });

  it('is refused where it holds too many files', () => {
    const many = makeZip(Array.from({ length: 20_001 }, (_, index) => ({ name: `${index}.txt`, stored: true })));
    expect(listed(many).problems.map(({ failure }) => failure.code)).toEqual(['too-large-inside']);
  });

  it('is told apart where its directory breaks off', () => {
    const zip = makeZip([text('一.txt'), text('二.txt')]);
    const cut = Buffer.from(zip);
    cut.writeUInt32LE(0, cut.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])));
    const { names, problems } = listed(cut);
    expect(names).toEqual(['全部.zip/一.txt']);
    expect(problems[0]?.failure.message).toContain('目录不完整');
  });
});
