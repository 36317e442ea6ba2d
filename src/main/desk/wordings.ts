import { BUILT_IN_WORDINGS, type Wording } from '../../core/review/index.js';
import { addWording, changeWording, listWordings, removeWording } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';

/** Everything that can be picked in a note; the same words once. */
function wordings({ workspace, dependencies }: Context): readonly Wording[] {
  const own = listWordings(workspace).map(({ id, kind, family, text }): Wording => ({
    id,
    kind,
    family,
    text,
    origin: 'own',
  }));
  const ofRules = dependencies
    .ruleCatalogue()
    .map(({ family, basis }): Wording => ({ id: null, kind: 'basis', family, text: basis, origin: 'rule' }));
  const seen = new Set<string>();
  return [...own, ...ofRules, ...BUILT_IN_WORDINGS].filter(({ kind, family, text }) => {
    const key = JSON.stringify([kind, family, text]);
    if (text.trim() === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** An entry was removed or changed in another window meanwhile. */
function gone(): DeskProblem {
  return new DeskProblem('not-found', '库中没有这一条，可能已删去或已修改。请刷新后重试。');
}

/** 依据库和常用语. */
export const wordingHandlers: Handlers<'wordings.list' | 'wordings.add' | 'wordings.change' | 'wordings.remove'> = {
  'wordings.list': (context) => wordings(context),
  'wordings.add': (context, draft) => {
    addWording(context.workspace, draft, reviewerOf(context.workspace));
    return wordings(context);
  },
  'wordings.change': (context, { wording, text }) => {
    if (!changeWording(context.workspace, wording, text, reviewerOf(context.workspace))) throw gone();
    return wordings(context);
  },
  'wordings.remove': (context, { wording }) => {
    if (!removeWording(context.workspace, wording, reviewerOf(context.workspace))) throw gone();
    return wordings(context);
  },
};
