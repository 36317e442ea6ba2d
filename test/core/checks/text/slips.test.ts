import { describe, expect, test } from 'vitest';
import { slipBetween, slipsIn } from '../../../../src/core/checks/text/slips.js';

const NAME = '霁川市渔业资源监测站';

describe('the slip between a name and its print', () => {
  test.each([
    ['霁川市渔业资源监侧站', { kind: 'changed', at: 8, right: '测', printed: '侧' }],
    ['霁川市渔业兹愿监测站', { kind: 'two-changed', at: 5, right: '资源', printed: '兹愿' }],
    ['霁川市渔业源监测站', { kind: 'lost', at: 5, right: '资', printed: '' }],
    ['霁川市渔业资资源监测站', { kind: 'doubled', at: 6, right: '', printed: '资' }],
    ['霁川市渔业资源监察测站', { kind: 'added', at: 8, right: '', printed: '察' }],
    ['霁川市渔业源资监测站', { kind: 'turned', at: 5, right: '资源', printed: '源资' }],
  ])('%s', (printed, slip) => {
    expect(slipBetween(NAME, printed)).toEqual(slip);
  });

  test.each([
    ['the same', NAME, NAME],
    ['two places', NAME, '霁川市鱼业资源监侧站'],
    ['numbers', '第一水质监测站', '第三水质监测站'],
    ['words that take each other’s place', '河东水质监测站', '河西水质监测站'],
    ['such words of two characters', '设备购置专项经费', '设备维护专项经费'],
    ['a word that may be left out', '人力资源和社会保障局', '人力资源社会保障局'],
    ['two characters more', NAME, '霁川市渔业资源监测总分站'],
  ])('none: %s', (_why, name, printed) => {
    expect(slipBetween(name, printed)).toBeNull();
  });

  test('is found inside a text, but not at its ends', () => {
    const found = (text: string): readonly string[] => slipsIn(text, NAME).map(({ printed }) => printed);
    expect(found('由霁川市渔业源资监测站负责')).toEqual(['霁川市渔业源资监测站']);
    expect(found('由霁州市渔业资源监测站负责')).toEqual(['霁州市渔业资源监测站']);
    expect(found('由霁川市渔业资源监测船负责')).toEqual([]);
    expect(found('由霁川市渔业资源监测站负责')).toEqual([]);
  });
});
