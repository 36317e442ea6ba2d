/** Why a template cannot be used, in words for the reviewer. */
export class TemplateProblem extends Error {
  override readonly name = 'TemplateProblem';
}
