import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeOwnRule,
  parseOwnRule,
  readRuleFile,
  runOwnRules,
  tryOutOwnRule,
  writeRuleFile,
  type OwnRule,
} from '../../../../src/core/checks/own-rules/index.js';
import type { Subject } from '../../../../src/core/checks/index.js';
import { reprint, subject, table } from '../build.js';
import { model } from '../model.js';

function own(text: string, more: Partial<OwnRule> = {}): OwnRule {
  return { id: 'OWN-1', name: '自定', text, severity: 'error', basis: '', enabled: true, ...more };
}

function states(text: string, ...subjects: readonly Subject[]): readonly string[] {
  return runOwnRules([own(text)], subjects).coverage.map(({ state }) => state);
}

function mistakeOf(text: string): string {
  const parsed = parseOwnRule(text);
  return parsed.ok ? '' : parsed.mistake.message;
}

const threePublic = (total: string): Subject['disclosure']['tables'][number] =>
  table({
    kind: 'three-public',
    columns: 'unit three-public three-public.reception three-public.car',
    rows: `某单位|${total}|1.00|2.00`,
  });

describe('a rule', () => {
  it.each([
    ['支出总表.合计 = 支出总表.基本支出 + 支出总表.项目支出', 'pass'],
    ['支出总表.合计 ＝ 支出总表.基本支出', 'finding'],
    ['收支总表.支出总计=支出总表.合计', 'pass'],
    ['支出总表[2101504].项目支出 <= 支出总表.项目支出', 'pass'],
    ['支出总表.项目支出 ≤ 支出总表[2101504].项目支出', 'finding'],
    ['支出总表[2101501].合计 = 342 + 支出总表[50206].合计 + 支出总表[50208].合计 - 2', 'pass'],
    ['支出总表.合计 > 1000.01万元', 'finding'],
    ['支出总表.合计 >= 10,000,000元', 'pass'],
    ['0.5 × 支出总表.合计 < 支出总表.基本支出', 'pass'],
    ['支出总表.人员经费 = 支出总表.合计', 'insufficient-data'],
    ['支出总表[没有这行].合计 = 支出总表.合计', 'insufficient-data'],
    ['支出总表.上缴上级支出 ≤ 支出总表.合计', 'insufficient-data'],
    ['国有资本经营.合计 = 0', 'insufficient-data'],
    ['支出总表.合计 - (支出总表.基本支出 + 支出总表.项目支出) = 0', 'pass'],
    ['（支出总表.合计 － 支出总表.基本支出）≤ (1 - 10％) × 支出总表.合计', 'pass'],
    ['支出总表.项目支出 ≤ 10% × (支出总表.合计 - 支出总表.基本支出)', 'finding'],
    ['支出总表.合计 ÷ 2 < 支出总表.基本支出', 'pass'],
    ['支出总表.其中/上缴上级支出 + (支出总表.合计) = 支出总表.合计', 'pass'],
  ])('%s: %s', (text, state) => {
    expect(states(text, model())).toEqual([state]);
  });

  it('never names what was asked for as the nearest name', () => {
    const why = (text: string): string => runOwnRules([own(text)], [model()]).coverage[0]?.why ?? '';
    expect(why('支出总表.公用经费 = 0')).toMatch(/没有“公用经费”列(?!，最接近的是“公用经费”)/);
    expect(why('收支总表.上级补助收入 = 0')).not.toContain('最接近的是“上级补助收入”');
    expect(why('支出总表.基本支去 = 0')).toContain('最接近的是“基本支出”');
  });

  it('converts units and allows for rounding', () => {
    const yuan = table({
      kind: 'general-public-expenditure',
      unit: '元',
      columns: 'function total',
      rows: '合计|12345678.00',
    });
    const wan = table({ kind: 'expenditure', columns: 'function total', rows: '合计|1,234.57' });
    const text = '支出总表.合计 = 一般公共预算支出表.合计';
    expect(states(text, subject([yuan, wan]))).toEqual(['pass']);
    expect(states(text, reprint(subject([yuan, wan]), 'expenditure', 0, 1, '1,234.67'))).toEqual(['finding']);
  });

  it('looks up the year before and the department, and says where there is none', () => {
    const text = '三公.合计 <= 上年.三公.合计';
    const now = subject([threePublic('3.00')], { year: 2026, document: 'now' });
    const before = subject([threePublic('2.00')], { year: 2025, document: 'before' });
    expect(states(text, now, before)).toEqual(['finding', 'insufficient-data']);
    const [finding] = runOwnRules([own(text)], [now, before]).findings;
    // Shown with the document that is checked, not with the one it is compared with.
    expect(finding).toMatchObject({ rule: 'OWN-1', severity: 'error', documents: ['now', 'before'] });
    expect(finding?.message).toContain('左边为 3.00，右边为 2.00，相差 1.00 万元');
    const [turned] = runOwnRules([own('上年.三公.合计 = 三公.合计')], [now, before]).findings;
    const [same] = runOwnRules([own('三公.合计 = 上年.三公.合计')], [now, before]).findings;
    expect([turned?.at.document, same?.at.document]).toEqual(['now', 'now']);
    expect(runOwnRules([own(text)], [now]).coverage[0]?.why).toContain('没有上年（2025 年）的文件');
    expect(states('三公.合计 <= 部门.三公.合计', now)).toEqual(['insufficient-data']);
  });

  it('holds final accounts against the budget of their year, and does not apply to a budget', () => {
    const text = '三公.合计 ≤ 预算.三公.合计';
    const accounts = subject([threePublic('3.00')], { year: 2026, stage: 'final', document: 'accounts' });
    const budget = subject([threePublic('2.00')], { year: 2026, document: 'budget' });
    expect(states(text, accounts, budget)).toEqual(['finding', 'not-applicable']);
    expect(runOwnRules([own(text)], [accounts]).coverage[0]?.why).toContain('没有预算（2026 年）的文件');
  });

  it('that is switched off is not run, and a wrong one is never a pass', () => {
    expect(runOwnRules([own('支出总表.合计 = 0', { enabled: false })], [model()]).coverage).toEqual([]);
    expect(runOwnRules([own('支出总表')], [model()]).coverage).toMatchObject([{ state: 'insufficient-data' }]);
  });

  it('that fails names the cells, and the misprint where it can be told', () => {
    const spoilt = reprint(model(), 'expenditure', 8, 3, '1,900.00');
    const [finding] = runOwnRules([own('支出总表.合计 = 支出总表.基本支出 + 支出总表.项目支出')], [spoilt]).findings;
    expect(finding).toMatchObject({ at: { row: 8, column: 3 }, expected: '1000.00', actual: '1900.00' });
    expect(finding?.suspects[0]).toMatchObject({ printed: '1,900.00', suggested: '1,000.00' });
  });
});

describe('a mistake', () => {
  it.each([
    ['支出总标.合计 = 1', '第 1 个字处：没有名为“支出总标”的表，最接近的是“支出总表”。'],
    ['支出总表 = 1', '第 6 个字处：“支出总表”后面应为“.”和列名，如“支出总表.合计”。'],
    ['支出总表.合计 支出总表.合计', '第 9 个字处：此处应为“=”“≤”“≥”“<”“>”“+”或“-”，此处为“支出总表”。'],
    ['支出总表.合计 =', '末尾处：此处应为表名或数字。'],
    ['支出总表.合计 = 1 = 2', '第 13 个字处：一条规则只能有一个比较符号，请拆成两条。'],
    ['1 = 2', '规则中没有表内数字，应至少有一处“表名.列名”。'],
    ['支出总表.合计 × 支出总表.合计 = 1', '第 11 个字处：两个表内数字不能相乘，只能乘以常数。'],
    ['上年.合计 = 1', '第 4 个字处：没有名为“合计”的表'],
    ['支出总表.合计 不超过 5万元', '第 9 个字处：“不超过”请写作“≤”。'],
    ['支出总表.合计等于支出总表.基本支出', '“等于”请写作“=”。'],
    ['(支出总表.合计 = 1', '缺少与“（”对应的“）”'],
    ['支出总表.合计 ) = 1', '“）”前面没有与它对应的“（”'],
    ['支出总表.项目支出 / 支出总表.合计 ≤ 60%', '除以常数请写“÷”'],
    ['支出总表.项目支出 ÷ 支出总表.合计 ≤ 60%', '不能除以表内数字，请把它乘到比较符号的另一边'],
    ['支出总表.合计 ÷ 0 = 1', '不能除以 0'],
    ['支出总表.合计 ≠ 0', '请写应当成立的关系'],
    ['5万元 × 支出总表.合计 = 1', '只能乘以不带单位的常数'],
    ['支出总表.合计 = 5万元 × 2元', '只能乘以不带单位的常数'],
    [`${'('.repeat(12)}支出总表.合计${')'.repeat(12)} = 1`, '括号不能超过 10 层'],
  ])('%s', (text, message) => {
    expect(mistakeOf(text)).toContain(message);
  });

  it('never throws, whatever is typed', () => {
    const words = fc.constantFrom(
      '支出总表',
      '三公',
      '上年',
      '.',
      '[',
      ']',
      '合计',
      '=',
      '≤',
      '+',
      '-',
      '×',
      '5',
      '1.5万元',
      ' ',
      '【',
      '(',
      '）',
      '÷',
      '预算',
      '％',
      '2026年',
    );
    const some = model();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 14 }).map((all) => all.join('')),
        ),
        (text) => {
          const parsed = parseOwnRule(text);
          const mistake = parsed.ok ? null : parsed.mistake;
          expect(mistake?.message ?? '。').toMatch(/。$/);
          expect(mistake?.at ?? 0).toBeLessThanOrEqual(text.length);
          completeOwnRule(text, text.length, [some]);
          const { coverage } = runOwnRules([own(text)], [some]);
          expect(coverage[0]?.why ?? '').not.toContain('程序执行');
          expect(coverage[0]?.state === 'insufficient-data' || mistake === null).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never hides a difference beyond rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 500 }), (fen, off) => {
        const print = (value: number): string => (value / 100).toFixed(2);
        const two = subject([
          table({ kind: 'expenditure', columns: 'function total', rows: `合计|${print(fen)}` }),
          table({ kind: 'general-public-expenditure', columns: 'function total', rows: `合计|${print(fen + off)}` }),
        ]);
        // A copy one step apart is a finding too, of the last digit.
        expect(states('支出总表.合计 = 一般公共预算支出表.合计', two)).toEqual([off === 0 ? 'pass' : 'finding']);
        expect(states(`支出总表.合计 = ${print(fen + off)}万元`, two)).toEqual([off === 0 ? 'pass' : 'finding']);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the desk of rules', () => {
  it('tries a rule out', () => {
    const other = subject([], { year: 2040, document: 'other' });
    const result = tryOutOwnRule(own('支出总表.合计 = 支出总表.基本支出', { enabled: false }), [model(), other]);
    expect(result).toMatchObject({ mistake: null, pass: 0, finding: 1, insufficient: 1 });
    expect(result.examples.map(({ state }) => state)).toEqual(['finding', 'insufficient']);
    expect(tryOutOwnRule(own('支出'), [model()]).mistake?.message).toContain('最接近');
  });

  it('does not repeat the rule in every line of a trial', () => {
    for (const text of ['支出总表.合计 = 支出总表.基本支出', '支出总表.合计 > 1000.01万元']) {
      const [example] = tryOutOwnRule(own(text), [model()]).examples;
      const [kept] = runOwnRules([own(text)], [model()]).findings;
      // A finding that is kept stands alone and names its rule; in a trial the rule stands above.
      expect(kept?.message).toContain(text);
      expect(example?.message).not.toContain(text);
      expect(example?.message).toMatch(/：(?:不成立，左边为|按各项计算为|[^：；]*为) [\d,.]+/);
      expect(example?.message.length).toBe(
        (kept?.message.length ?? 0) - `自定（${text}）`.length - (/；/.test(kept?.message ?? '') ? 1 : 0),
      );
    }
  });

  it('completes tables, rows and columns', () => {
    const at = (text: string): readonly string[] => completeOwnRule(text, text.length, [model()]).words;
    expect(at('')).toContain('支出总表');
    expect(at('支出总表.合计 = 上')).toEqual(['上年']);
    expect(at('上年.')).toContain('三公');
    expect(at('支出总表.')).toContain('其中/上缴上级支出');
    expect(at('支出总表.合计 = 支出总表.基')).toContain('基本支出');
    expect(at('项目支出表[信息')).toEqual([]);
    expect(at('支出总表[合计].项')).toContain('项目支出');
    expect(completeOwnRule('支出总表.基', 6, []).from).toBe(5);
    expect(at('支出总表.合计 ≤ (支出总表.合')).toContain('合计');
    expect(completeOwnRule('(支出', 3, [model()]).from).toBe(1);
    expect(at('(上年.三')).toContain('三公');
    // Lines of the overview are no columns of other tables.
    expect(at('支出总表.')).not.toContain('支出总计');
    expect(at('支出总表.')).not.toContain('公务接待费');
    expect(at('收支总表.')).toContain('支出总计');
  });

  it('exchanges rules as JSON', () => {
    const rules = [own('支出总表.合计 = 1'), own('三公.合计 <= 5万元', { id: 'OWN-2', enabled: false })];
    expect(readRuleFile(writeRuleFile(rules))).toEqual({ ok: true, rules });
    const wrong = (json: string): string => {
      const read = readRuleFile(json);
      return read.ok ? '' : read.message;
    };
    expect(wrong('{')).toContain('不是有效的 JSON');
    expect(wrong('{}')).toContain('没有规则列表');
    expect(wrong('[{"text":"支出.合计 = 1"}]')).toContain('第 1 条规则（OWN-1）写法有误，第 1 个字处');
    expect(wrong('[{"id":"x","text":"1"}]')).toContain('id 应写作');
    expect(wrong(JSON.stringify([rules[0], rules[0]]))).toContain('OWN-1');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (json) => void readRuleFile(json)));
  });
});
