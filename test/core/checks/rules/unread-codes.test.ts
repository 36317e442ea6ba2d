import { describe, expect, it } from 'vitest';
import { read } from '../documents.js';
import { ask } from './cases.js';

const HEAD = ['科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出', '类\t款\t项'];

const ROWS = [
  '205\t\t\t教育支出\t90.00\t60.00\t30.00',
  '205\t02\t\t普通教育\t90.00\t60.00\t30.00',
  '205\t02\t01\t学前教育\t50.00\t40.00\t10.00',
  '205\t02\t02\t小学教育\t40.00\t20.00\t20.00',
  '210\t\t\t卫生健康支出\t12.00\t12.00\t',
  '210\t11\t\t行政事业单位医疗\t12.00\t12.00\t',
  '210\t11\t02\t事业单位医疗\t7.00\t7.00\t',
  '210\t11\t03\t公务员医疗补助\t5.00\t5.00\t',
  '221\t\t\t住房保障支出\t8.00\t8.00\t',
  '221\t02\t\t住房改革支出\t8.00\t8.00\t',
  '221\t02\t01\t住房公积金\t8.00\t8.00\t',
  '合计\t\t\t\t110.00\t80.00\t30.00',
];

/** 支出总表 with some rows changed: by their names, the text that stands instead of another. */
function spending(changes: Readonly<Record<string, readonly [from: string, to: string]>> = {}, title = '支出总表') {
  const rows = ROWS.map((row) => {
    const name = Object.keys(changes).find((one) => row.includes(`\t${one}\t`));
    const [from, to] = name === undefined ? ['', ''] : (changes[name] ?? ['', '']);
    return row.replace(from, to);
  });
  return ['2031年部门预算', title, '单位：万元', ...HEAD, ...rows];
}

function outcome(rule: string, lines: readonly string[]) {
  const { line, findings } = ask(rule, read(lines.join('\n')));
  return { state: line.state, why: line.why, said: findings.map(({ at }) => `${at.rowKey} ${at.columnPath}`) };
}

describe('a line whose code was not read', () => {
  it('is held against no sum by level, and the rule says that it could not test', () => {
    expect(outcome('SUM-HIER', spending())).toMatchObject({ state: 'pass', said: [] });
    for (const rule of ['SUM-HIER', 'SUM-COL']) {
      for (const name of ['小学教育', '普通教育', '事业单位医疗', '教育支出']) {
        const code = name === '教育支出' ? /^205/ : /\t\d\d\t/;
        const from = code.exec(ROWS.find((row) => row.includes(`\t${name}\t`)) ?? '')?.[0] ?? '';
        const lost = outcome(rule, spending({ [name]: [from, from.replace(/\d+/, '###')] }));
        expect({ name, ...lost }).toMatchObject({ state: 'insufficient-data', said: [] });
        expect(lost.why).toContain('编码没有读出');
      }
    }
  });

  it('hides no error where it cannot stand', () => {
    const wrong: readonly [string, string] = ['40.00\t20.00', '43.00\t23.00'];
    const lost = { 事业单位医疗: ['\t11\t', '\t###\t'], 小学教育: wrong } as const;
    expect(outcome('SUM-HIER', spending(lost)).said).toEqual(['20502 合计', '20502 基本支出']);
  });

  it('hides no error that it does not explain', () => {
    const lost = {
      小学教育: ['205\t02\t02\t', '205\t###\t02\t'],
      普通教育: ['90.00\t60.00', '97.00\t67.00'],
    } as const;
    expect(outcome('SUM-HIER', spending(lost)).said).toContain('20502 合计');
  });

  it('takes nothing away from the lines that stand above it', () => {
    const lost = { 事业单位医疗: ['\t11\t', '\t###\t'], 公务员医疗补助: ['\t11\t', '\t###\t'] } as const;
    const level = outcome('CODE-LEVEL', spending(lost));
    expect(level).toMatchObject({ state: 'insufficient-data', said: [] });
    const parent = outcome('CODE-LEVEL', spending({ 行政事业单位医疗: ['\t11\t', '\t###\t'] }));
    expect(parent).toMatchObject({ state: 'insufficient-data', said: [] });
    const absent = spending().filter((line) => !line.includes('行政事业单位医疗'));
    expect(outcome('CODE-LEVEL', absent).state).toBe('finding');
  });

  it('is not missing from the other table', () => {
    const general = spending({}, '一般公共预算支出表').slice(1);
    const income = ['收入总表', '单位：万元', '部门名称\t合计\t一般公共预算\t事业收入', '合计\t120.00\t110.00\t10.00'];
    const both = (changes: Parameters<typeof spending>[0]) => [...spending(changes), '', ...general, '', ...income];
    expect(outcome('XTAB-EXP-GPB', both({}))).toMatchObject({ state: 'pass' });
    const lost = outcome('XTAB-EXP-GPB', both({ 小学教育: ['205\t02\t', '205\t##\t'] }));
    expect(lost).toMatchObject({ state: 'insufficient-data', said: [] });
    const absent = both({}).filter((line, index) => index > 15 || !line.includes('小学教育'));
    expect(outcome('XTAB-EXP-GPB', absent).state).toBe('finding');
  });
});

describe('a name whose line has no code that was read', () => {
  it('is judged in no sentence by the other lines of the name alone', () => {
    const said = '小学教育支出情况：教育支出（类）普通教育（款）小学教育（项）40.00万元。';
    const of = (code: string) => [
      '2031年部门预算',
      '二、一般公共预算支出情况',
      said,
      '一般公共预算支出表',
      '单位：万元',
      '单位名称\t科目编码\t科目名称\t合计',
      '甲局\t2050202\t小学教育\t25.00',
      `乙站\t${code}\t小学教育\t15.00`,
      '合计\t\t\t40.00',
    ];
    expect(outcome('TEXT-ITEM', of('2050202'))).toMatchObject({ state: 'pass' });
    expect(outcome('TEXT-ITEM', of('#######')).said).toEqual([]);
    expect(outcome('TEXT-ITEM', of('')).state).toBe('finding');
  });

  it('counts as no unit of its own', () => {
    const of = (code: string) => [
      '2031年部门预算',
      '一、部门概况',
      '纳入部门预算编制范围的预算单位共2户。',
      '收入总表',
      '单位：万元',
      '单位代码\t单位名称\t合计\t一般公共预算\t事业收入',
      `${code}\t甲局\t30.00\t30.00\t`,
      '901001\t甲局本级\t20.00\t20.00\t',
      '901002\t乙站\t10.00\t10.00\t',
      '合计\t\t30.00\t30.00\t',
    ];
    expect(outcome('ROLL-UNIT-LIST', of('901'))).toMatchObject({ state: 'pass' });
    expect(outcome('ROLL-UNIT-LIST', of('###')).state).toBe('insufficient-data');
    expect(outcome('ROLL-UNIT-LIST', of('902001')).state).toBe('finding');
  });
});

describe('a figure that other words ran into', () => {
  const table = (rows: readonly string[]) => [
    '2031年部门预算',
    '收入总表',
    '单位：万元',
    '部门名称\t合计\t一般公共预\t事业收入\t其他收入',
    ...rows,
  ];

  it('is not nothing: its row is not tested', () => {
    const rows = ['甲局\t30.00\t算资金30.00\t\t', '乙站\t20.00\t18.00\t2.00\t', '合计\t50.00\t48.00\t2.00\t'];
    const found = outcome('SUM-ROW', table(rows));
    expect(found).toMatchObject({ state: 'insufficient-data', said: [] });
    expect(found.why).toContain('甲局');
  });

  it('is told as no amount, unless the column is one of words', () => {
    const rows = ['甲局\t30.00\t算资金30.00\t\t', '乙站\t20.00\t18.00\t2.00\t', '丙站\t9.00\t9.00\t\t'];
    expect(outcome('NUM-CELL', table(rows)).said).toEqual(['甲局 一般公共预']);
    const words = rows.map((row) => row.replace('\t18.00', '\t含上年18.00').replace('\t9.00\t\t', '\t含上年9.00\t\t'));
    expect(outcome('NUM-CELL', table(words)).said).toEqual([]);
  });

  it('excuses no parts that make more than the total', () => {
    const rows = ['甲局\t30.00\t算资金1.00\t31.00\t', '乙站\t20.00\t18.00\t2.00\t', '合计\t50.00\t19.00\t33.00\t'];
    expect(outcome('SUM-ROW', table(rows)).said).toContain('甲局 合计');
  });
});
