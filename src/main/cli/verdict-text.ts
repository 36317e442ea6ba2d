import type { WorkspaceVerdict } from '../workspace/index.js';

/** What a workspace holds, in one line. The hash of the last log row can be written down and compared later. */
export function verdictLine({ documents, notes, logRows, logHead, schema }: WorkspaceVerdict): string {
  const head = logHead === '' ? '' : `，末条校验值 ${logHead}`;
  return `文件 ${documents} 份，意见 ${notes} 条，日志 ${logRows} 条${head}，库结构第 ${schema} 版。`;
}
