import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding } from '../../../src/core/checks/index.js';
import type { Table, TableKind } from '../../../src/core/disclosure/index.js';
import { misprintOf } from '../../../src/core/checks/suspects-misprint.js';
import type { Subject } from '../../../src/core/checks/index.js';
import { printBudget } from '../../generator/document.js';
import { inventScenario } from '../../generator/scenario.js';
import { writeText } from '../../generator/write-text.js';
import { reprint, subject, table } from './build.js';
import { figures, misprinted, read, reprintText } from './documents.js';
import { model } from './model.js';

const FAMILIES = new Set(['arithmetic', 'cross-table', 'narrative']);

function findingsOf(of: Subject): readonly Finding[] {
  return checkDocument(of).findings.filter(({ outcome, family }) => outcome === 'finding' && FAMILIES.has(family));
}

function suspectsIn(findings: readonly Finding[]): readonly string[] {
  const shown = findings.map(({ suspects: [first] }) =>
    first === undefined ? '—' : `${first.anchor.table ?? '¶'} ${first.printed} → ${first.suggested}`,
  );
  return [...new Set(shown)];
}

describe('slips of print', () => {
  it.each([
    ['846.31', '946.31', '一位数字不同', 1.05],
    ['860.00', '660.00', '一位数字形近', 1],
    ['201.00', '210.00', '相邻两位颠倒', 1.1],
    ['21.00', '210.00', '小数点移位', 1.2],
    ['2,210.00', '210.00', '数字重复', 1.2],
    ['-5.00', '5.00', '正负号不同', 1],
    ['', '5.00', '漏印', 2],
    ['(5.00)', '5.00', '正负号不同', 1],
    ['（5.00）', '5.00', '正负号不同', 1],
    ['△5.00', '5.00', '正负号不同', 1],
    ['5.00', '-5.00', '正负号不同', 1],
    ['（846.31）', '-946.31', '一位数字不同', 1.05],
    ['８４６．３１', '946.31', '一位数字不同', 1.05],
  ])('%s for %s: %s', (printed, right, says, cost) => {
    expect(misprintOf(printed, right)).toEqual({ says, cost });
  });

  it('that no single slip explains say nothing', () => {
    expect(misprintOf('123.45', '678.90')).toMatchObject({ says: null });
    expect(misprintOf('123.45', '678.90').cost).toBeGreaterThan(3);
  });
});

describe('the figure behind the findings', () => {
  it('is proved by every relation it stands in', () => {
    const [suspect] = findingsOf(reprint(model(), 'general-public-expenditure', 4, 2, '201.00'))[0]!.suspects;
    expect(suspect).toMatchObject({ suggested: '210.00', anchor: { row: 4, column: 2 } });
    expect(suspect?.why).toMatch(/^改为 210\.00 后，\d 项不成立的关系全部成立（表内 2 项.*；与印出的数相邻两位颠倒。$/);
  });

  it('is the right figure itself where only its sign was lost in parentheses', () => {
    const printed = reprint(model(), 'general-public-expenditure', 4, 2, '（210.00）');
    const [suspect] = findingsOf(printed)[0]!.suspects;
    expect(suspect).toMatchObject({ suggested: '210.00', anchor: { row: 4, column: 2 } });
    expect(suspect?.why).toMatch(/；与印出的数正负号不同。$/);
  });

  it('of two errors that share a relation are told apart', () => {
    // Both stand in the column of 合计; each has a row sum and tables of its own.
    const one = reprint(model(), 'general-public-expenditure', 4, 2, '201.00');
    const findings = findingsOf(reprint(one, 'general-public-expenditure', 5, 2, '700.00'));
    const first = new Set(suspectsIn(findings));
    expect(first).toEqual(
      new Set(['general-public-expenditure 201.00 → 210.00', 'general-public-expenditure 700.00 → 100.00']),
    );
    expect(new Set(findings.map(({ group }) => group)).size).toBe(2);
    // The sum that both stand in holds only once both are right: whichever claims it says so.
    const proofs = [...new Set(findings.flatMap(({ suspects: [best] }) => best?.why ?? []))];
    expect(
      proofs.map((proof) => proof.startsWith('须与另一处误印一并改正：此处改为 210.00 后，5 项')).toSorted(),
    ).toEqual([false, true]);
  });

  it('of two errors without a relation in common is found for each as if it were alone', () => {
    const right = model();
    const spots = right.disclosure.tables
      .filter(({ kind }) =>
        ['expenditure', 'general-public-expenditure', 'income', 'project-expenditure'].includes(kind),
      )
      .flatMap((each) =>
        each.rows.flatMap((row) =>
          row.cells.flatMap(({ column, reading, text }) =>
            reading.state === 'number' && /[1-9]/.test(text) ? [{ table: each.id, row: row.index, column, text }] : [],
          ),
        ),
      );
    const before = new Set(checkDocument(right).findings.map(({ id }) => id));
    const some = spots.filter((_, index) => index % 3 === 0);
    const alone = some.flatMap((spot) => {
      const spoil = (of: Subject): Subject => reprint(of, spot.table, spot.row, spot.column, misprinted(spot.text));
      const findings = findingsOf(spoil(right));
      const proved = `${spot.table} ${misprinted(spot.text)} → `;
      const suspects = suspectsIn(findings);
      // Between departments and units as well: two errors of one size may hide each other there.
      const cells = checkDocument(spoil(right))
        .findings.filter(({ id }) => !before.has(id))
        .flatMap(({ evidence, at }) => [at, ...evidence.map(({ anchor }) => anchor)])
        .flatMap(({ table: id, row, column }) => (row === null || column === null ? [] : [`${id} ${row} ${column}`]));
      // Only errors that are known by themselves can be known beside another.
      return suspects.length === 1 && suspects[0]!.startsWith(proved) ? [{ spoil, suspects, findings, cells }] : [];
    });
    const pairs = alone.flatMap((one, index) =>
      alone
        .slice(index + 1)
        .filter(({ cells }) => !cells.some((cell) => one.cells.includes(cell)))
        .map((other) => [one, other] as const),
    );
    expect(pairs.length).toBeGreaterThan(30);
    for (const [one, other] of pairs.filter((_, index) => index % 5 === 0)) {
      const both = findingsOf(other.spoil(one.spoil(right)));
      expect(new Set(suspectsIn(both))).toEqual(new Set([...one.suspects, ...other.suspects]));
      expect(both).toHaveLength(one.findings.length + other.findings.length);
      expect(new Set(both.map(({ group }) => group)).size).toBe(2);
    }
  });

  it('that is a total smaller than one of its parts suspends what was compared with it', () => {
    const { findings, coverage } = checkDocument(reprint(model(), 'expenditure', 8, 3, '100.00'));
    const broken = findings.filter(({ outcome, family }) => outcome === 'finding' && FAMILIES.has(family));
    expect(new Set(broken.map(({ rule }) => rule))).toEqual(new Set(['SUM-ROW', 'SUM-COL']));
    expect(suspectsIn(broken)).toEqual(['expenditure 100.00 → 1000.00']);
    expect(new Set(broken.map(({ group }) => group)).size).toBe(1);
    const total = coverage.find(({ rule }) => rule === 'XTAB-EXP-TOTAL');
    expect(total).toMatchObject({ state: 'insufficient-data' });
    expect(total?.why).toContain('“100.00”小于其中的一项，合计可疑');
  });

  it('may be a cell that could not be read', () => {
    const findings = findingsOf(reprint(model(), 'expenditure', 8, 3, '1,00.00'));
    const cell = findings.find(({ rule }) => rule === 'NUM-CELL')!;
    expect(cell.suspects[0]).toMatchObject({ printed: '1,00.00', suggested: '1,000.00' });
  });

  it('is printed in the form of its column', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total',
      rows: '2080505|1,200.00\n2101501|800.00\n合计|900.00',
    });
    const [finding] = findingsOf(subject([some]));
    expect(finding?.suspects.map(({ suggested }) => suggested)).toContain('2,000.00');
  });

  it('is the one whose right value is round, where several would do', () => {
    const first = (amounts: string): string => {
      const some = table({ kind: 'expenditure', columns: 'function total basic project', rows: `2080505|${amounts}` });
      const [suspect] = findingsOf(subject([some]))[0]!.suspects;
      return `${suspect!.printed} → ${suspect!.suggested}`;
    };
    expect(first('580.00|100.03|480.00')).toBe('100.03 → 100.00');
    expect(first('580.00|100.00|480.04')).toBe('480.04 → 480.00');
    expect(first('580.02|100.00|480.00')).toBe('580.02 → 580.00');
  });

  it('is the one that leaves its own sum without any rounding, where two tables print different totals', () => {
    const parts = Array.from({ length: 8 }, (_, at) => `${51 + at}.1${at + 1}`);
    const listed = (kind: TableKind, columns: string, nameOf: (at: number) => string, total: string): Table =>
      table({ kind, columns, rows: [...parts.map((part, at) => `${nameOf(at)}|${part}`), `合计|${total}`].join('\n') });
    const named = (spent: string, planned: string): readonly string[] => {
      const tables = [
        listed('expenditure', 'function project', (at) => `210110${at + 1}`, spent),
        listed('project-expenditure', 'project.name total', (at) => `某某项目${at + 1}`, planned),
      ];
      return suspectsIn(findingsOf(subject(tables)));
    };
    expect(named('437.16', '437.16')).toEqual([]);
    expect(named('437.16', '437.19')).toEqual(['project-expenditure 437.19 → 437.16']);
    expect(named('437.13', '437.16')).toEqual(['expenditure 437.13 → 437.16']);
  });

  it('is the cell where a sentence and another table agree against it, and the sentence where the tables do', () => {
    const layout = {
      name: 'municipal',
      style: { unit: '万元', decimals: 2, grouped: false, nil: '' },
      projectTable: true,
    } as const;
    const text = writeText(printBudget(inventScenario(3).unitYear(0, 2026), layout));
    const total = /支出总计\t([\d.]+)/.exec(text)![1]!;
    const wrong = `${(Number(total[0]) % 9) + 1}${total.slice(1)}`;
    const sentence = text.lastIndexOf(`${total}万元`);
    const spoken = `${text.slice(0, sentence)}${wrong}${text.slice(sentence + total.length)}`;
    const said = findingsOf(read(spoken)).filter(({ family }) => family === 'narrative');
    expect(said.length).toBeGreaterThan(0);
    expect(suspectsIn(said)).toEqual([`¶ ${wrong} → ${total}`]);

    const original = read(text);
    const spots = figures(original)
      .filter((spot) => spot.table.kind === 'general-public-expenditure')
      .filter((_, index) => index % 5 === 0);
    const spoilt = spots.flatMap((spot) => {
      const right = spot.cell.text.trim();
      const changed = reprintText(text, spot, misprinted(right));
      return changed === null ? [] : [{ right, findings: findingsOf(changed.subject) }];
    });
    const contradicted = spoilt.filter(({ findings }) => findings.some(({ family }) => family === 'narrative'));
    expect(contradicted.length).toBeGreaterThan(1);
    for (const { right, findings } of contradicted) {
      expect(suspectsIn(findings)).toEqual([`general-public-expenditure ${misprinted(right)} → ${right}`]);
      expect(new Set(findings.map(({ group }) => group)).size).toBe(1);
    }
  }, 30_000);
});

describe('two errors', () => {
  const groupsIn = (findings: readonly Finding[]): number => new Set(findings.map(({ group }) => group)).size;
  const firstOf = ({ suspects: [first] }: Finding): string =>
    first === undefined ? '—' : `r${first.anchor.row} c${first.anchor.column} ${first.printed} → ${first.suggested}`;

  it('that hide each other in a column are named together, each for its own row', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      // 310.00 and 240.00 were printed as 340.00 and 210.00: the column still adds up.
      rows: '2080505|585.00|340.00|275.00\n2101501|425.00|210.00|185.00\n2210201|70.00|40.00|30.00\n合计|1080.00|590.00|490.00',
    });
    const findings = findingsOf(subject([some])).filter(({ rule }) => rule === 'SUM-ROW');
    expect(findings.map(firstOf)).toEqual(['r0 c2 340.00 → 310.00', 'r1 c2 210.00 → 240.00']);
    expect(groupsIn(findings)).toBe(1);
    expect(findings[0]?.suspects.map(({ anchor }) => anchor.row)).toEqual([0, 1]);
    expect(findings[1]?.suspects.map(({ anchor }) => anchor.row)).toEqual([1, 0]);
    expect(findings[0]?.suspects[0]?.why).toMatch(
      /^两处误差在共有的合计中相抵，须一并改正：此处改为 310\.00，.+由 210\.00 改为 240\.00 后，2 项不成立的关系全部成立（表内 2 项）/,
    );
  });

  it('that hide each other in a row are named together, each for its own column', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      rows: '2080505|550.00|340.00|210.00\n2101501|286.00|223.00|63.00\n2210201|128.00|47.00|81.00\n合计|964.00|580.00|384.00',
    });
    // 310.00 and 240.00 in the first row.
    const findings = findingsOf(subject([some])).filter(({ rule }) => rule === 'SUM-COL');
    expect(findings.map(firstOf)).toEqual(['r0 c2 340.00 → 310.00', 'r0 c3 210.00 → 240.00']);
    expect(groupsIn(findings)).toBe(1);
  });

  it('that were printed in each other’s place are told to be exchanged', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      // 310.00 and 455.00 stand in each other's row.
      rows: '2080505|510.00|455.00|200.00\n2101501|518.00|310.00|63.00\n2210201|58.00|27.00|31.00\n合计|1086.00|792.00|294.00',
    });
    const findings = findingsOf(subject([some])).filter(({ rule }) => rule === 'SUM-ROW');
    expect(findings.map(firstOf)).toEqual(['r0 c2 455.00 → 310.00', 'r1 c2 310.00 → 455.00']);
    expect(findings[0]?.suspects[0]?.why).toMatch(/^两处的数可能互换：此处改为 310\.00，/);
  });

  it('that many pairs of figures would explain alike name nobody', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      rows: '2080505|540.00|340.00|200.00\n2101501|540.00|340.00|200.00\n2210201|540.00|340.00|200.00\n2210202|540.00|340.00|200.00\n合计|2160.00|1330.00|830.00',
    });
    const findings = findingsOf(subject([some])).filter(({ rule }) => rule === 'SUM-COL' || rule === 'SUM-ROW');
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ suspects }) => suspects.every(({ anchor }) => anchor.row === 4))).toBe(true);
  });

  it('in one row with the same figure right in both are corrected to that figure, not to each other', () => {
    const some = table({
      kind: 'expenditure',
      columns: 'function total basic project',
      // 210.00 in both cells of the first row.
      rows: '2080505|240.00|270.00|\n2101501|300.00|200.00|100.00\n合计|510.00|410.00|100.00',
    });
    const findings = findingsOf(subject([some]));
    const proposed = new Set(findings.map(firstOf));
    expect(proposed).toEqual(new Set(['r0 c1 240.00 → 210.00', 'r0 c2 270.00 → 210.00']));
    expect(groupsIn(findings)).toBe(2);
  });
});
