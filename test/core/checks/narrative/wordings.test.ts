import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('“三公”经费 as offices tell it', () => {
  test('budget and outcome side by side, each with its parts', () => {
    expect(
      missed(
        '甲县2031年“三公”经费预算数为620.40万元，决算支出数为598.25万元，完成年初预算数的96.43%，较2030年决算数560.10万元增加38.15万元，增长6.81%。其中：因公出国（境）费预算数为0万元，决算支出数为0万元，与上年持平；公务接待费预算数为210.30万元，决算支出数为188.05万元，较2030年决算数170.00万元增加18.05万元，增长10.62%；公务用车购置及运行维护费预算数为410.10万元，决算支出数为410.20万元，其中：公务用车购置费预算数为60.00万元，决算支出数为55.20万元；公务用车运行维护费预算数为350.10万元，决算支出数为355.00万元。',
        [
          ['620.40万元', '650.40万元', 'TEXT-'],
          ['96.43%', '69.43%', 'TEXT-COMPLETION'],
          ['预算数为210.30', '预算数为240.30', 'TEXT-ENUM-SUM'],
          ['决算支出数为188.05', '决算支出数为185.05', 'TEXT-'],
          ['购置费预算数为60.00', '购置费预算数为66.00', 'TEXT-ENUM-SUM'],
          ['决算支出数为355.00', '决算支出数为535.00', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('the plain list of three is all there is', () => {
    expect(
      missed(
        '2031年“三公”经费预算总计24.60万元，其中：因公出国（境）经费0万元，公务接待9.60万元，公务用车运行费用15万元。',
        [
          ['24.60', '26.40', 'TEXT-ENUM-SUM'],
          ['9.60', '6.60', 'TEXT-ENUM-SUM'],
          ['费用15万元', '费用18万元', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    // Without one of the three nobody knows.
    expect(faults('2031年“三公”经费预算总计24.60万元，其中：公务接待费9.60万元。')).toEqual([]);
  });

  test('cars in brackets, and 零万元', () => {
    expect(
      missed(
        '2031年“三公”经费支出预算为342万元，其中：因公出国（境）费用为零万元，公务接待费42万元，公务用车购置及运行维护费300万元（包括：公务用车运行维护费210万元、公务用车购置90万元）。',
        [
          ['210万元', '240万元', 'TEXT-ENUM-SUM'],
          ['接待费42万元', '接待费72万元', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('a change without the amount it belongs to', () => {
  const text =
    '2031年度“三公”经费财政拨款支出年初预算为30.00万元，支出决算为12.40万元，完成预算的41.33%，其中：因公出国（境）费决算为0万元；公务用车购置及运行维护费支出决算为11.60万元；公务接待费支出决算为0.80万元。\n2031年度“三公”经费财政拨款支出决算数比2030年度减少0.60万元，降低4.62%，其中：公务用车购置及运行维护费支出决算减少0.75万元，降低6.07%；公务接待费支出决算增加0.15万元，增长23.08%。';

  test('is held against the amount stated before', () => {
    expect(
      missed(text, [
        ['减少0.60万元', '减少0.90万元', 'TEXT-RATE'],
        ['降低4.62%', '降低6.42%', 'TEXT-RATE'],
        ['降低6.07%', '降低7.06%', 'TEXT-RATE'],
        ['增加0.15万元', '增加0.51万元', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('belongs to the measure named before it, even where that has no figure', () => {
    const said = faults(
      '2031年度“三公”经费支出决算总额为6.50万元，比去年增加1.30万元，增长25%。其中，公务用车运行维护费支出决算比预算无增减变化，比去年增加0.90万元，增长28.1%；公务接待费支出决算与预算持平，比去年增加0.40万元，增长44.4%。',
    );
    expect(said).toEqual([]);
  });

  test('of a part behind its whole is not one of the whole', () => {
    expect(
      faults(
        '2031年“三公”经费预算20万元。\n2031年“三公”经费预算较2030年增加1.20万元，其中公务接待费较上年减少0.50万元，减少4.55%。',
      ),
    ).toEqual([]);
  });
});

describe('what a share is of', () => {
  test('is the measure the text names, in another paragraph', () => {
    expect(
      missed(
        '1.基本支出预算1824600.50元，同比减少3600.50元，下降0.2%。其中：\n工资福利支出预算1500000.50元，占基本支出预算82.21%。\n商品和服务支出预算314600元，占基本支出预算17.24%。\n对个人和家庭补助支出预算10000元，占基本支出预算0.55%。',
        [
          ['82.21%', '28.21%', 'TEXT-PERCENT'],
          ['314600元', '341600元', 'TEXT-PERCENT'],
          ['预算10000元', '预算10900元', 'TEXT-'],
        ],
      ),
    ).toEqual([]);
  });

  test('is what stands at the head of the list', () => {
    expect(
      missed(
        '2031年度“三公”经费支出决算12.40万元。\n2031年度“三公”经费支出决算中，因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算11.60万元，占93.55%；公务接待费支出决算0.80万元，占6.45%。',
        [
          ['93.55%', '39.55%', 'TEXT-PERCENT'],
          ['11.60万元', '16.10万元', 'TEXT-PERCENT'],
          ['占6.45%', '占4.65%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('differences and signs', () => {
  test('a difference between plan and outcome', () => {
    expect(
      missed('2031年公务接待费支出决算3.20万元，年初预算为4.00万元，差额0.80万元。', [
        ['差额0.80', '差额0.50', 'TEXT-DELTA'],
        ['预算为4.00', '预算为4.50', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
  });

  test('a minus behind a word that says so already', () => {
    expect(faults('公务接待费支出决算3.80万元，比上年减少-2.56%。')).toEqual(['TEXT-DIRECTION -2.56%→2.56%']);
  });
});

describe('lists and their names', () => {
  const list =
    '（一）收入预算：2031年年初预算数640.50万元，其中：一般公共预算拨款590.20万元，政府性基金预算拨款0万元，事业收入20.30万元，其他收入30万元。';

  test('a list that names what is zero leaves nothing out', () => {
    expect(
      missed(list, [
        ['640.50', '604.50', 'TEXT-ENUM-SUM'],
        ['590.20', '560.20', 'TEXT-ENUM-SUM'],
        ['其他收入30万元', '其他收入60万元', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Without the zero something may be missing, with 等 it is.
    const short = list.replace('政府性基金预算拨款0万元，', '');
    expect(faults(short.replace('收入30万元', '收入17.60万元'))).toEqual([]);
    // More than the whole by just one digit is wrong whoever lists it.
    expect(faults(short.replace('收入30万元', '收入60万元'))).toEqual(['TEXT-ENUM-SUM 640.50万元→670.50万元']);
    expect(faults(list.replace('其他收入30万元', '其他收入60万元等'))).toEqual([]);
  });

  test('income and expenditure told as one figure', () => {
    expect(
      missed('2031年度收入、支出总计1402.60万元。与2030年度相比，收入、支出总计各增加62.10万元，增长4.63%。', [
        ['4.63%', '6.43%', 'TEXT-RATE'],
        ['62.10', '26.10', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

describe('the reason of a change', () => {
  test('goes the way of the change it follows', () => {
    expect(
      missed('公务接待费支出决算1.50万元，比去年增加0.50万元，增长50%，增加原因主要是检查任务增加。', [
        ['增加原因', '减少原因', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('goes the way of the measure it names', () => {
    expect(
      missed(
        '2031年度公务接待费支出决算0.80万元，比上年增加0.15万元，增长23.08%；公务用车运行维护费支出决算9.00万元，比上年减少1.00万元，降低10%。公务接待费支出增加的主要原因是批次增加。公务用车运行维护费支出减少的主要原因是车辆减少。',
        [
          ['接待费支出增加的主要原因', '接待费支出减少的主要原因', 'TEXT-DIRECTION'],
          ['维护费支出减少的主要原因', '维护费支出增加的主要原因', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
  });

  test('is not judged where it is about the plan, or the change is nothing', () => {
    expect(
      faults('公务接待费支出决算1.50万元，比去年增加0.50万元，增长50%。决算数较预算数减少的主要原因是接待减少。'),
    ).toEqual([]);
    expect(faults('公务接待费支出决算1.50万元，比去年增加0万元，减少的主要原因是接待减少。')).toEqual([]);
  });
});
