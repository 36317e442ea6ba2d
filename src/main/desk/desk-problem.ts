import type { ErrorCode } from '../../shared/desk-api.js';

/** A failure a reviewer can act on. Thrown inside the desk, becomes a reply at its edge. The message is Chinese. */
export class DeskProblem extends Error {
  override readonly name = 'DeskProblem';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

/** The note asked for is not in the workspace. */
export function unknownNote(): DeskProblem {
  return new DeskProblem('not-found', '库中没有这条意见，可能已换了工作区。请刷新列表后重试。');
}

/** The finding asked for is not, or no longer, in the workspace. */
export function unknownFinding(): DeskProblem {
  return new DeskProblem('not-found', '库中没有这个问题，可能文件已重新检查。请刷新问题列表后重试。');
}

/** The document asked for is not in the workspace. */
export function unknownDocument(): DeskProblem {
  return new DeskProblem('not-found', '库中没有这份文件，可能已换了工作区。请刷新列表后重试。');
}
