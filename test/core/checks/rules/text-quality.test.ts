import { describe, expect, test } from 'vitest';
import { TEXT_RULES } from '../../../../src/core/checks/rules/text-rules.js';
import { isUnsimplified } from '../../../../src/core/checks/text/traditional.js';
import { documentOf, findingsOf, layoutsOf, STYLES } from '../../../generator/variety.js';
import { PLAIN, says, stateOf, withParagraph, withWords } from './words.js';

describe('a document without such faults', () => {
  test.each(TEXT_RULES.map((rule) => rule.id))('%s says nothing', (rule) => {
    expect(says(rule, PLAIN)).toEqual([]);
    expect(stateOf(rule, PLAIN)).toBe('pass');
    expect(stateOf(rule, '')).toBe('not-applicable');
  });
});

describe('one line for each kind', () => {
  test.each([
    [
      'TXT-NUMBERING',
      '1.办公费0.20万元，用于办公。\n\n3.差旅费0.30万元，用于出差。\n\n4.会议费0.10万元，用于会议。',
      '跳号',
    ],
    [
      'TXT-NUMBERING',
      '1.办公费0.20万元，用于办公。\n\n2.差旅费0.30万元，用于出差。\n\n2.会议费0.10万元，用于会议。',
      '序号重复',
    ],
    ['TXT-PUNCT', '本单位没有下属单位。。', '标点连用'],
    ['TXT-PUNCT', '本单位（含所属单位共有职工20人。', '不成对'],
    ['TXT-PUNCT', '（1）办公费0.20万元，用于日常办公和资料印刷支出\n\n（2）差旅费0.30万元，用于出差。', '段末没有句号'],
    ['TXT-PUNCT', '本单位办公费,差旅费较少。', '半角标点'],
    ['TXT-NUMBER', '收入4206.81万元，支出2,617.05万元。', '千分位写法不一'],
    ['TXT-NUMBER', '收入547.9万元，支出547.90万元。', '小数位数不一'],
    ['TXT-NUMBER', '办公费2.7万、差旅费0.6万元。', '单位写法不一'],
    ['TXT-NUMBER', '办公费２.７０万元。', '全角数字'],
    ['TXT-TYPO', '国有资源占有使用情况另行说明。', '国有资产占有'],
    ['TXT-TYPO', '2031年因公务接待费0.20万元。', '公务接待'],
    ['TXT-TYPO', '财政拔款0.20万元。', '“拨”之误'],
    ['TXT-TRAD', '缴纳職業年金0.20万元。', '職業'],
    ['TXT-TRAD', '部⻔预算0.20万元。', '部首'],
    ['TXT-REPEAT', '比上年增加增加0.20万元。', '增加增加'],
    ['TXT-REPEAT', '负责辖区内各河流断面的水质监测工作。负责辖区内各河流断面的水质监测工作。', '整句重复'],
    ['TXT-BROKEN', '项目主要用于购置监测设备，\n\n（四）其他情况\n\n无。', '没有写完'],
    ['TXT-BROKEN', '项目主要用于购\ufffd设备。', '无法显示'],
  ])('%s: %s', (rule, paragraph, expected) => {
    const found = says(rule, withParagraph(paragraph));
    expect(found).toEqual([expect.stringContaining(expected)]);
    expect(found[0]).toMatch(/^notice /);
  });

  test('a misprint in many places is one line', () => {
    const found = says('TXT-TYPO', withParagraph('财政拔款0.20万元。\n\n上年财政拔款0.10万元。'));
    expect(found).toEqual([expect.stringContaining('（共 2 处）')]);
  });

  test.each([
    ['灌溉渠道沿线植树，灌溉渠渠道沿线补植。', '灌溉渠渠道沿'],
    ['防洪堤坝加固后逐段验收，另付防洪堤堤坝加固尾款。', '防洪堤堤坝加'],
    ['配备水质化验试剂，水质化验验试剂按月领用。', '质化验验试剂'],
  ])('a character printed twice in a word that stands elsewhere: %s', (paragraph, expected) => {
    expect(says('TXT-REPEAT', withParagraph(paragraph))).toEqual([
      expect.stringMatching(`^notice 有一字重复印出.*“${expected}”`),
    ]);
  });

  test.each(['水务委员会会议通过，监测站站房加固。', '各闸站站长到岗，闸站长廊粉刷。'])(
    'may be two words: %s',
    (paragraph) => {
      expect(says('TXT-REPEAT', withParagraph(paragraph))).toEqual([]);
    },
  );

  test('no money in two units', () => {
    expect(says('TXT-NUMBER', withParagraph('公务接待费0元，会议费0万元，办公费0.20万元。'))).toEqual([
      expect.stringMatching(/^notice 没有金额的，单位写法不一：“0元”、“0万元”/),
    ]);
    expect(says('TXT-NUMBER', withParagraph('公务接待费0万元，会议费0万元，每人每天80元。'))).toEqual([]);
  });

  describe('headings above the tables', () => {
    const whole = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
    const headings = whole.blocks.filter((block) => block.type === 'heading' && /^\d+\./.test(block.text));
    const told = (lost: readonly number[]): readonly string[] => {
      const gone = new Set(lost.map((index) => headings.at(index)));
      const blocks = whole.blocks.filter((block) => !gone.has(block));
      return findingsOf({ ...whole, blocks })
        .filter(({ rule }) => rule === 'TXT-NUMBERING')
        .map(({ message }) => message);
    };

    test.each([0, 3, -1])('the one that is missing is named: %i', (index) => {
      const title = (headings.at(index) as { text: string }).text.replace(/^\d+\./, '');
      expect(told([index])).toEqual([expect.stringContaining(`“${title}”之前没有`)]);
    });

    test('all of them, or several missing, are no slip', () => {
      expect(told([])).toEqual([]);
      expect(told([1, 3])).toEqual([]);
    });
  });

  test('table numbers in two styles', () => {
    const second = PLAIN.slice(PLAIN.indexOf('预算01表'))
      .replace('预算01表', '预算表02')
      .replace('收支总表', '财政拨款收支总表');
    expect(says('TXT-NUMBERING', `${PLAIN}\n${second}`)).toEqual([expect.stringContaining('表号写法不一')]);
  });
});

describe('what is right', () => {
  test.each([
    ['TXT-NUMBERING', '1.办公费0.20万元。\n\n2.差旅费0.30万元。\n\n1.会议费0.10万元。\n\n2.培训费0.10万元。'],
    ['TXT-PUNCT', '1）办公费；2）差旅费。“三公”经费（含接待费）如下：'],
    ['TXT-NUMBER', '收入4206.81万元，支出617.05万元，人数1,200人，占61.54%。'],
    ['TXT-TYPO', '因公出国（境）费0万元，起因公务接待较少；年末使用情况良好；截至2030年底。'],
    ['TXT-TRAD', '后勤和发展改革工作，于此一并说明。'],
    ['TXT-REPEAT', '注：科目编码和科目名称均为必填项目。\n\n注：科目编码和科目名称均为必填项目。'],
    ['TXT-REPEAT', '卫生健康支出（类）其他卫生健康支出（款）其他卫生健康支出（项）0.20万元，一项一项落实。'],
  ])('%s says nothing of: %s', (rule, paragraph) => {
    expect(says(rule, withParagraph(paragraph))).toEqual([]);
  });

  test('characters of simplified Chinese are none of the traditional ones', () => {
    for (const character of '预算收支拨款机关运行经费医疗保障信息管理系统维护后于著乾') {
      expect(isUnsimplified(character)).toBe(false);
    }
    for (const character of '職業⻔') expect(isUnsimplified(character)).toBe(true);
    expect(says('TXT-TRAD', withWords(['保守国家秘密', '保守國家秘密']))).toHaveLength(1);
  });
});
