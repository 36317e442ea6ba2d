import { describe, expect, it } from 'vitest';
import type { UncertainDocument } from '../../../../src/shared/desk-api.js';
import { aimsOf } from '../../../../src/renderer/screens/library/confirm-answers.js';

const field = (
  name: 'unitName' | 'unitCode' | 'fiscalYear' | 'level' | 'stage',
): UncertainDocument['questions'][number] => ({
  type: 'profile',
  field: name,
  why: 'missing',
  offers: [],
});
const QUESTIONS: UncertainDocument['questions'] = [
  field('unitName'),
  field('unitCode'),
  field('fiscalYear'),
  field('level'),
  field('stage'),
  { type: 'table-kind', table: 'other#2', title: '', kind: 'other', alternatives: ['income'], at: { line: 3 } },
  { type: 'defect', defect: { code: 'table.header-unread', message: '未读出', at: null } },
];

describe('answers on the page of open questions', () => {
  it('make one correction each, in the values of their field', () => {
    const answers = {
      unitName: ' 测试甲中心 ',
      unitCode: '901001',
      fiscalYear: '２０２６',
      level: 'unit',
      stage: 'final',
      'kind other#2': 'income',
    };
    expect(aimsOf(QUESTIONS, answers)).toEqual([
      { target: 'profile', field: 'unitName', value: '测试甲中心' },
      { target: 'profile', field: 'unitCode', value: '901001' },
      { target: 'profile', field: 'fiscalYear', value: 2026 },
      { target: 'profile', field: 'level', value: 'unit' },
      { target: 'profile', field: 'stage', value: 'final' },
      { target: 'table-kind', table: 'other#2', kind: 'income' },
    ]);
  });

  it('make none where nothing or no possible value is given', () => {
    expect(aimsOf(QUESTIONS, {})).toEqual([]);
    const impossible = {
      unitName: '  ',
      fiscalYear: '26',
      level: '部门',
      stage: 'x',
      'kind other#2': 'x',
      'kind other': 'income',
    };
    expect(aimsOf(QUESTIONS, impossible)).toEqual([]);
  });
});
