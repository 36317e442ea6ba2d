import type { OwnRule } from '../../core/checks/index.js';
import { ownRulesWords as labels } from '../words/own-rules.js';
import { showMessage, type Desk } from './desk.js';
import { handOut } from './exporting.js';
import { createStore, type Store } from './store.js';

/** 规则屏的内容. The parts of the rules screen. */
export const RULES_PARTS = ['catalogue', 'own'] as const;
export type RulesPart = (typeof RULES_PARTS)[number];

/** A rule being written. `id` null: a new one. */
export type RuleDraft = Omit<OwnRule, 'id'> & { readonly id: string | null };

/** What the rules screen keeps while another screen is looked at: what was typed is never lost by leaving. */
export type RulesView = {
  readonly part: RulesPart;
  readonly draft: RuleDraft | null;
  /** The draft as it was when it was opened: another text is unsaved work. */
  readonly begun: RuleDraft | null;
  /** Null: not read yet. */
  readonly rules: readonly OwnRule[] | null;
};

export const NEW_RULE: RuleDraft = { id: null, name: '', text: '', severity: 'warning', basis: '', enabled: true };

const views = new WeakMap<Desk, Store<RulesView>>();

/** The view of a desk's rules screen. */
export function rulesView(desk: Desk): Store<RulesView> {
  const known = views.get(desk);
  if (known !== undefined) return known;
  const made = createStore<RulesView>({ part: 'catalogue', draft: null, begun: null, rules: null });
  views.set(desk, made);
  return made;
}

/** Opens the editor on a rule. */
export function openDraft(desk: Desk, draft: RuleDraft): void {
  rulesView(desk).set({ draft, begun: draft });
}

/** Closes the editor without saving. */
export function closeDraft(desk: Desk): void {
  rulesView(desk).set({ draft: null, begun: null });
}

/** True while the editor holds something that is not saved. */
export function isUnsaved({ draft, begun }: RulesView): boolean {
  return draft !== null && JSON.stringify(draft) !== JSON.stringify(begun);
}

/** Reads the reviewer's rules. */
export async function loadOwnRules(desk: Desk): Promise<void> {
  const rules = await desk.ask('ownRules.list', {});
  if (rules !== null) rulesView(desk).set({ rules });
}

/** Shows the rules as they are kept now, in the list of all rules too. */
async function show(desk: Desk, own: readonly OwnRule[]): Promise<void> {
  rulesView(desk).set({ rules: own });
  const rules = await desk.ask('rules.list', {});
  if (rules !== null) desk.store.set({ rules });
}

/** Saves a rule; the desk checks every document again. True where it was saved. */
export async function saveOwnRule(desk: Desk, draft: RuleDraft): Promise<boolean> {
  const rules = await desk.ask('ownRules.save', { ...draft, name: draft.name.trim() });
  if (rules === null) return false;
  await show(desk, rules);
  showMessage(desk, 'info', labels.saved(draft.name.trim()));
  return true;
}

/** Removes a rule and its findings. */
export async function removeOwnRule(desk: Desk, rule: OwnRule): Promise<void> {
  const rules = await desk.ask('ownRules.remove', { id: rule.id });
  if (rules === null) return;
  if (rulesView(desk).get().draft?.id === rule.id) closeDraft(desk);
  await show(desk, rules);
  showMessage(desk, 'info', labels.removed(rule.name));
}

/** Takes the rules of a file the reviewer chose. */
export async function importOwnRules(desk: Desk, file: File): Promise<void> {
  let content: string;
  try {
    content = await file.text();
  } catch {
    return showMessage(desk, 'error', labels.unreadable(file.name));
  }
  const taken = await desk.ask('ownRules.import', { content });
  if (taken === null) return;
  await show(desk, taken.rules);
  showMessage(desk, 'info', labels.taken(taken.added, taken.renamed, taken.known));
}

/** Hands the rules to the reviewer as a file. */
export async function exportOwnRules(desk: Desk): Promise<void> {
  const file = await desk.ask('ownRules.export', {});
  if (file !== null) handOut(desk, file);
}
