/** Income lines whose name no list knows, numbered in one series with those it does. */
import { describe, expect, test } from 'vitest';
import { says, withWords } from './words.js';

type Line = readonly [name: string, amount: string];

function overview(lines: readonly Line[], total: string, sum = total): string {
  const rows = lines.map(([name, amount], at) => `${name}\t${amount}\t${at === 0 ? `一、农林水支出\t${sum}` : '\t'}\n`);
  return withWords(
    ['一、一般公共预算拨款收入\t300.55\t一、农林水支出\t300.55\n', rows.join('')],
    ['本年收入合计\t300.55\t本年支出合计\t300.55', `本年收入合计\t${total}\t本年支出合计\t${sum}`],
    ['收入总计\t300.55\t支出总计\t300.55', `收入总计\t${sum}\t支出总计\t${sum}`],
  );
}

describe('SUM-CURRENT with a line of another name', () => {
  const CASES: readonly (readonly Line[])[] = [
    [
      ['一、一般公共预算拨款收入', '300.55'],
      ['二、事业收入', '20.00'],
      ['三、其他资金', '12.40'],
    ],
    [
      ['1.一般公共预算拨款收入', '300.55'],
      ['2.调剂专款', '20.00'],
      ['3.经营收入', '12.40'],
    ],
    [
      ['（一）一般公共预算拨款收入', '300.55'],
      ['（二）政府性基金预算拨款收入', ''],
      ['（三）往来款项', '32.40'],
    ],
  ];

  test.each(CASES)('adds it: %s', (...lines) => {
    expect(says('SUM-CURRENT', overview(lines, '332.95'))).toEqual([]);
    const misprinted = lines.map(([name, amount], at): Line => [
      name,
      at === 2 ? amount.replace('2.40', '7.40') : amount,
    ]);
    expect(says('SUM-CURRENT', overview(misprinted, '332.95'))).toEqual([
      expect.stringMatching(/“本年收入合计”行.*按各项计算为 337\.95，此处印作 332\.95/),
    ]);
  });

  test.each(CASES)('names the sum with it where another is printed: %s', (...lines) => {
    expect(says('SUM-CURRENT', overview(lines, '382.95', '332.95'))).toEqual([
      expect.stringMatching(/“本年收入合计”行.*按各项计算为 332\.95，此处印作 382\.95，相差 50\.00 万元/),
    ]);
  });

  test('leaves out what holds without it, and what is not numbered in the series', () => {
    const apart: readonly Line[] = [
      ['一、一般公共预算拨款收入', '300.55'],
      ['二、事业收入', '20.00'],
      ['三、其中调剂专款', '12.40'],
    ];
    expect(says('SUM-CURRENT', overview(apart, '320.55'))).toEqual([]);
    const note: readonly Line[] = [...apart.slice(0, 2), ['调剂专款', '12.40']];
    expect(says('SUM-CURRENT', overview(note, '390.55', '320.55'))).toEqual([
      expect.stringContaining('按各项计算为 320.55'),
    ]);
  });
});
