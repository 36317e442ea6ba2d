import { describe, expect, it } from 'vitest';
import { model } from '../model.js';
import { made, one, said, WHOLE, withProjects } from './performance-cases.js';

const without = (dimension: string): readonly string[] => WHOLE.filter((spec) => !spec.startsWith(dimension));

describe('PERF-FOREIGN and indicators moved to another project', () => {
  const herbarium = (own: readonly string[]): ReturnType<typeof made> =>
    made('1', '标本整理存储项目', [...own, '数量指标|标本上架数量|≥|90|箱'], { goal: '标本有专人整理，借阅方便。' });

  it('finds what speaks of a project that lacks the dimension, where its own has another such indicator', () => {
    const moved = made('2', '雨水泵站巡护', [...WHOLE, '服务对象满意度指标|借阅标本的科室满意度|≥|95|%']);
    expect(said('PERF-FOREIGN', withProjects([herbarium(without('服务对象满意度')), moved]))).toEqual([
      expect.stringMatching(/^notice .*借阅标本的科室满意度.*对照原页/),
    ]);
  });

  it('leaves it alone where the other project has the dimension, or its own speaks of the same', () => {
    const moved = made('2', '雨水泵站巡护', [...WHOLE, '服务对象满意度指标|借阅标本的科室满意度|≥|95|%']);
    expect(said('PERF-FOREIGN', withProjects([herbarium(WHOLE), moved]))).toEqual([]);
    const both = { ...moved, goal: '泵站沿线标本同时采集。' };
    expect(said('PERF-FOREIGN', withProjects([herbarium(without('服务对象满意度')), both]))).toEqual([]);
    const single = made('2', '雨水泵站巡护', [
      ...without('服务对象满意度'),
      '服务对象满意度指标|借阅标本的科室满意度|≥|95|%',
    ]);
    expect(said('PERF-FOREIGN', withProjects([herbarium(without('服务对象满意度')), single]))).toEqual([]);
  });

  it('knows a project by a Latin word that it repeats', () => {
    const office = made('1', '软件养护', [
      ...without('服务对象满意度'),
      '数量指标|GIS底图更新次数|≥|4|次',
      '质量指标|GIS可用率|≥|99|%',
    ]);
    const moved = made('2', '雨水泵站巡护', [...WHOLE, '服务对象满意度指标|GIS使用人员满意率|≥|95|%']);
    expect(said('PERF-FOREIGN', withProjects([office, moved]))).toEqual([expect.stringContaining('GIS使用人员满意率')]);
  });
});

describe('PERF-AMOUNT and two costs of one name', () => {
  const cost = (value: string, name = '2026年成本'): string => `?经济成本指标|${name}|≤|${value}|万元`;

  it('finds a second cost of the same name and another amount', () => {
    const twice = one([...WHOLE.filter((spec) => !spec.includes('成本')), cost('5.9999'), cost('1.2')]);
    expect(said('PERF-AMOUNT', twice)).toEqual([expect.stringMatching(/^warning 同一项目之下有名称相同、金额不同/)]);
  });

  it('accepts the same cost printed again, and parts of different names', () => {
    const again = one([...WHOLE.filter((spec) => !spec.includes('成本')), cost('5.9999'), cost('5.9999')]);
    expect(said('PERF-AMOUNT', again)).toEqual([]);
    const parts = one([
      ...WHOLE.filter((spec) => !spec.includes('成本')),
      cost('4', '设备成本'),
      cost('2', '人工成本'),
    ]);
    expect(said('PERF-AMOUNT', parts)).toEqual([]);
  });
});

describe('PERF-COVERAGE and a text that counts no targets', () => {
  const counting = (text: string, without: readonly string[] = []): readonly string[] => {
    const base = model([], { without });
    const passages = [{ text, section: 'N-PERF', marks: [{ start: 0, at: { line: 1 } }] }];
    return said('PERF-COVERAGE', { ...base, disclosure: { ...base.disclosure, passages } });
  };

  it('finds money for projects beside no project with targets', () => {
    expect(counting('2026年全部门共0个项目实行绩效管理。')).toEqual([
      expect.stringMatching(/^warning 文字称实行绩效目标管理的项目为 0 个，.*400\.00万元/),
    ]);
    // Where the table lists projects, their number says more.
    expect(counting('实行绩效目标管理的项目0个。')).toEqual([expect.stringMatching(/^warning .*绩效表列有 3 个/)]);
  });

  it('accepts ten projects, a text without a number, and has nothing to compare with without the table', () => {
    expect(counting('2026年本部门共10个项目实行绩效目标管理。')).toEqual([]);
    expect(counting('本部门项目均实行绩效目标管理。')).toEqual([]);
    expect(counting('共0个项目实行绩效管理。', ['expenditure'])).toEqual([]);
  });

  it('holds the money of the projects that the text counts against project spending', () => {
    const announcing = (text: string, without: readonly string[] = []): readonly string[] => {
      const base = model([], { without });
      const passages = [{ text, section: 'N-PERF', marks: [{ start: 0, at: { line: 1 } }] }];
      // The targets themselves are another file.
      return said('PERF-COVERAGE', { ...base, disclosure: { ...base.disclosure, passages, projects: [] } });
    };
    expect(announcing('2026年本部门共4个项目实行绩效目标管理，涉及财政性资金合计90.00万元。')).toEqual([
      expect.stringMatching(/^notice 文字称设有绩效目标的项目 4 个，金额 90\.00 万元，.*400\.00万元，占 22\.5%/),
    ]);
    expect(announcing('填报绩效目标的项目4个，金额900000元。')).toEqual([expect.stringContaining('占 22.5%')]);
    expect(announcing('共4个项目实行绩效目标管理，涉及财政性资金合计390.00万元。')).toEqual([]);
    expect(announcing('2026年本部门实行整体支出绩效目标管理，涉及资金合计90.00万元。')).toEqual([]);
    // The number told last is that of one kind of them, the amount that of all.
    expect(
      announcing('对14个一级项目实行绩效目标管理，其中：拨款项目11个、其他资金项目3个，涉及拨款90.00万元。'),
    ).toEqual([]);
    expect(announcing('共4个项目实行绩效目标管理，涉及资金合计90.00万元。', ['expenditure'])).toEqual([]);
    // Where the table lists the projects it says more.
    expect(counting('共4个项目实行绩效目标管理，涉及资金合计90.00万元。')).toEqual([]);
  });
});
