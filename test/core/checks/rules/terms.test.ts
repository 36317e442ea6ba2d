import { describe, expect, it } from 'vitest';
import { says, withWords } from './words.js';

const TABLE = `预算03表 2031年支出总表

金额单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
2130301\t行政运行\t200.55\t200.55\t
2130305\t水利工程建设\t100.00\t\t100.00
\t合 计\t300.55\t200.55\t100.00
`;
const THREE_PUBLIC = '三、“三公”经费：指因公出国（境）费、公务接待费、公务用车购置及运行维护费。';
const file = (...definitions: readonly string[]): string =>
  withWords(['预算01表', `${TABLE}\n预算01表`]).replace(
    '霁川市水务监测中心\n\n2031年2月10日',
    `四、名词解释\n\n${[...definitions, THREE_PUBLIC].join('\n\n')}\n\n霁川市水务监测中心\n\n2031年2月10日`,
  );

describe('terms that are explained', () => {
  it.each([
    '一、教育支出：反映政府教育事务支出。',
    '一、卫生健康支出（类）：反映政府卫生健康方面的支出。',
    '一、一般公共服务支出：反映政府提供一般公共服务的支出。',
  ])('a 类 that no item of the tables belongs to: %s', (definition) => {
    const said = says(
      'DISC-TERM',
      file('一、行政运行（项）：反映基本支出。', '二、水利工程建设（项）：反映工程支出。', definition),
    );
    expect(said).toEqual([expect.stringMatching(/^notice 名词解释中的“.+支出”在支出表中没有/)]);
  });

  it('but not the 类 of the items, nor terms that are no 类', () => {
    const own = '一、农林水支出：反映政府农林水事务支出。';
    const other = '二、基本支出：指为保障机构正常运转而发生的支出。';
    const items = ['一、行政运行（项）：反映基本支出。', '二、水利工程建设（项）：反映工程支出。'];
    expect(says('DISC-TERM', file(...items, own, other))).toEqual([]);
  });
});

describe('items that are not explained', () => {
  it.each([
    ['一、行政运行（项）：反映基本支出。', '水利工程建设'],
    ['一、农林水支出（类）水利（款）水利工程建设（项）：反映工程支出。', '行政运行'],
  ])('beside one that is: %s', (definition, silent) => {
    expect(says('DISC-TERM', file(definition))).toEqual([
      `notice 名词解释中解释了部分项级科目，没有解释支出表中的“${silent}”，宜一并解释。`,
    ]);
  });

  it.each([
    ['一、财政拨款：指由财政安排的资金。', '二、基本支出：指为保障机构正常运转而发生的支出。'],
    ['一、项目支出：指为完成特定任务发生的支出。', '二、其他资金：包括事业收入、经营收入。'],
    ['一、结转资金：指上年未完成、结转本年使用的资金。', '二、基本支出：指人员支出和公用支出。'],
  ])('are asked for in a chapter of three terms that explains none: %s %s', (...definitions) => {
    const items = '支出包括行政运行（项）200.55万元、水利工程建设（项）60.00万元、水土保持（项）40.00万元。';
    const said = says(
      'DISC-TERM',
      file(...definitions).replace('（二）“三公”经费预算情况', `${items}\n\n（二）“三公”经费预算情况`),
    );
    expect(said).toEqual([expect.stringMatching(/^notice 名词解释中没有解释文中使用的支出科目（“.+”.*）/)]);
  });

  it('are not asked for where no item is explained', () => {
    expect(says('DISC-TERM', file('一、基本支出：指为保障机构正常运转而发生的支出。'))).toEqual([]);
  });
});
