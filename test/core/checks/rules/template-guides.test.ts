import { describe, expect, test } from 'vitest';
import { says, withParagraph } from './words.js';

describe('words for the person who fills in the template', () => {
  test.each([
    '（按“预算06表”中实际发生的经济分类事项填写）',
    '公用经费主要包括办公费、水费。（根据公开08表列示的科目填列）',
    '本单位2031年公务接待费0.20万元（参照上年口径填报）。',
  ])('in brackets: %s', (sentence) => {
    expect(says('TMPL-GUIDE', withParagraph(sentence))).toEqual([expect.stringMatching(/^error 写给填报人的说明/)]);
  });

  test.each([
    '填列数应与《收支总表》收入数一致。',
    '各项支出安排数应与《财政拨款收支总表》对应。',
    '本表填报数应等于各单位之和。',
    '支出数须与《支出总表》的合计数相等。',
    '注：2.货物名称根据《集中采购目录》规定的名称填写。',
    '注：服务类别参照《购买服务指导性目录》（2030年版）所列三级目录填报。',
    '注：经济科目按照《政府收支分类科目》款级科目填列。',
  ])('of what a table must agree with: %s', (sentence) => {
    expect(says('TMPL-GUIDE', withParagraph(sentence))).toEqual([expect.stringMatching(/^warning 文中有填表时/)]);
  });

  test.each([
    '组织参训人员按要求填写问卷（共发放200份）。',
    '《收支总表》的支出数与《支出总表》一致。',
    '本单位按规定填报绩效目标，数量与《项目库》一致。',
    '（按照政府收支分类科目编制）',
    '本表根据《霁川市财政局关于2031年预算的批复》填列。',
    '科目名称按照《政府收支分类科目》的规定使用。',
    '采购方式依据《政府采购法》确定，由代理机构填写公告。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('TMPL-GUIDE', withParagraph(sentence))).toEqual([]);
  });
});

describe('a unit without its figure', () => {
  test.each([
    '本单位2031年政府性基金预算支出万元。',
    '公务接待费0.20万元，比上年增加万元，增长5.00%。',
    '项目支出预算数为万元，主要用于水质监测。',
    '机关运行经费比上年增加0.20万元，增长%。',
    '截至2030年12月31日，本单位共有车辆辆，其中一般公务用车2辆。',
    '2031年共个项目实行绩效目标管理。',
  ])('%s', (sentence) => {
    expect(says('TMPL-PLACEHOLDER', withParagraph(sentence))).toEqual([expect.stringMatching(/^error 单位前没有数字/)]);
  });

  test.each([
    '本说明的金额单位为万元，保留两位小数。',
    '各表金额单位统一为万元。',
    '本单位收支以万元为单位。',
    '收入增加3.20万元，增长 5.00 %。',
    '收入支出万元以上的项目另行说明。',
    '本单位新增检测车辆，增长较快。',
  ])('says nothing of: %s', (sentence) => {
    expect(says('TMPL-PLACEHOLDER', withParagraph(sentence))).toEqual([]);
  });
});

describe('比……相比', () => {
  test.each(['收入比上年相比增加3.20万元。', '支出较上年度预算数相比减少3.20万元。', '比2030年相比持平。'])(
    '%s',
    (sentence) => {
      expect(says('TXT-TYPO', withParagraph(sentence))).toEqual([expect.stringContaining('与上年相比')]);
    },
  );

  test('与……相比 is right', () => {
    expect(says('TXT-TYPO', withParagraph('收入与上年相比增加3.20万元，比上年增长5.00%。'))).toEqual([]);
  });
});

describe('reasons that fit any unit', () => {
  const change = (reason: string): string =>
    withParagraph(`项目支出171.70万元，比上年增加20.00万元，增长13.18%，主要原因是${reason}。`);

  test.each([
    '按照当年任务变动，增加了个别项目支出',
    '本单位工作任务调整，相应增加相关经费',
    '因当年业务需要，增加了部分项目',
  ])('%s', (reason) => {
    expect(says('YOY-REASON', change(reason))).toEqual([expect.stringMatching(/^warning 增减原因只写/)]);
  });

  test.each([
    '新增水质自动监测站建设项目',
    '根据河湖治理任务变化，增加了清淤项目支出',
    '采样任务由每季一次改为每月一次',
  ])('says nothing of: %s', (reason) => {
    expect(says('YOY-REASON', change(reason))).toEqual([]);
  });
});

describe('what a form says of its table', () => {
  test.each(['本表反映部门年度总体收支预算情况。', '本表（公开01表）反映部门年度收入预算情况，详见附件。'])(
    'is noticed in the running text: %s',
    (sentence) => {
      expect(says('TMPL-GUIDE', withParagraph(sentence))).toEqual([
        expect.stringMatching(/^notice 文字说明中写有表的说明：“本表/),
      ]);
    },
  );

  test.each(['注：本表反映本单位年度收支情况。', '收支总表反映本单位年度收支情况。'])(
    'is a note or a reference: %s',
    (sentence) => {
      expect(says('TMPL-GUIDE', withParagraph(sentence))).toEqual([]);
    },
  );
});
