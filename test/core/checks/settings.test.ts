import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAcross, ruleCatalogue } from '../../../src/core/checks/index.js';
import { ACROSS_RULES, RULES } from '../../../src/core/checks/catalogue.js';
import { runAcrossRules, runRules } from '../../../src/core/checks/engine.js';
import { insufficient, type AcrossRule, type Rule } from '../../../src/core/checks/outcome.js';
import { limitsOf, settingsIn, SWITCHED_OFF, thresholdMistake } from '../../../src/core/checks/settings.js';
import type { Severity } from '../../../src/core/checks/finding.js';
import type { Subject } from '../../../src/core/checks/subject.js';
import { anchorForDocument } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';
import { disclosure } from '../../main/workspace/samples.js';

const SUBJECT: Subject = { document: 'a'.repeat(64), disclosure: disclosure({}, { fileName: '甲.txt' }) };

const THRESHOLD = { id: 'share', name: '比重', unit: '%', standard: '30', least: '1', most: '100' };

/** Says one thing for each severity; a last one only below the threshold. */
const RULE: Rule = {
  id: 'TEST-RULE',
  name: '试验',
  family: 'disclosure',
  severity: 'warning',
  basis: '惯例',
  needs: '',
  description: '',
  thresholds: [THRESHOLD],
  check: (_subject, limits = limitsOf([THRESHOLD])) =>
    (['error', 'warning', 'notice'] as const)
      .filter((severity) => severity !== 'error' || limits('share').lt(20))
      .map((severity) => ({
        type: 'remark',
        severity,
        message: severity,
        at: anchorForDocument(SUBJECT.document),
        evidence: [],
        topic: severity,
      })),
};

function severities(severity: Severity): readonly Severity[] {
  return runRules([RULE], SUBJECT, { 'TEST-RULE': { severity } }).findings.map((finding) => finding.severity);
}

describe('a rule as an office has set it', () => {
  it('is not run when switched off, and that is never a pass', () => {
    const { findings, coverage } = runRules([RULE], SUBJECT, { 'TEST-RULE': { enabled: false } });
    expect(findings).toEqual([]);
    expect(coverage).toMatchObject([{ rule: 'TEST-RULE', state: 'insufficient-data', why: SWITCHED_OFF }]);
  });

  it('is not run between documents either', () => {
    const across: AcrossRule = {
      ...RULE,
      checkAcross: () => {
        throw new Error('run');
      },
    };
    const { coverage } = runAcrossRules([across], [SUBJECT], { 'TEST-RULE': { enabled: false } });
    expect(coverage).toMatchObject([{ state: 'insufficient-data', why: SWITCHED_OFF }]);
  });

  it('takes another severity; what was milder for its own reasons never gets worse', () => {
    expect(severities('warning')).toEqual(['warning', 'notice']);
    expect(severities('error')).toEqual(['error', 'notice']);
    expect(severities('notice')).toEqual(['notice', 'notice']);
  });

  it('takes another threshold, and every finding says what was changed', () => {
    const { findings } = runRules([RULE], SUBJECT, { 'TEST-RULE': { thresholds: { share: '10' }, severity: 'error' } });
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'notice']);
    expect(findings[0]?.basis).toBe('惯例。本单位设置：程度由“疑似”改为“错误”，比重 10%（内置 30%）');
    expect(runRules([RULE], SUBJECT, { 'TEST-RULE': { thresholds: { share: '30' } } }).findings[0]?.basis).toBe('惯例');
  });

  it('is set for a region profile over what holds for all, and its findings name the profile', () => {
    const all = { 'TEST-RULE': { severity: 'error', thresholds: { share: '10' } }, OTHER: { enabled: false } } as const;
    const own = { 'TEST-RULE': { severity: 'notice' } } as const;
    const settings = settingsIn(all, own, '湖北省');
    expect(settings).toEqual({
      'TEST-RULE': { severity: 'notice', thresholds: { share: '10' }, scope: '湖北省' },
      OTHER: { enabled: false },
    });
    expect(runRules([RULE], SUBJECT, settings).findings[1]?.basis).toBe(
      '惯例。本单位设置（湖北省口径）：程度由“疑似”改为“提示”，比重 10%（内置 30%）',
    );
    expect(settingsIn(all, undefined, '湖北省')).toEqual(all);
    expect(settingsIn({ OTHER: { enabled: false } }, { OTHER: { enabled: true } }, '湖北省')).toEqual({
      OTHER: { enabled: true, scope: '湖北省' },
    });
  });

  it('runs between documents as it is set for the one a report stands with', () => {
    const other: Subject = { ...SUBJECT, document: 'b'.repeat(64) };
    const seen: number[] = [];
    const across: AcrossRule = {
      ...RULE,
      checkAcross: (subjects, limits = limitsOf([THRESHOLD])) => {
        seen.push(subjects.length);
        return subjects.map((subject) => ({
          subject,
          outcomes: RULE.check(subject, limits).map((outcome) => ({
            ...outcome,
            at: anchorForDocument(subject.document),
          })),
        }));
      },
    };
    const settings = { [SUBJECT.document]: { 'TEST-RULE': { thresholds: { share: '10' } } }, [other.document]: {} };
    const { findings, coverage } = runAcrossRules([across], [SUBJECT, other], ({ document }) => settings[document]!);
    // Once for each way, over both: each way gives the report of its own document.
    expect(seen).toEqual([2, 2]);
    expect(coverage.map(({ document }) => document)).toEqual([SUBJECT.document, other.document]);
    const of = (document: string) => findings.filter(({ at }) => at.document === document);
    expect(of(SUBJECT.document)).toHaveLength(3);
    expect(of(other.document)).toHaveLength(2);
    expect(of(other.document).map(({ basis }) => basis)).toEqual(['惯例', '惯例']);
  });

  it('keeps the ids of its findings, so that notes stay with them', () => {
    const ids = (settings = {}): readonly string[] => runRules([RULE], SUBJECT, settings).findings.map(({ id }) => id);
    expect(ids({ 'TEST-RULE': { severity: 'notice' } })).toEqual(ids());
  });

  it('uses no value that cannot be one', () => {
    for (const value of ['', '-1', '0', '101', '1e1', '三十', '10%']) {
      expect([value, thresholdMistake(THRESHOLD, value)]).toEqual([value, '“比重”应为 1 到 100 之间的数字（%）。']);
      expect(limitsOf([THRESHOLD], { thresholds: { share: value } })('share').toFixed()).toBe('30');
    }
    expect(thresholdMistake(THRESHOLD, '12.5')).toBe(null);
  });
});

it('every declared threshold can be used as it is shipped, and is listed', () => {
  const declared = [...RULES, ...ACROSS_RULES].flatMap((rule) => (rule.thresholds ?? []).map((one) => [rule.id, one]));
  expect(declared.length).toBeGreaterThan(0);
  expect(ruleCatalogue().flatMap((rule) => (rule.thresholds ?? []).map((one) => [rule.id, one]))).toEqual(declared);
  for (const rule of RULES) {
    for (const threshold of rule.thresholds ?? []) {
      expect([rule.id, thresholdMistake(threshold, threshold.standard)]).toEqual([rule.id, null]);
    }
  }
  expect(insufficient(SWITCHED_OFF).state).toBe('insufficient-data');
});

describe('thresholds in rules of the program', () => {
  const SAMPLES = join(import.meta.dirname, '../../../resources/samples');
  const subjects = readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.txt'))
    .map((fileName): Subject => {
      const blocks = textToBlocks(readFileSync(join(SAMPLES, fileName), 'utf8'));
      return { document: fileName, disclosure: recognise({ fileName, format: 'text', ...blocks }) };
    });
  const swings = (thresholds: Readonly<Record<string, string>>) =>
    checkAcross(subjects, ['YOY-SWING'], { 'YOY-SWING': { thresholds } }).findings;

  it('decide what is found, and the finding names the value that held', () => {
    const wide = swings({ percent: '1', amount: '0.01' });
    expect(wide.length).toBeGreaterThan(0);
    expect(wide[0]?.message).toContain('增减达到 1% 且 0.01 万元');
    expect(wide[0]?.basis).toContain('本单位设置：增减幅度 1%（内置 20%），增减金额 0.01万元（内置 10万元）');
    expect(swings({ percent: '1000', amount: '1000000' })).toEqual([]);
    expect(swings({})).toEqual(checkAcross(subjects, ['YOY-SWING']).findings);
  });
});
