import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { PLAIN, says, withParagraph } from './words.js';

/** Invented, in pieces: 199 0000 xxxx is given to nobody; the identity number and the card have right check digits. */
const MOBILE = ['199', '0000', '5678'];
const IDENTITY = ['990000', ['1980', '0101'].join(''), '0012'];
const CARD = ['4111', '1111', '1111', '1111'];

const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
const apart = (groups: readonly string[], mark: string): string => [...groups.join('')].join(mark);

describe('a mobile number in groups', () => {
  test.each([
    ['behind a label, one digit after the other', `项目负责人手机${apart(MOBILE, ' ')}。`],
    ['behind a label, with points', `联系电话：${MOBILE.join('.')}。`],
    ['behind a label, with the code of the country', `电话：+86 ${MOBILE.join('-')}。`],
    ['behind a label, in two groups', `联系方式为19900 00${MOBILE[2] ?? ''}。`],
    ['in full-width digits', `联系人电话：${wide(MOBILE.join(' '))}。`],
    ['without a label, as people say it', `由综合科（${MOBILE.join(' ')}）解释。`],
    ['without a label, with a no-break space', `由综合科李测试${MOBILE.join('\u00a0')}负责解释。`],
  ])('%s', (_, sentence) => {
    const { findings } = checkDocument(read(withParagraph(sentence)), ['PII-PHONE']);
    expect(findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(findings[0]?.message).toContain('199****5678');
    // The finding may not print what is to be taken away.
    expect(JSON.stringify(findings).replace(/\D/g, '')).not.toContain(MOBILE.join(''));
  });

  test('in a column of telephones', () => {
    const table = (phone: string): string => `${PLAIN}
预算02表 2031年项目支出绩效表

金额单位：万元

单位名称\t项目名称\t联系电话\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位
990001-霁川市水务监测中心\t99000131T000000000017-水质监测项目\t${phone}\t60.00\t按期完成监测。\t产出指标\t数量指标\t监测次数\t≥\t12\t次
`;
    expect(says('PII-PHONE', table(apart(MOBILE, ' ')))).toEqual([expect.stringMatching(/^error .*199\*{4}5678/)]);
    expect(says('PII-PHONE', table('见通知'))).toEqual([]);
  });

  test.each([
    `批复金额依次为${MOBILE.join(' ')} 7000元。`,
    `面积199 0000 5678.5平方米。`,
    `文号2031-${MOBILE.join('-')}。`,
    `项目编码${MOBILE.join(' ')} 0001已批复。`,
    '电话号码未列。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('PII-PHONE', withParagraph(sentence))).toEqual([]);
  });
});

describe('identity numbers and cards in groups', () => {
  test.each([
    ['with spaces', `身份证号：${IDENTITY.join(' ')}。`, '居民身份证号'],
    ['with dashes', `身份证${IDENTITY.join('-')}。`, '居民身份证号'],
    ['digit by digit', `证件号码${apart(IDENTITY, ' ')}。`, '居民身份证号'],
    ['in full-width digits', `证件号码${wide(IDENTITY.join(''))}。`, '居民身份证号'],
    ['without a label', `（${IDENTITY.join(' ')}）`, '居民身份证号'],
    ['a card in fours', `开户行某银行，账号${CARD.join(' ')}。`, '银行账号'],
    ['a card with dashes', `银行卡号：${CARD.join('-')}。`, '银行账号'],
  ])('%s', (_, sentence, kind) => {
    const { findings } = checkDocument(read(withParagraph(sentence)), ['PII-ID']);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(kind)]);
    const said = JSON.stringify(findings).replace(/\D/g, '');
    expect(said).not.toContain(IDENTITY.join(''));
    expect(said).not.toContain(CARD.join(''));
  });

  test.each([
    `身份证号：${['990000', '19800101', '0011'].join(' ')}。`,
    `分别为 ${['1024', '2048', '4096', '8192', '1638'].join(' ')} 项。`,
    `档案编号${CARD.join(' ')}。`,
    '账号1 2 3 4 5 6 7 8 9 10 11 12 13。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('PII-ID', withParagraph(sentence))).toEqual([]);
  });
});
