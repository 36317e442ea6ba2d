import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnRule, Subject } from '../../../src/core/checks/index.js';
import { checkFiles } from '../../../src/main/cli/check-files.js';
import { FAILED, finding, reading } from './invented.js';

const calls: { readonly documents: readonly string[]; readonly only: readonly string[] | undefined }[] = [];

// What is checked between files is tested with the rules; here it counts when, and with which files.
vi.mock('../../../src/core/checks/index.js', () => ({
  checkAcross: (subjects: readonly Subject[], only?: readonly string[]) => {
    calls.push({ documents: subjects.map((subject) => subject.document), only });
    return { findings: [finding({ id: 'between', documents: ['aa', 'bb'] })], coverage: [] };
  },
  runOwnRules: (rules: readonly OwnRule[]) => ({
    findings: rules.map((rule) => finding({ id: `own ${rule.id}`, rule: rule.id })),
    coverage: [],
  }),
}));

beforeEach(() => {
  calls.length = 0;
});

function ids(parts: ReturnType<typeof checkFiles>): readonly string[] {
  return parts.flatMap((part) => part.findings.map((one) => one.id));
}

describe('checkFiles', () => {
  it('checks between the files that could be read', () => {
    const readings = [reading('甲.txt', 'aa'), FAILED, reading('丙.txt', 'bb')];
    expect(ids(checkFiles(readings, { each: false, only: ['BAL-TOTAL'] }))).toEqual(['f1', 'f1', 'between']);
    expect(calls).toEqual([{ documents: ['aa', 'bb'], only: ['BAL-TOTAL'] }]);
  });

  it('does not check between files with each, nor where there is one document only', () => {
    expect(ids(checkFiles([reading('甲.txt', 'aa'), reading('丙.txt', 'bb')], { each: true, only: null }))).toEqual([
      'f1',
      'f1',
    ]);
    checkFiles([reading('甲.txt', 'aa'), reading('副本.txt', 'aa'), FAILED], { each: false, only: null });
    expect(calls).toEqual([]);
  });

  it('runs the own rules that are asked for', () => {
    const own = ['own-a', 'own-b'].map((id): OwnRule => ({
      id,
      name: id,
      text: '',
      severity: 'error',
      basis: '',
      enabled: true,
    }));
    const ownIds = (only: readonly string[] | null, each = false): readonly string[] =>
      ids(checkFiles([reading('甲.txt', 'aa')], { each, only, own })).filter((id) => id.startsWith('own '));
    expect(ownIds(null)).toEqual(['own own-a', 'own own-b']);
    expect(ownIds(['own-b'])).toEqual(['own own-b']);
    expect(ownIds(['own-b'], true)).toEqual(['own own-b']);
    expect(ownIds(['SUM-ROW'])).toEqual([]);
  });
});
