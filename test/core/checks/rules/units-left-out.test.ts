/** Units below a department that its budget is not made of. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

const INCLUDED = '从预算单位构成看，纳入本部门2031年部门汇总预算编制范围的预算单位共2家。';

function told(below: string, included = INCLUDED): readonly string[] {
  const text = `2031年度部门预算情况说明\n二、部门机构设置及预算单位构成情况\n${below}\n${included}`;
  return checkDocument({ document: '文件', disclosure: recogniseText(text) }, ['ROLL-UNIT-LIST'])
    .findings.map(({ severity, message }) => `${severity} ${message}`)
    .filter((one) => one.includes('为何不纳入'));
}

describe('ROLL-UNIT-LIST and units below the department', () => {
  it('asks why they are not among those included', () => {
    expect(told('本部门包括9个内设机构、1个下属差额拨款事业单位和2个派出机构。')).toEqual([
      expect.stringMatching(/^notice 文字写有下属单位和派出机构 3 个，纳入预算编制范围的单位（含本级）为 2 个/),
    ]);
    expect(told('下属事业单位包括：测站培训中心、测站文印社等。')).toEqual([
      expect.stringContaining('下属单位“测站培训中心”等'),
    ]);
    expect(told('本部门包括3个下属事业单位。', INCLUDED.replace('2家', '一家'))).toEqual([
      expect.stringContaining('为 1 个'),
    ]);
  });

  it('is content where they are all included, and where the text says why not', () => {
    expect(told('本部门包括9个内设机构、1个下属事业单位。')).toEqual([]);
    expect(told('本部门包括9个内设机构。')).toEqual([]);
    expect(told('下属事业单位包括：测站培训中心、测站文印社。', `${INCLUDED}不含测站文印社（自收自支）。`)).toEqual([]);
    expect(told('下属事业单位包括：测站培训中心、测站文印社。', '纳入预算编制范围的单位见收入总表。')).toEqual([]);
  });
});
