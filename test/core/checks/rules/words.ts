/** Small invented documents for the rules of wording: a cover, one table, and a narrative that each test changes. */
import { checkDocument, type Coverage } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';

export const PLAIN = `2031年霁川市水务监测中心单位预算

一、单位概况

（一）主要职责

负责辖区水质监测，保守国家秘密，编制年度预算和决算。

（二）机构设置情况

霁川市水务监测中心为霁川市水务局所属事业单位，成立于2009年3月。

二、2031年单位预算情况说明

（一）收支总体情况

本单位2031年收支总预算300.55万元，比2030年预算数280.55万元增加20.00万元，增长7.13%，主要原因是新增水质自动监测站建设项目。

（二）“三公”经费预算情况

本单位2031年“三公”经费预算3.20万元，与2030年预算数持平。其中：因公出国（境）费0万元；公务接待费0.20万元；公务用车购置费0万元，公务用车运行维护费3.00万元。

（三）国有资产占有使用情况

截至2030年12月31日，本单位共有车辆2辆，单价100万元以上设备1台。

霁川市水务监测中心

2031年2月10日

预算01表 2031年收支总表

金额单位：万元

收 入\t\t支 出\t
项 目\t预算数\t项 目\t预算数
一、一般公共预算拨款收入\t300.55\t一、农林水支出\t300.55
本年收入合计\t300.55\t本年支出合计\t300.55
收入总计\t300.55\t支出总计\t300.55
`;

/** What a rule says of a text: one line for each finding. */
export function says(rule: string, text: string, fileName = 'some.txt'): readonly string[] {
  return checkDocument(read(text, fileName), [rule]).findings.map(({ severity, message }) => `${severity} ${message}`);
}

/** What became of a rule on a text. */
export function stateOf(rule: string, text: string): Coverage['state'] {
  return checkDocument(read(text), [rule]).coverage[0]!.state;
}

/** The plain document with some words replaced; throws where they do not stand there. */
export function withWords(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`不在样本中：${from}`);
    return text.replace(from, to);
  }, PLAIN);
}

/** The plain document with one more paragraph before the signature. */
export function withParagraph(paragraph: string): string {
  return withWords(['霁川市水务监测中心\n\n2031年2月10日', `${paragraph}\n\n霁川市水务监测中心\n\n2031年2月10日`]);
}
