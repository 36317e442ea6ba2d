import { describe, expect, it } from 'vitest';
import { runRules } from '../../../../src/core/checks/engine.js';
import { DISCLOSURE_RULES } from '../../../../src/core/checks/rules/disclosure-rules.js';
import { NEAR_REPEAT_RULES } from '../../../../src/core/checks/rules/near-repeats.js';
import { PERSONAL_DATA_RULES } from '../../../../src/core/checks/rules/personal-data.js';
import { SECRECY_RULES } from '../../../../src/core/checks/rules/secrecy.js';
import { TEXT_RULES } from '../../../../src/core/checks/rules/text-rules.js';
import { WORDING_RULES } from '../../../../src/core/checks/rules/wording-rules.js';
import { printBudget, type Layout } from '../../../generator/document.js';
import { inventScenario } from '../../../generator/scenario.js';
import { writeMarkdown, writeText } from '../../../generator/write-text.js';
import { read, seedNames, seedText } from '../documents.js';

const RULES = [
  ...DISCLOSURE_RULES,
  ...WORDING_RULES,
  ...PERSONAL_DATA_RULES,
  ...SECRECY_RULES,
  ...TEXT_RULES,
  ...NEAR_REPEAT_RULES,
];

const STYLE = { unit: '万元', decimals: 2, grouped: true, nil: '' } as const;
const LAYOUTS: readonly Layout[] = [
  { name: 'municipal', style: STYLE, projectTable: true },
  { name: 'tree', style: STYLE, codeColumns: 'single', totalRow: 'last', numbering: '附表2-' },
];

describe('generated documents', () => {
  it('raise no warning and no error', () => {
    const alarms: string[] = [];
    for (let seed = 1; seed <= 8; seed += 1) {
      for (const layout of LAYOUTS) {
        const scenario = inventScenario(seed, { money: { governmentFund: seed % 3 === 0 } });
        const budget = seed % 2 === 0 ? scenario.departmentYear(2026) : scenario.unitYear(seed % 4 === 1 ? 1 : 0, 2026);
        const document = printBudget(budget, layout);
        const { findings } = runRules(RULES, read(seed % 3 === 1 ? writeMarkdown(document) : writeText(document)));
        for (const { severity, rule, message } of findings) {
          if (severity !== 'notice') alarms.push(`seed ${seed}, ${layout.name}: ${rule} ${message}`);
        }
      }
    }
    expect(alarms).toEqual([]);
  }, 60_000);
});

describe.skipIf(seedNames.length === 0)('the real documents', () => {
  const found = (at: number): readonly string[] =>
    runRules(RULES, read(seedText(seedNames[at]!))).findings.map(({ rule, severity }) => `${severity} ${rule}`);

  it('show the faults a careful reviewer names', () => {
    expect(found(0)).toEqual(
      expect.arrayContaining([
        'error PII-PHONE',
        'warning PII-NAME',
        'error YEAR-STOCK',
        'error DISC-SECTION-SET',
        'warning TXT-NEAR-REPEAT',
      ]),
    );
    expect(found(1)).toEqual(
      expect.arrayContaining([
        'error YEAR-STOCK',
        'notice ROLL-WORD',
        'warning YOY-REASON',
        'warning TXT-NEAR-REPEAT',
        'notice TXT-TYPO',
      ]),
    );
    expect(found(2)).toEqual(expect.arrayContaining(['error DISC-TABLE-SET', 'error DISC-EMPTY-TABLE-NOTE']));
    expect(found(3).filter((line) => line === 'error DISC-EMPTY-TABLE-NOTE')).toHaveLength(4);
    expect(found(4)).toEqual(
      expect.arrayContaining([
        'error YEAR-STALE',
        'error TMPL-OPTION',
        'error NAME-ENTITY',
        'error KIND-WORD',
        'notice TXT-NUMBERING',
      ]),
    );
  });

  it('never repeat a telephone number', () => {
    const { findings } = runRules(
      RULES.filter(({ id }) => id === 'PII-PHONE'),
      read(seedText(seedNames[0]!)),
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  });
});
