import { describe, expect, test } from 'vitest';
import { slipOfHeader } from '../../../../src/core/checks/text/header-words.js';
import { table, subject } from '../build.js';
import { ask } from './cases.js';
import { says, withParagraph } from './words.js';

describe('items of one list', () => {
  test.each([
    '让库房管护标准化，常态化、智能化。',
    '支付办公费、印刷费，邮电费、差旅费。',
    '增强宣传的针对性，时效性、持续性。',
  ])('print commas and 顿号 mixed: %s', (paragraph) => {
    expect(says('TXT-PUNCT', withParagraph(paragraph))).toEqual([
      expect.stringMatching(/^notice 并列成分之间有的用逗号，有的用顿号/),
    ]);
  });

  test.each([
    '推动档案管理专业化、规范化、便利化。',
    '提升管理专业化，着力推进信息化、智能化。',
    '支付办公费、印刷费，其中邮电费、差旅费另列。',
    '实现规范化、标准化，信息化水平不断提高。',
  ])('do not: %s', (paragraph) => {
    expect(says('TXT-PUNCT', withParagraph(paragraph))).toEqual([]);
  });
});

describe('brackets of two widths', () => {
  const items = '农林水支出（类）水利（款）水文测报（项）8.00万元。';

  test.each(['农林水支出(类)水利（款）水质监测（项）4.00万元。', '(3)测站维护4.00万元。', '因公出国(境)费0万元。'])(
    'are told of: %s',
    (paragraph) => {
      expect(says('TXT-PUNCT', withParagraph(`${items}\n\n${paragraph}`))).toEqual([
        expect.stringMatching(/^notice 括号有的用全角，有的用半角：“\(.\)”，多数写作“（.{1,4}）”一类/),
      ]);
    },
  );

  test.each([
    '农林水支出（类）水利（款）水质监测（项）4.00万元。',
    '水位计(DN50)4.00万元。',
    '函数f(水位)的率定4.00万元。',
  ])('are not: %s', (paragraph) => {
    expect(says('TXT-PUNCT', withParagraph(`${items}\n\n${paragraph}`))).toEqual([]);
  });
});

describe('a burden that its bearers bring', () => {
  test.each([
    '缓解受灾群众带来的生活压力。',
    '减轻受灾农户、困难家庭所带来的沉重压力。',
    '解决住院患者带来的经济困难。',
  ])('lacks a word: %s', (paragraph) => {
    expect(says('TXT-BROKEN', withParagraph(paragraph))).toEqual([expect.stringMatching(/^notice 句子可能缺少词语/)]);
  });

  test.each(['缓解洪水给受灾群众带来的生活压力。', '减轻洪涝带来的经济损失。', '为群众带来的便利有所增加。'])(
    'lacks none: %s',
    (paragraph) => {
      expect(says('TXT-BROKEN', withParagraph(paragraph))).toEqual([]);
    },
  );
});

describe('a last clause that begins an earlier one again', () => {
  test.each(['组织召开两次巡测座谈会，听取测站意见，组织召开。', '推进水质监测站网建设；完善预警机制，推进水质监测。'])(
    'is not finished: %s',
    (paragraph) => {
      expect(says('TXT-BROKEN', withParagraph(paragraph))).toEqual([expect.stringMatching(/^notice 句子没有写完/)]);
    },
  );

  test.each([
    '制定巡测方案，听取测站意见，组织实施。',
    '组织召开座谈会。听取测站意见，组织召开。',
    '监测水质，上报监测水质。',
  ])('is whole: %s', (paragraph) => {
    expect(says('TXT-BROKEN', withParagraph(paragraph))).toEqual([]);
  });
});

describe('的 before a verb', () => {
  test.each(['更好的提供监测服务。', '有效的遏制违规取水。', '充分的发挥监测站作用。'])('%s', (paragraph) => {
    expect(says('TXT-TYPO', withParagraph(paragraph))).toEqual([expect.stringMatching(/^notice “..的”疑为“..地”/)]);
  });

  test.each([
    '更好地提供监测服务。',
    '形成有效的解决方案。',
    '发挥有效的促进作用。',
    '享受更好的服务。',
    '有效的提升。',
  ])('is right: %s', (paragraph) => {
    expect(says('TXT-TYPO', withParagraph(paragraph))).toEqual([]);
  });
});

describe('a mark before the number of an item', () => {
  test('is told of', () => {
    expect(says('TXT-NUMBERING', withParagraph('- 1.办公费0.20万元。\n\n- 2.差旅费0.30万元。'))).toEqual([
      expect.stringMatching(/^notice 序号之前多印了/),
    ]);
    expect(says('TXT-NUMBERING', withParagraph('1.办公费0.20万元。\n\n2.差旅费-1.20万元。'))).toEqual([]);
  });
});

describe('goals of projects and their full stops', () => {
  const goals = (...texts: readonly string[]): readonly string[] => {
    const performance = table({
      kind: 'project-performance',
      columns: 'project.name performance.goal',
      rows: texts.map((text, index) => `项目${String.fromCharCode(65 + index)}|${text}`).join('\n'),
    });
    return ask('TXT-PUNCT', subject([performance])).findings.map(({ message }) => message);
  };
  const FULL = ['保证水闸全年正常启闭运行。', '提升辖区水质自动监测能力。', '改善沿河两岸居民出行环境。'];

  test('one without is told of where most have one', () => {
    expect(goals(...FULL, '完成沿线管网的摸排和登记')).toEqual([
      expect.stringContaining('没有：“完成沿线管网的摸排和登记”'),
    ]);
    expect(goals(...FULL)).toEqual([]);
    expect(goals(...FULL.slice(1), '完成沿线管网的摸排和登记')).toEqual([]);
    expect(goals(...FULL.map((text) => text.slice(0, -1)), '完成沿线管网的摸排和登记')).toEqual([]);
  });
});

describe('a header that is a known one with a slip', () => {
  test.each([
    ['质量单位', ['度量单位', '计量单位']],
    ['国有本营预算资金', ['国有资本经营预算资金']],
    ['公务用车运行维炉费', ['公务用车运行维护费']],
    ['政府性金预算资金', ['政府性基金预算资金']],
  ])('%s', (printed, right) => {
    expect(slipOfHeader(printed)).toEqual(right);
  });

  test.each(['国有资本经营资金', '计量单位', '数量单位', '项目责任人', '基本支出', '其他收入', '上年结转', '事业收入'])(
    '%s is right',
    (printed) => {
      expect(slipOfHeader(printed)).toEqual([]);
    },
  );
});

describe('words for one thing', () => {
  const two = '本单位编制预算。本单位厉行节约。';

  test.each(['我单位按规定公开。', '我单位没有下属单位。', '我局负责审核。'])('“我……” beside “本单位”: %s', (words) => {
    expect(says('ROLL-WORD', withParagraph(`${two}${words}`))).toEqual([
      expect.stringMatching(/^notice 自称的写法不一：“我(?:单位|局)/),
    ]);
  });

  test('are left alone where one form is used throughout, or both as often', () => {
    expect(says('ROLL-WORD', withParagraph(two))).toEqual([]);
    const often = '我单位编制预算。我单位厉行节约。我单位依法公开。我单位没有下属单位。';
    expect(says('ROLL-WORD', withParagraph(often))).toEqual([]);
  });

  test('“去年” beside the year', () => {
    const mixed = says('TXT-NUMBER', withParagraph('公务接待费与去年持平。'));
    expect(mixed).toEqual([expect.stringMatching(/^notice 上年的写法不一：“与去年持平/)]);
    expect(says('TXT-NUMBER', withParagraph('公务接待费与2030年持平。'))).toEqual([]);
  });
});

describe('a comparison that lost its 比', () => {
  test.each(['水电费与上年相没有变化。', '公用经费与2030年度相增加 1.20 万元。', '会议费较上年预算数相持平。'])(
    'is told: %s',
    (paragraph) => {
      expect(says('TXT-TYPO', withParagraph(paragraph))).toEqual([expect.stringContaining('与上年相比')]);
    },
  );

  test.each(['会议费与上年相同。', '公用经费与上年相当。', '培训费与上年相比增加 1.20 万元。', '会议费与上年相对应。'])(
    'has it: %s',
    (paragraph) => {
      expect(says('TXT-TYPO', withParagraph(paragraph))).toEqual([]);
    },
  );
});

describe('a noun that explains itself', () => {
  test.each(['项目立项依据是岗位职责依据。', '测算标准为定额标准，逐项填列。', '编报范围是全部单位范围；另见附表。'])(
    'is told: %s',
    (paragraph) => {
      expect(says('TXT-REPEAT', withParagraph(paragraph))).toEqual([expect.stringMatching(/^notice 有重复的词/)]);
    },
  );

  test.each(['项目立项依据是岗位职责。', '测算标准为每人每年 200 元，定额标准另见附表。'])(
    'is not: %s',
    (paragraph) => {
      expect(says('TXT-REPEAT', withParagraph(paragraph))).toEqual([]);
    },
  );
});

describe('a header among the rows', () => {
  const withCell = (words: string): readonly string[] => {
    const columns = 'project.code project.name total';
    const own = table({ kind: 'project-expenditure', columns, rows: `11|${words}|5.00\n|合计|5.00` });
    return ask('TXT-BROKEN', subject([own])).findings.map(({ severity, message }) => `${severity} ${message}`);
  };

  test.each(['科目编码科目名称本年支出堤防养护', '项目编码 项目名称 水闸检修', '合计基本支出项目支出泵站改造'])(
    'is told: %s',
    (words) => {
      expect(withCell(words)).toEqual([expect.stringMatching(/^notice 表的行中夹有另一张表的表头/)]);
    },
  );

  test.each(['堤防养护项目', '项目名称变更手续', '基本支出'])('is none: %s', (words) => {
    expect(withCell(words)).toEqual([]);
  });
});
