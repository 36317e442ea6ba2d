import { anchorForDocument, type Defect } from '../../disclosure/index.js';
import { notApplicable, passed, type Rule } from '../outcome.js';
import { isBlank } from '../text/lines.js';

/** What the readers tell of a file beside its visible content: revisions, comments, hidden text, rows and sheets, links. */
const TRACE = /\.(?:revisions|comments|hidden[\w-]*|text-hidden|parts-unread|external[\w-]*|format-hides)$/;

function isTrace({ code }: Defect): boolean {
  return TRACE.test(code);
}

/** 文件痕迹 (META-DOC). */
export const documentTraces: Rule = {
  id: 'META-DOC',
  name: '文件痕迹',
  family: 'personal-data',
  severity: 'warning',
  basis: '政府信息公开条例第十七条（公开前审查）；惯例（引用前请核对）',
  needs: '可编辑的文件（Word、表格）或带文字层的版式文件',
  description:
    '文件中留有修订、批注、隐藏的文字或行列工作表、指向外部文件的链接等公开前应清除的内容，每种报一条疑似。作者、单位等文件属性没有读取，请用“检查文档”功能核对；纯文本没有这些内容。',
  check: ({ disclosure, document }) => {
    const traces = disclosure.defects.filter(isTrace);
    if (traces.length === 0) return [isBlank(disclosure) ? notApplicable('文件中没有识别出的文字或表格') : passed(1)];
    return traces.map((trace) => ({
      type: 'remark',
      severity: 'warning',
      message: trace.message,
      at: { ...anchorForDocument(document), place: trace.at },
      evidence: [],
      topic: `${trace.code}·${trace.message.slice(0, 24)}`,
    }));
  },
};
