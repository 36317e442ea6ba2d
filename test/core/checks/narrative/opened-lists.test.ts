import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('lists in a sentence or a paragraph of their own', () => {
  test('part the total told before, by the way they name', () => {
    expect(
      missed(
        '2031年支出预算936.45万元。其中：农林水支出700.40万元，占74.79%；住房保障支出236.05万元，占25.21%。按支出性质分：基本支出530.12万元，项目支出406.33万元。',
        [
          ['530.12', '580.12', 'TEXT-ENUM-SUM'],
          ['406.33', '406.38', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed(
        '2031年支出预算936.45万元，比上年增加3.60万元。\n按支出用途分：基本支出530.12万元（工资福利支出400.10万元、商品和服务支出110.02万元、对个人和家庭的补助20.00万元）；项目支出406.33万元。',
        [['406.33', '460.33', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });

  test('tell both sides of a total', () => {
    const text =
      '2031年收支总预算756.03万元。与上年相比，收、支总计各增加22.96万元，增长3.13%。\n收入包括：一般公共预算580.33万元、事业收入110.20万元、上年结转65.50万元。\n支出包括：农林水支出502.88万元、卫生健康支出87.34万元、住房保障支出165.81万元。';
    expect(
      missed(text, [
        ['580.33', '530.33', 'TEXT-ENUM-SUM'],
        ['165.81', '165.87', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('name the amount they part', () => {
    const text =
      '基本支出620.06万元，比上年增加18.56万元；项目支出523.22万元，比上年增加35.82万元。基本支出中，工资福利支出466.40万元，商品和服务支出112.90万元，对个人和家庭的补助40.76万元。项目支出主要为：堤防巡护220.10万元、水尺更换180.02万元、其余123.10万元用于汛期值守。';
    expect(
      missed(text, [
        ['466.40', '496.40', 'TEXT-ENUM-SUM'],
        ['112.90', '122.90', 'TEXT-ENUM-SUM'],
        ['180.02', '100.02', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    for (const text of [
      '项目支出300.50万元。项目支出中，信息化100.20万元、维修80.10万元、会议20.20万元。',
      '2031年支出预算800.40万元。按支出性质分：基本支出500.20万元，项目支出280.20万元，其余为上缴上级支出。',
      '2031年支出预算800.40万元。按支出功能分类，主要为：教育支出500.20万元，卫生健康支出200.20万元。',
      '1.办公费20.00万元。\n（1）印刷费5.00万元。\n（2）水费3.00万元。\n（3）电费2.00万元。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
    // Two of a number of projects, and a list that leaves something out, add up to nothing.
    expect(faults('项目支出523.22万元。项目支出中，堤防巡护220.10万元、水尺更换103.12万元。')).toEqual([]);
    expect(
      faults('项目支出523.22万元。项目支出主要包括：堤防巡护220.10万元、水尺更换103.12万元、值守100.00万元。'),
    ).toEqual([]);
  });

  test('make up the total before them where their shares make up 100 %', () => {
    const text =
      '2031年一般公共预算当年拨款825.75万元，比上年增加2.60万元。主要是人员增加。\n农林水支出501.20万元，占60.7%；住房保障支出113.40万元，占13.7%；卫生健康支出211.15万元，占25.6%。';
    expect(
      missed(text, [
        ['501.20', '501.28', 'TEXT-ENUM-SUM'],
        ['825.75', '825.15', 'TEXT-ENUM-SUM'],
        ['211.15', '211.12', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('a list and what stands around it', () => {
  test('a reason interrupts it', () => {
    expect(
      missed(
        '2031年财政拨款支出523.17万元，其中：基本支出301.40万元，比上年有所增加。主要原因是：正常晋级；项目支出221.77万元，比上年有所减少。',
        [['221.77', '227.77', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });

  test('its whole is named again for the change', () => {
    expect(
      missed(
        '2031年本部门当年预算收入211.02万元，其中财政拨款收入186.42万元、政府性基金收入21.04万元、事业收入3.56万元，2031年本部门预算收入较上年增加12.46万元。',
        [
          ['211.02', '241.02', 'TEXT-ENUM-SUM'],
          ['21.04', '29.04', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('its total stands in a sentence of its own behind it', () => {
    expect(
      missed(
        '财政拨款180.46万元，占总收入的91.62%；非税收入拨款12.30万元，占总收入的6.24%；上级补助收入4.21万元，占总收入的2.14%。三项合计196.97万元。',
        [['196.97', '196.47', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });
});

describe('changes', () => {
  test('from one amount to another go the way the words say', () => {
    expect(
      missed('机关运行经费由上年的64.50万元减少到58.90万元，减少5.60万元，降幅为8.68%。', [
        ['减少到', '增加到', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('of 三公 as a whole are held against its amount, whatever words follow its name', () => {
    expect(
      missed(
        '2031年“三公”经费财政拨款预算数3.52万元，其中：因公出国（境）经费0万元，公务接待费0.81万元，公务用车购置及运行维护费2.71万元。\n“三公”经费合计较2030年预算减少0.60万元，下降14.56%。',
        [
          ['减少0.60', '减少0.90', 'TEXT-RATE'],
          ['14.56%', '41.56%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('of the parts are listed behind 其中 without a mark', () => {
    expect(
      missed(
        '2031年我校预算收入512.91万元，与2030年相比增加30.41万元，增长6.3%。其中财政拨款增加17.22万元，其他收入减少1.81万元，上年结余增加15.00万元。',
        [
          ['财政拨款增加', '财政拨款减少', 'TEXT-CHANGE-SUM'],
          ['17.22', '12.22', 'TEXT-CHANGE-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});
