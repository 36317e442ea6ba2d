import { SCREENS, type Screen } from './state/model.js';
import { actWords } from './words/acts.js';
import { correctionWords } from './words/corrections.js';
import { doubtsWords } from './words/doubts.js';
import { keptViewWords } from './words/kept-view.js';
import { sourceWords } from './words/source.js';
import { versionsWords } from './words/versions.js';
import { words } from './words.js';

/** What a key can ask for. */
export type KeyAction =
  | 'search'
  | 'batch'
  | 'import'
  | 'export'
  | 'keys'
  | 'pane'
  | 'next'
  | 'previous'
  | 'unfold'
  | 'fold'
  | 'evidence'
  | 'adopt'
  | 'reject'
  | 'later'
  | 'note'
  | 'mark'
  | 'merge'
  | 'silence'
  | 'confirm'
  | 'return'
  | 'sign-off'
  | 'source'
  | 'enlarge-source'
  | 'differences'
  | 'export-seen'
  | 'pair'
  | 'correct'
  | 'doubt-accept'
  | 'doubt-next'
  | 'profile'
  | 'versions'
  | 'accept'
  | 'undo'
  | 'redo'
  | 'place-before'
  | `screen:${Screen}`;

/** A line of the table of keys. */
export type KeyBinding = {
  readonly action: KeyAction;
  /** `Ctrl+K`, `F6`, `J`, `ArrowDown`: modifiers first, then the key as `KeyboardEvent.key` names it. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Screens where it holds; left out: everywhere. */
  readonly screens?: readonly Screen[];
  /** Also while a field is being edited (chords and function keys only). */
  readonly inFields?: boolean;
};

const REVIEW = ['review'] as const;
const labels = words.keys.labels;

/** 按键表. The one table of keys: the page acts by it and F1 shows it. */
export const KEY_BINDINGS: readonly KeyBinding[] = [
  { action: 'search', keys: ['Ctrl+K'], label: labels.search, inFields: true },
  { action: 'batch', keys: ['Ctrl+B'], label: labels.batch, inFields: true },
  { action: 'import', keys: ['Ctrl+O'], label: labels.import, inFields: true },
  { action: 'export', keys: ['Ctrl+E'], label: labels.export, inFields: true },
  { action: 'pane', keys: ['F6'], label: labels.pane, inFields: true },
  { action: 'keys', keys: ['F1'], label: labels.keys, inFields: true },
  { action: 'undo', keys: ['Ctrl+Z'], label: actWords.undo },
  { action: 'redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], label: actWords.redo },
  ...SCREENS.map((screen, index) => ({
    action: `screen:${screen}` as const,
    keys: [`Alt+${index + 1}`],
    label: words.screens[screen],
    inFields: true,
  })),
  { action: 'place-before', keys: ['Alt+0'], label: keptViewWords.key, inFields: true },
  { action: 'next', keys: ['J', 'ArrowDown'], label: labels.next, screens: REVIEW },
  { action: 'previous', keys: ['K', 'ArrowUp'], label: labels.previous, screens: REVIEW },
  { action: 'unfold', keys: ['ArrowRight'], label: labels.unfold, screens: REVIEW },
  { action: 'fold', keys: ['ArrowLeft'], label: labels.fold, screens: REVIEW },
  { action: 'evidence', keys: ['Enter'], label: labels.evidence, screens: REVIEW },
  { action: 'adopt', keys: ['A'], label: labels.adopt, screens: REVIEW },
  { action: 'reject', keys: ['R'], label: labels.reject, screens: REVIEW },
  { action: 'later', keys: ['L'], label: labels.later, screens: REVIEW },
  { action: 'note', keys: ['N'], label: labels.note, screens: ['review', 'compare'] },
  { action: 'source', keys: ['G'], label: labels.source, screens: ['review', 'compare'] },
  { action: 'enlarge-source', keys: ['Z'], label: sourceWords.enlargeKey, screens: REVIEW },
  { action: 'mark', keys: ['X'], label: labels.mark, screens: REVIEW },
  { action: 'merge', keys: ['M'], label: labels.merge, screens: REVIEW },
  { action: 'silence', keys: ['S'], label: labels.silence, screens: REVIEW },
  { action: 'confirm', keys: ['C'], label: labels.confirm, screens: REVIEW },
  { action: 'return', keys: ['B'], label: labels.return, screens: REVIEW },
  { action: 'sign-off', keys: ['V'], label: labels.signOff, screens: REVIEW },
  { action: 'differences', keys: ['D'], label: words.compare.keys.differences, screens: ['compare'] },
  { action: 'export-seen', keys: ['E'], label: words.compare.keys.export, screens: ['compare'] },
  { action: 'pair', keys: ['P'], label: words.compare.keys.pair, screens: ['compare'] },
  { action: 'correct', keys: ['E'], label: correctionWords.key, screens: REVIEW },
  { action: 'doubt-accept', keys: ['Y'], label: doubtsWords.acceptKey, screens: REVIEW },
  { action: 'doubt-next', keys: ['T'], label: doubtsWords.nextKey, screens: REVIEW },
  { action: 'profile', keys: ['P'], label: correctionWords.profile.key, screens: REVIEW },
  { action: 'versions', keys: ['D'], label: versionsWords.key, screens: REVIEW },
  { action: 'accept', keys: ['Y'], label: versionsWords.acceptKey, screens: ['ledger'] },
];

/** The part of a keyboard event the table looks at. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing. */
  readonly isComposing: boolean;
  /** 229 while an input method handles the key: some browsers report only this for the first key. */
  readonly keyCode: number;
};

/** Where the key was pressed. */
export type KeyPlace = {
  /** Text can be typed there. */
  readonly field: boolean;
  /** The element has keys of its own: a grid or list moves by arrows, a button answers Enter. */
  readonly ownArrows: boolean;
  readonly ownEnter: boolean;
};

/** The action of a key press, or null where the key belongs to the element or to nobody. */
export function actionFor(press: KeyPress, place: KeyPlace, screen: Screen): KeyAction | null {
  if (press.isComposing || press.keyCode === 229 || press.key === 'Process') return null;
  const chord = chordOf(press);
  for (const binding of KEY_BINDINGS) {
    if (!binding.keys.includes(chord)) continue;
    if (binding.screens !== undefined && !binding.screens.includes(screen)) continue;
    if (place.field && binding.inFields !== true) return null;
    if (place.ownArrows && press.key.startsWith('Arrow')) return null;
    if (place.ownEnter && press.key === 'Enter') return null;
    return binding.action;
  }
  return null;
}

function chordOf(press: KeyPress): string {
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const isChord = press.ctrlKey || press.metaKey;
  const shift = press.shiftKey && (press.key.length > 1 || isChord);
  return `${isChord ? 'Ctrl+' : ''}${press.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

const FIELD =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true], [role=combobox], [role=textbox], [role=menu]';
const OWN_ARROWS = `${FIELD}, [role=grid], [role=treegrid], [role=tablist], [role=radiogroup], [role=menu], [role=separator], input, .desk-source`;
const OWN_ENTER = `${FIELD}, button, a[href], summary, [role=button], [role=tab], [role=option][data-own-enter], [role=menuitem], input`;

/** Looks at the element a key was pressed on. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { field: false, ownArrows: false, ownEnter: false };
  return {
    field: target.closest(FIELD) !== null,
    ownArrows: target.closest(OWN_ARROWS) !== null,
    ownEnter: target.closest(OWN_ENTER) !== null,
  };
}

/** A chord as it is printed for the reader: 「Ctrl+K」「↓」. */
export function printedKey(chord: string): string {
  return chord.replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('ArrowRight', '→').replace('ArrowLeft', '←');
}
