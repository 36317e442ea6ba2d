/** Terms that the text of every disclosure repeats, printed with a character lost or two turned round. */
import { describe, expect, it } from 'vitest';
import { says, withParagraph } from './words.js';

const found = (sentence: string): readonly string[] => says('TXT-TYPO', withParagraph(sentence));

describe('terms of the field', () => {
  it.each([
    ['本单位2031年一般共预算拨款支出300.55万元。', '一般共预算', '一般公共预算'],
    ['本单位2031年没有使用政府性基预算安排的支出。', '政府性基预算', '政府性基金预算'],
    ['本单位2031年公务待接费0.20万元。', '公务待接费', '公务接待费'],
    ['其中：（三）务接待费0.20万元。', '务接待费', '公务接待费'],
    ['其中：机关行运经费5.00万元。', '机关行运经费', '机关运行经费'],
    ['其中：工资利支出5.00万元，商品和务支出3.00万元。', '工资利支出', '工资福利支出'],
    ['其中：农林水支出3.00万元，住房保障出5.00万元。', '住房保障出', '住房保障支出'],
    ['决算数较2030度决算数增加。', '度', '年度'],
  ])('are known with a slip: %s', (sentence, printed, right) => {
    expect(found(sentence)).toContainEqual(`notice “${printed}”疑为“${right}”之误，请核对。`);
    expect(found(sentence.replace(printed, right))).not.toContainEqual(expect.stringContaining(`“${right}”之误`));
  });

  it.each([
    '本年政府购买服务支出5.00万元，财政款项及时拨付，专项目标已完成。',
    '本项目出资方为市级，财政拨款入账后安排支出，基本出勤率达到要求。',
    '2031年预算执行中公务接待3批次，公务车购置按规定办理。',
    '商品服务支出与政府基金收入分别列示，公务用车行驶里程和公务用车置换另行登记。',
    '职工福利支出、居住保障支出和办公接待费分别列示，市财拨款及时到位。',
    '一般公共预算财政拨款支出、政府性基金预算财政拨款支出和国有资本经营预算支出分别列示。',
  ])('are not seen in words that are right: %s', (sentence) => {
    expect(found(sentence)).toEqual([]);
  });

  it('are left where a document says so again and again, and not otherwise', () => {
    expect(found('机关运经费5.00万元，机关运经费3.00万元，机关运经费2.00万元。')).toEqual([]);
  });
});
