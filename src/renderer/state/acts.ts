import type { ActView } from '../../shared/desk-api.js';
import { placeText } from '../place-text.js';
import { actWords } from '../words/acts.js';
import { words } from '../words.js';
import { showCorrected } from './corrections.js';
import { showMessage, type Desk } from './desk.js';
import { reload } from './loading.js';
import type { Draft } from './model.js';

/** Letters of a note shown in the line that says what was taken back. */
const SHOWN_LETTERS = 24;

/** One line on what an act was: 「处理为“采纳” · 预算03表 · 合计：差 0.10…」. */
function actText({ operation, count, anchor, text, before, after }: ActView): string {
  const what =
    operation !== 'notes.save'
      ? actWords.operations[operation]
      : after !== null && after !== 'open' && before !== after
        ? actWords.note.state(words.noteState[after])
        : before === null
          ? actWords.note.create
          : actWords.note.change;
  const excerpt = text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text;
  const where = anchor === null ? '' : ` · ${placeText(anchor)}`;
  return `${what}${where}${excerpt === '' ? '' : `：${excerpt}`}${count > 1 ? ` ${actWords.more(count)}` : ''}`;
}

/** A draft begun on a note that is no longer there becomes a new one: what was typed stays and can be saved. */
function withoutGone(desk: Desk): void {
  desk.store.update(({ drafts, notes, focus }) => {
    const known = new Set(notes.map(({ note }) => note.id));
    const isGone = ({ base }: Draft): boolean => base !== null && !known.has(base.id);
    const { target } = focus;
    const isTargetGone = target?.type === 'anchor' && target.note !== null && !known.has(target.note);
    return {
      drafts: Object.fromEntries(
        Object.entries(drafts).map(([key, draft]) => [key, isGone(draft) ? { ...draft, base: null } : draft]),
      ),
      ...(isTargetGone && { focus: { ...focus, target: { ...target, note: null } } }),
    };
  });
}

/** Says what was taken back, in place of what was said of the step before. */
function say(desk: Desk, text: string): void {
  const heads = [actWords.undone(''), actWords.redone(''), actWords.nothingToUndo, actWords.nothingToRedo];
  desk.store.update(({ messages }) => ({
    messages: messages.filter((message) => !heads.some((head) => message.text.startsWith(head))),
  }));
  showMessage(desk, 'info', text);
}

/** Ctrl+Z and Ctrl+Y: the desk takes its last act back, or does it again, and the page says what it was. */
export async function goBack(desk: Desk, way: 'undo' | 'redo'): Promise<void> {
  let reply;
  try {
    reply = await desk.bridge.call(way === 'undo' ? 'acts.undo' : 'acts.redo', {});
  } catch {
    showMessage(desk, 'error', words.messages.noReply);
    return;
  }
  if (!reply.ok) {
    showMessage(desk, 'error', reply.error.message);
  } else if (reply.value === null) {
    say(desk, way === 'undo' ? actWords.nothingToUndo : actWords.nothingToRedo);
  } else {
    const what = actText(reply.value);
    say(desk, way === 'undo' ? actWords.undone(what) : actWords.redone(what));
  }
  const { document } = desk.store.get().focus;
  // A reading taken back stands in the tables, which no list holds.
  if (reply.ok && reply.value?.operation.startsWith('corrections.') === true && document !== null) {
    await showCorrected(desk, document);
  }
  await reload(desk, ['documents', 'findings', 'notes']);
  withoutGone(desk);
}
