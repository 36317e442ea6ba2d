import { profileLine, placeText, tableLines } from './document-text.js';
import type { FileReading } from './read-files.js';

/** 识别结果 for reading: whose document, which tables, how much narrative, what stayed unread. */
export function extractText({ file, outcome }: FileReading): string {
  if (!outcome.ok) return `${file}\n  未读取：${outcome.failure.message}\n`;
  const { disclosure } = outcome.value;
  const { tables, projects, sections, statements, defects } = disclosure;
  const lines = [
    profileLine(disclosure),
    `表 ${tables.length} 张，项目 ${projects.length} 个，章节 ${sections.length} 个，数字语句 ${statements.length} 条`,
    ...tableLines(tables).map((line) => `  ${line}`),
    ...(defects.length > 0 ? [`读取时发现 ${defects.length} 处需要核对：`] : []),
    ...defects.map(({ code, message, at }) => `  ${[placeText(at), message, `[${code}]`].filter(Boolean).join(' ')}`),
  ];
  return `${[file, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}
