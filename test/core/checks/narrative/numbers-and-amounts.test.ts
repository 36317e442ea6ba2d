import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('lists of numbers', () => {
  test('are parted by who pays for the posts, also within a list', () => {
    expect(
      missed(
        '编制人数57人，其中：行政编制31人，全部补助事业编制26人。实有人数83人，其中：在职人数54人，包括行政人员29人、全部补助事业人员25人；退休人员29人。',
        [
          ['57人', '51人', 'TEXT-ENUM-SUM'],
          ['行政编制31', '行政编制37', 'TEXT-ENUM-SUM'],
          ['83人', '88人', 'TEXT-ENUM-SUM'],
          ['54人', '64人', 'TEXT-ENUM-SUM'],
          ['行政人员29', '行政人员23', 'TEXT-ENUM-SUM'],
          ['退休人员29', '退休人员49', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('go on behind what the projects cost', () => {
    expect(
      missed(
        '共13个项目纳入绩效目标管理，金额合计724.35万元，其中一级项目4个，金额412.00万元；二级项目9个，金额312.35万元。\n编报绩效目标的项目共17个，涉及预算资金836.20万元，其中：一次性项目6个，经常性项目11个。',
        [
          ['13个', '18个', 'TEXT-ENUM-SUM'],
          ['9个', '7个', 'TEXT-ENUM-SUM'],
          ['17个', '14个', 'TEXT-ENUM-SUM'],
          ['11个', '12个', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('of areas are rounded', () => {
    expect(
      faults('房屋面积8120.40平方米，其中办公用房3216.55平方米，业务用房2904.31平方米，其他用房1999.55平方米。'),
    ).toEqual([]);
    expect(
      faults('房屋面积8120.40平方米，其中办公用房3216.55平方米，业务用房2904.31平方米，其他用房1990.54平方米。'),
    ).toHaveLength(1);
  });

  test('and what is paid to those who are listed', () => {
    expect(
      missed('全县保障对象13846人，其中城市低保2817人，农村低保11029人，全年发放低保金6153.16万元，人均4444.00元。', [
        ['13846', '13846'.replace('3', '8'), 'TEXT-ENUM-SUM'],
        ['2817', '2877', 'TEXT-ENUM-SUM'],
        ['6153.16', '6753.16', 'TEXT-AVERAGE'],
        ['4444.00', '4494.00', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });

  test('end with what was not dealt with', () => {
    expect(
      missed('全年受理各类案件4216件，审结4053件，未结163件，结案率96.13%。', [
        ['4216', '4276', 'TEXT-ENUM-SUM'],
        ['4053', '4058', 'TEXT-ENUM-SUM'],
        ['163件', '183件', 'TEXT-ENUM-SUM'],
        ['96.13%', '96.73%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // Cases of the year before are left as well.
    expect(faults('全年受理各类案件4216件，审结4053件，未结327件。')).toEqual([]);
    expect(faults('全年受理各类案件4216件，审结4053件，未结183件（含旧存20件）。')).toEqual([]);
  });

  test('may tell a rate before the number of the year before', () => {
    expect(
      missed('门急诊52418人次，同比增长8.9%，较上年48136人次增加4282人次。', [
        ['8.9%', '9.9%', 'TEXT-RATE'],
        ['48136', '43136', 'TEXT-DELTA'],
        ['4282', '4292', 'TEXT-DELTA'],
        ['同比增长', '同比下降', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('tell no people where things are counted', () => {
    expect(
      missed('现有教学班46个，在校学生1840人；核定教职工编制127人，实有在编118人，缺编9人。', [
        ['127人', '121人', 'TEXT-ENUM-SUM'],
        ['缺编9', '缺编6', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('amounts', () => {
  test('of both sides of one fund change as one', () => {
    expect(
      missed(
        '某某局2031年一般公共预算收支预算412.60万元，政府性基金收支预算0万元。与2030年相比，一般公共预算收支预算各增加21.30万元，增长5.44%。',
        [
          ['412.60', '472.60', 'TEXT-RATE'],
          ['5.44%', '5.94%', 'TEXT-RATE'],
          ['各增加', '各减少', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
  });

  test('that were just added up are compared without a name', () => {
    expect(
      missed('提前下达办案费214.00万元、装备费136.00万元，合计350.00万元，较上年327.00万元增加23.00万元。', [
        ['327.00', '357.00', 'TEXT-D'],
        ['增加23.00', '增加28.00', 'TEXT-DELTA'],
        ['增加23.00', '减少23.00', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('of the contracts by kind leave none out', () => {
    expect(
      missed(
        '政府采购支出总额923.40万元，授予中小企业合同金额812.75万元，占政府采购支出总额的88.0%，其中授予小微企业合同金额406.20万元，占政府采购支出总额的44.0%；授予中小企业合同金额中，货物126.30万元，工程412.80万元，服务273.65万元。',
        [
          ['货物126.30', '货物426.30', 'TEXT-ENUM-SUM'],
          ['273.65', '278.65', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed(
        '面向中小企业预留政府采购项目预算金额413.60万元，其中，预留给小型和微型企业的政府采购项目预算为256.10万元，占面向中小企业预留金额的61.92%。',
        [['61.92%', '67.92%', 'TEXT-PERCENT']],
      ),
    ).toEqual([]);
  });
});
