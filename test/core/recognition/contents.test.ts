/** The entries behind 「目录」, however they are broken and ended. */
import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../../src/core/recognition/contents.js';
import type { Block } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';

const blocks = (...texts: readonly string[]): readonly Block[] =>
  texts.map((text, index) => ({ type: 'paragraph', text, at: { page: 1, line: index + 1 } }));
const entries = (...texts: readonly string[]): readonly string[] =>
  contentsOf(blocks('目录', ...texts)).map(({ text }) => text);

describe('entries of the contents', () => {
  it.each([
    ['二、一般公共预算“三公”经费、会议费、', '培训费支出预算表'],
    ['二、一般公共预算机关运行经费支', '出预算表'],
    ['第三部分 霁川市水务监测中心2031年度部', '门预算情况说明'],
  ])('goes on where one is broken over two lines: %s %s', (first, rest) => {
    expect(entries('一、收支预算总表', first, '— 1 —', rest, '三、政府采购预算表')).toEqual([
      '一、收支预算总表',
      `${first}${rest}`,
      '三、政府采购预算表',
    ]);
  });

  it('ends where the text begins', () => {
    const broken = '二、一般公共预算机关运行经费支出表';
    expect(entries('一、收支预算总表', broken, '霁川市水务监测中心', '负责辖区水质监测。')).toEqual([
      '一、收支预算总表',
      broken,
    ]);
    const parts = ['第一部分 单位概括', '第二部分 情况说明', '第一部分 单位概况', '一、主要职责'];
    expect(entries(...parts)).toEqual(parts.slice(0, 2));
    expect(entries('一、主要职责', '二、机构设置', '一、主要职责', '负责辖区水质监测。')).toHaveLength(2);
  });

  it.each(['一、主要职责。', '二、2031年度主要工作任务。', '三、机构设置和所属单位情况。'])(
    'may print a full stop: %s',
    (entry) => {
      expect(entries('第一部分 单位概况', entry, '四、名词解释。')).toEqual([
        '第一部分 单位概况',
        entry,
        '四、名词解释。',
      ]);
    },
  );

  it('is no sentence that begins as a heading does', () => {
    expect(entries('一、单位概况', '二、情况说明', '（一）收入增加。主要是专项增加。')).toHaveLength(2);
  });

  it('leaves the first part of the text its heading, though it is marked otherwise there', () => {
    const lines = [
      '目录',
      '第一部分：某某站概况',
      '第二部分：情况说明',
      '第一部分 某某站概况',
      '一、部门职责',
      '负责辖区水质监测。',
    ];
    const { sections } = recognise({ fileName: 'x.md', format: 'text', blocks: blocks(...lines), defects: [] });
    expect(sections.map(({ heading }) => heading)).toEqual(['第一部分某某站概况', '一、部门职责']);
  });
});
