import { describe, expect, it } from 'vitest';
import { says, stateOf, withParagraph, withWords } from './words.js';

const VEHICLES = '本单位共有车辆2辆，单价100万元以上设备1台。';
const withVehicles = (words: string): string => withWords([VEHICLES, words]);

describe('SUM-ASSET', () => {
  it('adds up the kinds of vehicles, in one sentence or in two', () => {
    const one = '本单位共有车辆5辆，其中：一般公务用车2辆、执法执勤用车3辆、其他用车0辆。';
    expect(says('SUM-ASSET', withVehicles(one))).toEqual([]);
    expect(stateOf('SUM-ASSET', withVehicles(one))).toBe('pass');
    expect(stateOf('SUM-ASSET', withVehicles(one.replace('，其中', '。其中')))).toBe('pass');
  });

  it('finds kinds that do not make up the whole', () => {
    const words = '本单位共有车辆6辆。其中：一般公务用车2辆、执法执勤用车3辆。';
    expect(says('SUM-ASSET', withVehicles(words))).toEqual(['error 车辆各分项之和为 5 辆，文中总数为 6 辆，请核对。']);
  });

  it('claims nothing of a list that is left open, and counts nothing that is to be bought', () => {
    const open = withVehicles('本单位共有车辆6辆，其中：一般公务用车2辆、执法执勤用车3辆等。');
    expect(says('SUM-ASSET', open)).toEqual([]);
    expect(stateOf('SUM-ASSET', open)).toBe('ambiguous');
    // What other cars there are stands in the list already.
    const others = open.replace('3辆等', '1辆、其他用车2辆等');
    expect(says('SUM-ASSET', others)).toHaveLength(1);
    const bought = withVehicles('本单位共有车辆2辆，其中：一般公务用车2辆；计划购置车辆1辆。');
    expect(says('SUM-ASSET', bought)).toEqual([]);
    expect(says('SUM-ASSET', withVehicles('本单位共有车辆4辆，其中：一般公务用车5辆等。'))).toHaveLength(1);
  });

  it('goes on behind semicolons and to the unnamed rest, and says nothing of a list it cannot read', () => {
    const split = '本单位共有车辆12辆，价值230万元；其中：一般公务用车7辆，价值130万元；执法执勤用车3辆；其他2辆。';
    expect(says('SUM-ASSET', withVehicles(split))).toEqual([]);
    expect(stateOf('SUM-ASSET', withVehicles(split))).toBe('pass');
    expect(says('SUM-ASSET', withVehicles(split.replace('3辆', '5辆')))).toEqual([
      'error 车辆各分项之和为 14 辆，文中总数为 12 辆，请核对。',
    ]);
    expect(says('SUM-ASSET', withVehicles(split.replace('；其他', '。其他')))).toHaveLength(1);
    const nested = '本单位共有车辆12辆，其中：一般公务用车7辆，其中轿车5辆、越野车2辆；执法用车5辆。';
    expect(says('SUM-ASSET', withVehicles(nested))).toEqual([]);
    const unknown = '本单位共有车辆12辆，其中：一般公务用车7辆、执法执勤用车3辆、机关2辆。';
    expect(says('SUM-ASSET', withVehicles(unknown))).toEqual([]);
    expect(stateOf('SUM-ASSET', withVehicles(unknown))).toBe('ambiguous');
  });

  it('counts in 台, and each kind with its worth', () => {
    const words =
      '车辆17辆，价值388.60万元，其中：一般公务用车5辆，价值97.40万元；特种专业技术用车12辆，价值291.20万元。';
    expect(says('SUM-ASSET', withVehicles(words))).toEqual([]);
    expect(says('SUM-ASSET', withVehicles(words.replace('12辆', '13辆')))).toEqual([
      'error 车辆各分项之和为 18 辆，文中总数为 17 辆，请核对。',
    ]);
    const other = '本单位有车辆10台，其中机要通信用车2台、应急保障用车3台、其他用车6台。';
    expect(says('SUM-ASSET', withVehicles(other))).toEqual([
      'error 车辆各分项之和为 11 台，文中总数为 10 台，请核对。',
    ]);
  });

  it('does not apply where no kinds are listed', () => {
    expect(stateOf('SUM-ASSET', withWords())).toBe('not-applicable');
  });
});

const procurement = (words: string): string => withParagraph(`（四）政府采购情况\n\n${words}`);

describe('SUM-PROC in the text', () => {
  const right =
    '2031年政府采购预算总额120.50万元，其中：政府采购货物预算20.00万元、政府采购工程预算0.50万元、政府采购服务预算100.00万元。';

  it('adds up 货物, 工程 and 服务', () => {
    expect(says('SUM-PROC', procurement(right))).toEqual([]);
    expect(says('SUM-PROC', procurement(right.replace('20.00', '21.00')))).toEqual([
      'error 文字中政府采购货物、工程、服务之和为121.50万元，总额为120.50万元，请核对。',
    ]);
    expect(says('SUM-PROC', procurement(right.replace('总额120.50', '总额12.50')))).toHaveLength(1);
  });

  it('allows half a step for every figure', () => {
    expect(says('SUM-PROC', procurement(right.replace('20.00', '20.01')))).toEqual([]);
  });

  it('claims nothing where a kind is left out and may hold the rest', () => {
    const two = '2031年政府采购预算总额120.50万元，其中：拟采购货物支出20.00万元、拟购买服务支出90.00万元。';
    expect(says('SUM-PROC', procurement(two))).toEqual([]);
    expect(says('SUM-PROC', procurement(two.replace('90.00', '190.00')))).toHaveLength(1);
  });
});

describe('SUM-SUBSET in the text', () => {
  const sentence = (small: string, tiny: string): string =>
    procurement(
      `2031年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出0万元、政府采购服务支出30.00万元。授予中小企业合同金额${small}万元，占政府采购支出总额的80.00%，其中：授予小微企业合同金额${tiny}万元，占政府采购支出总额的60.00%。`,
    );

  it('keeps contracts of small business within the total', () => {
    expect(says('SUM-SUBSET', sentence('40.00', '30.00'))).toEqual([]);
    expect(says('SUM-SUBSET', sentence('400.00', '30.00'))).toEqual([
      'error “授予中小企业合同金额”400.00万元，大于政府采购总额50.00万元，请核对。',
    ]);
  });

  it('doubts statements for 货物, 工程 and 服务 that together exceed the total', () => {
    const three = procurement(
      '2031年度政府采购支出总额21.07万元，其中：政府采购货物支出21.07万元、政府采购工程支出0万元、政府采购服务支出0万元。货物采购授予中小企业合同金额21.07万元，工程采购授予中小企业合同金额21.07万元，服务采购授予中小企业合同金额21.07万元。',
    );
    expect(says('SUM-SUBSET', three)).toEqual([
      'warning 货物、工程、服务中授予中小企业的金额合计63.21万元，大于政府采购总额21.07万元，请核对。',
    ]);
  });
});
