import type { Family, RuleInfo, Severity } from '../../core/checks/index.js';
import { SEVERITY_NAMES } from './check-text.js';

/** Families in the order of the catalogue, in words of the manual. */
const FAMILIES: Readonly<Record<Family, string>> = {
  arithmetic: '表内计算',
  'cross-table': '表间勾稽',
  narrative: '文字说明',
  'year-on-year': '年度衔接',
  'roll-up': '部门与单位',
  classification: '科目',
  performance: '绩效目标',
  disclosure: '内容完整',
  wording: '时间、用词与文字',
  'personal-data': '个人信息与涉密',
  extraction: '识别',
};

function severityName(severity: Severity): string {
  return SEVERITY_NAMES[severity];
}

function entry({ id, name, severity, description, needs, basis }: RuleInfo): string {
  return `### ${id} ${name}\n\n${description}\n\n程度：${severityName(severity)}。需要：${needs}。依据：${basis === '' ? '无' : basis}。\n`;
}

/** 规则一页. The manual page about rules, written from the catalogue (`gouji rules --markdown`). */
export function rulesPage(rules: readonly RuleInfo[]): string {
  const families = Object.keys(FAMILIES) as Family[];
  const chapters = families.flatMap((family) => {
    const own = rules.filter((rule) => rule.family === family);
    return own.length === 0 ? [] : [`## ${FAMILIES[family]}（${own.length} 条）\n\n${own.map(entry).join('\n')}`];
  });
  return `# 规则

本页由规则目录生成：\`gouji rules --markdown\`。共 ${rules.length} 条。

程度是规则的通常程度，个别情形更低，见各条说明。“引用前请核对”的依据，写入正式意见前应当查证条款。
没有读出所需内容的规则不算通过，列在“未能检查”里；“规则”屏幕列出每份文件检查了什么。

${chapters.join('\n')}`;
}
