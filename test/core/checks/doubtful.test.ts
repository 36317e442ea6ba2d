import { describe, expect, it } from 'vitest';
import { checkDocument, type Finding, type Subject } from '../../../src/core/checks/index.js';
import { reprint } from './build.js';
import { model } from './model.js';

const TABLE = 'general-public-expenditure';

/** The document with one cell marked as recognised without certainty. */
function doubted(of: Subject, row: number, column: number): Subject {
  const tables = of.disclosure.tables.map((table) =>
    table.id !== TABLE
      ? table
      : {
          ...table,
          rows: table.rows.map((line) =>
            line.index !== row
              ? line
              : {
                  ...line,
                  cells: line.cells.map((cell) => (cell.column === column ? { ...cell, doubtful: [0] } : cell)),
                },
          ),
        },
  );
  return { ...of, disclosure: { ...of.disclosure, tables } };
}

const serious = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity, family }) => severity !== 'notice' && family !== 'disclosure');

describe('a figure recognised from an image without certainty', () => {
  const spoilt = reprint(model(), TABLE, 4, 2, '201.00');
  const plain = checkDocument(spoilt).findings;
  const soft = checkDocument(doubted(spoilt, 4, 2)).findings;
  const touching = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(
      ({ at, evidence, outcome }) =>
        outcome === 'finding' &&
        [at, ...evidence.map(({ anchor }) => anchor)].some(
          (anchor) => anchor.table === TABLE && anchor.row === 4 && anchor.column === 2,
        ),
    );

  it('accuses nobody: findings that rest on it are notices that name it', () => {
    expect(serious(touching(plain)).length).toBeGreaterThan(0);
    expect(serious(touching(soft))).toEqual([]);
    expect(touching(soft)).toHaveLength(touching(plain).length);
    for (const { message } of touching(soft)) {
      expect(message).toContain('读取存疑：“201.00”由扫描图像识别');
      expect(message.endsWith('）。')).toBe(true);
    }
  });

  it('leaves identity and suspects of the findings: the figure that would settle the sums is proposed', () => {
    expect(soft.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    const proposed = touching(soft).flatMap(({ suspects }) => suspects.map(({ suggested }) => suggested));
    expect(proposed).toEqual(touching(plain).flatMap(({ suspects }) => suspects.map(({ suggested }) => suggested)));
    expect(proposed.length).toBeGreaterThan(0);
  });

  it('does not touch findings that do not rest on it', () => {
    const elsewhere = checkDocument(doubted(spoilt, 0, 3)).findings;
    expect(touching(elsewhere).filter(({ message }) => !message.includes('读取存疑'))).not.toHaveLength(0);
    const quiet = checkDocument(doubted(model(), 4, 2)).findings;
    expect(quiet.filter(({ message, outcome }) => outcome === 'finding' && message.includes('读取存疑'))).toEqual([]);
  });
});
