// 人工配对 in the comparison: what the reviewer says holds, survives another reading, and can be taken back.
import { describe, expect, it } from 'vitest';
import { alignTable, rePair, type Pairing, type PairingRequest } from '../../../src/core/comparison/index.js';
import { buildDisclosure, buildProfile, buildTable, functionRow, sourceOf, totalRow, type RowDraft } from './build.js';

const KIND = 'general-public-expenditure';
const COLUMNS = [
  { path: '单位名称', measure: 'unit', unit: null },
  { path: '科目编码', measure: 'function.code', unit: null },
  { path: '科目名称', measure: 'function.name', unit: null },
  { path: '合计', measure: 'total' },
] as const;

function year(fiscalYear: number, rows: readonly RowDraft[]) {
  const tables = [buildTable({ kind: KIND, columns: COLUMNS, rows })];
  const profile = buildProfile({ unitCode: '301002', year: fiscalYear });
  return sourceOf(buildDisclosure({ profile, tables }), '301002');
}

const uncoded = (label: string, amount: string): RowDraft => ({ lines: [{ label }], cells: ['', '', label, amount] });

const SOURCES = [
  year(2024, [functionRow(null, '2010101', '行政运行', '1.00'), functionRow(null, '2010199', '旧事项', '7.00')]),
  year(2025, [functionRow(null, '2010101', '行政运行', '2.00'), functionRow(null, '2010199', '旧事项', '8.00')]),
  year(2026, [functionRow(null, '2010101', '行政运行', '3.00'), functionRow(null, '2010103', '新事项', '9.00')]),
];

/** 「key | by | figures」 for each row. */
function digest(sources: typeof SOURCES, pairings: readonly Pairing[]): readonly string[] {
  const sheet = alignTable(KIND, sources, pairings)?.sheet;
  return (
    sheet?.rows.map(
      ({ key, matchedBy, status, figures }) =>
        `${key} | ${matchedBy} ${status} | ${figures.map((one) => one?.[0] ?? '–').join(' ')}`,
    ) ?? []
  );
}

/** Pairings after a request, as the workspace would keep them. */
function after(pairings: readonly Pairing[], request: PairingRequest): readonly Pairing[] {
  const alignment = alignTable(KIND, SOURCES, pairings)!;
  let group = pairings.length * 10;
  const change = rePair(alignment, pairings, request, () => `g${(group += 1)}`);
  if (!change.ok) throw new Error(change.reason);
  const changed = new Set(
    [...change.forget, ...change.keep.map(({ line }) => line)].map((line) => JSON.stringify(line)),
  );
  return [...pairings.filter(({ line }) => !changed.has(JSON.stringify(line))), ...change.keep];
}

const name = (key: string) => ({ lane: 0, key });
const AUTOMATIC = [
  '2010101 | code changed | 1.00 2.00 3.00',
  '2010103 | code new | – – 9.00',
  '2010199 | code dropped | 7.00 8.00 –',
];
const JOINED = ['2010101 | code changed | 1.00 2.00 3.00', '2010103 | reviewer renamed | 7.00 8.00 9.00'];

describe('the word of the reviewer', () => {
  it('joins rows, and leaving them to the program again restores what it had found', () => {
    expect(digest(SOURCES, []).toSorted()).toEqual(AUTOMATIC);
    const joined = after([], { type: 'join', row: name('2010103'), partner: name('2010199'), column: null });
    expect(digest(SOURCES, joined)).toEqual(JOINED);
    const again = after(joined, { type: 'automatic', row: name('2010103') });
    expect(again).toEqual([]);
    expect(after(joined, { type: 'automatic', row: null })).toEqual([]);
  });

  it('holds where a year between is not compared', () => {
    const joined = after([], { type: 'join', row: name('2010103'), partner: name('2010199'), column: null });
    expect(digest([SOURCES[0]!, SOURCES[2]!], joined)).toEqual([
      '2010101 | code changed | 1.00 3.00',
      '2010103 | reviewer renamed | 7.00 9.00',
    ]);
  });

  it('sets the line of one year apart, whatever its code says', () => {
    const split = after([], { type: 'split', row: name('2010101'), column: 2024 });
    expect(digest(SOURCES, split)).toEqual([
      '2010101 | reviewer dropped | 1.00 – –',
      '2010101#2 | reviewer changed | – 2.00 3.00',
      '2010199 | code dropped | 7.00 8.00 –',
      '2010103 | code new | – – 9.00',
    ]);
  });

  it('replaces the line of a year by that of another row', () => {
    const moved = after([], { type: 'join', row: name('2010101'), partner: name('2010199'), column: 2024 });
    expect(digest(SOURCES, moved)).toEqual([
      '2010101 | reviewer dropped | 1.00 – –',
      '2010101#2 | reviewer renamed | 7.00 2.00 3.00',
      '2010199 | code dropped | – 8.00 –',
      '2010103 | code new | – – 9.00',
    ]);
  });

  it('is refused where it makes no sense', () => {
    const alignment = alignTable(KIND, SOURCES, [])!;
    const ask = (request: PairingRequest) => rePair(alignment, [], request, () => 'g');
    const both = { type: 'join', row: name('2010101'), partner: name('2010199'), column: null } as const;
    expect(ask(both)).toEqual({ ok: false, reason: 'same-years' });
    expect(ask({ ...both, partner: name('gone') })).toEqual({ ok: false, reason: 'no-row' });
    expect(ask({ type: 'split', row: name('2010103'), column: 2026 })).toEqual({ ok: false, reason: 'alone' });
    expect(ask({ type: 'split', row: name('2010103'), column: 2024 })).toEqual({ ok: false, reason: 'no-row' });
  });
});

describe('a newer version of a document', () => {
  const joined = after([], { type: 'join', row: name('2010103'), partner: name('2010199'), column: null });
  const newer = (rows: readonly RowDraft[]) => [SOURCES[0]!, SOURCES[1]!, year(2026, rows)];

  it('keeps pairings where name or code of a line was corrected', () => {
    const renamed = newer([functionRow(null, '2010103', '新事项目', '9.50')]);
    expect(digest(renamed, joined)).toContain('2010103 | reviewer renamed | 7.00 8.00 9.50');
    const recoded = newer([functionRow(null, '2010104', '新事项', '9.50')]);
    expect(digest(recoded, joined)).toContain('2010104 | reviewer renamed | 7.00 8.00 9.50');
  });

  it('says how many pairings find no line', () => {
    const gone = newer([functionRow(null, '2010101', '行政运行', '3.00')]);
    expect(alignTable(KIND, gone, joined)?.sheet.remarks).toEqual([
      '有1处人工配对在所选文件中找不到对应的行，未采用。可重新配对，或恢复自动配对。',
    ]);
  });
});

describe('neighbours', () => {
  const before = (middle: string) => [uncoded('甲事项', '1.00'), uncoded(middle, '2.00'), uncoded('丙事项', '3.00')];

  it('pair the only lines left between two pairs', () => {
    const rows = digest([year(2025, before('原先的叫法')), year(2026, before('完全不同'))], []);
    expect(rows[1]).toBe('完全不同 | neighbour renamed | 2.00 2.00');
  });

  it('do not where there are several, or a code speaks against it, or the total is one of them', () => {
    const two = [
      uncoded('甲事项', '1.00'),
      uncoded('另一', '2.00'),
      uncoded('其二', '2.00'),
      uncoded('丙事项', '3.00'),
    ];
    expect(digest([year(2025, before('原先的叫法')), year(2026, two)], []).join()).not.toContain('neighbour');
    const coded = [uncoded('甲事项', '1.00'), functionRow(null, '2010105', '某', '2.00'), uncoded('丙事项', '3.00')];
    expect(digest([year(2025, before('原先的叫法')), year(2026, coded)], []).join()).not.toContain('neighbour');
    const total = [uncoded('甲事项', '1.00'), totalRow('2.00'), uncoded('丙事项', '3.00')];
    expect(digest([year(2025, before('原先的叫法')), year(2026, total)], []).join()).not.toContain('neighbour');
  });
});
