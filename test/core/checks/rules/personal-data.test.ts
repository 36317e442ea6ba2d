import { describe, expect, test } from 'vitest';
import { isCardNumber, isIdentityNumber, maskedDigits } from '../../../../src/core/checks/text/identity.js';
import { PERSONAL_DATA_RULES } from '../../../../src/core/checks/rules/personal-data.js';
import { SECRECY_RULES } from '../../../../src/core/checks/rules/secrecy.js';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { PLAIN, says, stateOf, withParagraph } from './words.js';

/** Invented numbers, in pieces so that no search for real ones stops at them: 199 0000 xxxx is given to nobody here, the identity number has a right check digit. */
const MOBILE = ['199', '0000', '1234'].join('');
const BIRTH = ['1980', '0101'].join('');
const IDENTITY = `990000${BIRTH}0012`;

const PERFORMANCE = `
预算02表 2031年项目支出绩效表

金额单位：万元

单位名称\t项目名称\t项目负责人\t联系电话\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位
990001-霁川市水务监测中心\t99000131T000000000017-水质监测项目\t李测试\t${MOBILE}\t60.00\t按期完成监测。\t产出指标\t数量指标\t监测次数\t≥\t12\t次
990001-霁川市水务监测中心\t99000131T000000000018-设备更新项目\t王样\t87654321\t20.00\t更新设备。\t产出指标\t数量指标\t设备数量\t≥\t2\t台
`;

describe('a document without personal data', () => {
  test.each([...PERSONAL_DATA_RULES, ...SECRECY_RULES].map((rule) => rule.id))('%s says nothing', (rule) => {
    expect(says(rule, PLAIN)).toEqual([]);
    expect(stateOf(rule, PLAIN)).toBe('pass');
    expect(stateOf(rule, '')).toBe('not-applicable');
  });
});

test('a number is one in full-width digits, too', () => {
  const wide = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  const plain = says('PII-PHONE', withParagraph(`请联系李测试（${MOBILE}）。`));
  expect(plain).toEqual([expect.stringMatching(/^error .*手机号码/)]);
  expect(says('PII-PHONE', withParagraph(`请联系李测试（${wide(MOBILE)}）。`))).toEqual(plain);
  expect(says('PII-PHONE', `${PLAIN}${PERFORMANCE.replace(MOBILE, wide(MOBILE))}`)).toEqual(
    says('PII-PHONE', `${PLAIN}${PERFORMANCE}`),
  );
});

describe('a form that a text dump tore apart', () => {
  const OFFICE = ['8', '765', '4321'].join('');
  const words = ['项目', '名称', '年度', '目标', '一级', '指标', '二级', '指标', '数量', '质量', '时效', '成本'];
  const torn = (line: string): string =>
    `${PLAIN}\n附件1\n\n项目支出绩效目标申报表\n（2031年度）\n\n${line}\n\n${words.join('\n\n')}\n\n100.5 90.5\n\n20.5 10.5\n`;

  test('names and numbers behind their labels are found and masked', () => {
    const { findings } = checkDocument(read(torn(`填报人 王样 联系电话 ${OFFICE}`)), ['PII-PHONE', 'PII-NAME']);
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual([
      'notice PII-PHONE',
      'warning PII-NAME',
    ]);
    expect(JSON.stringify(findings)).not.toContain(OFFICE);
    expect(JSON.stringify(findings)).not.toContain('王样');
  });

  test('words and codes without a label are no person and no number', () => {
    expect(says('PII-NAME', torn('填报人 联系电话'))).toEqual([]);
    expect(says('PII-NAME', torn('填报人数 王样'))).toEqual([]);
    expect(says('PII-PHONE', torn(`项目编码 ${OFFICE}`))).toEqual([]);
    expect(says('PII-PHONE', torn(`项目编码 ${MOBILE}`))).toEqual([]);
    expect(says('PII-PHONE', torn(MOBILE))).toEqual([expect.stringMatching(/^error .*手机号码/)]);
  });
});

describe('telephones', () => {
  test('a mobile and an office number of the performance table, masked everywhere', () => {
    const { findings } = checkDocument(read(PLAIN + PERFORMANCE), ['PII-PHONE']);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'notice']);
    expect(findings[0]!.message).toContain('199****1234');
    expect(JSON.stringify(findings)).not.toContain(MOBILE);
    expect(JSON.stringify(findings)).not.toContain('87654321');
  });

  test.each([
    [`联系人电话：${MOBILE}。`, 'error'],
    ['联系电话：0551-87654321。', 'notice'],
  ])('in the text: %s', (sentence, severity) => {
    expect(says('PII-PHONE', withParagraph(sentence))).toEqual([expect.stringMatching(new RegExp(`^${severity} `))]);
  });

  test.each([
    `项目编码9900013${MOBILE}7已批复。`,
    `项目编码T${MOBILE}已批复。`,
    `资产总额${MOBILE}.56元。`,
    '监督电话：87654321。',
    '档案编号87654321号。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('PII-PHONE', withParagraph(sentence))).toEqual([]);
  });
});

describe('names and numbers of persons', () => {
  test('persons responsible for projects, with the surname only', () => {
    const found = says('PII-NAME', PLAIN + PERFORMANCE);
    expect(found).toEqual([expect.stringMatching(/^warning .*“李＊＊”、“王＊”/)]);
    expect(says('PII-NAME', withParagraph('项目负责人数为3人，联系人：综合科，负责人：项目经理。'))).toEqual([]);
  });

  test('an identity number counts only with its check digit, a card only beside an account', () => {
    expect(isIdentityNumber(IDENTITY)).toBe(true);
    expect(isIdentityNumber(`990000${BIRTH}0011`)).toBe(false);
    expect(isIdentityNumber(`990000${BIRTH.replace('0101', '1301')}0010`)).toBe(false);
    expect(isCardNumber('6222000000000000005')).toBe(false);
    expect(says('PII-ID', withParagraph(`证件号码${IDENTITY}。`))).toEqual([
      expect.stringMatching(/^error .*居民身份证号/),
    ]);
    expect(says('PII-ID', withParagraph(`项目编码990000${BIRTH}0011。`))).toEqual([]);
    expect(says('PII-ID', withParagraph('开户行某银行，账号4111111111111111。'))).toEqual([
      expect.stringMatching(/^error .*银行账号/),
    ]);
    expect(says('PII-ID', withParagraph('档案编号4111111111111111。'))).toEqual([]);
    expect(says('PII-ID', withParagraph('车辆皖A12345已报废。'))).toEqual([expect.stringContaining('车牌号')]);
  });

  test('masking keeps only the ends', () => {
    expect(maskedDigits(MOBILE)).toBe('199****1234');
    expect(maskedDigits('87654321')).toBe('87****21');
    expect(maskedDigits('0551-8765432')).toBe('055****5432');
  });
});

describe('secrecy', () => {
  test.each(['秘密★5年', '内部资料 注意保密', '（不予公开）', '机密'])('a mark: %s', (mark) => {
    expect(says('SEC-MARK', `${mark}\n\n${PLAIN}`)).toEqual([expect.stringMatching(/^error .*密级或内部标志/)]);
  });

  test('duties that speak of secrets are no marks', () => {
    const text = withParagraph(
      '负责核心机密文件传递和国家秘密、商业秘密管理，内部控制制度不予公开的事项由局长办公会确定。',
    );
    expect(says('SEC-MARK', text)).toEqual([]);
    expect(says('SEC-CONTENT', withParagraph('负责信息系统安全保密工作，软件版本1.25.30.2。'))).toEqual([]);
  });

  test.each(['服务器地址为10.88.3.25。', '附网络拓扑图。', '监控点位分布表见附件。'])(
    'for a secrecy review: %s',
    (sentence) => {
      expect(says('SEC-CONTENT', withParagraph(sentence))).toEqual([expect.stringMatching(/^warning /)]);
    },
  );
});
