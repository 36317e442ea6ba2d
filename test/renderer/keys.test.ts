import { describe, expect, it } from 'vitest';
import { KEY_BINDINGS, actionFor, type KeyPlace, type KeyPress } from '../../src/renderer/keys.js';

const ELSEWHERE: KeyPlace = { field: false, ownArrows: false, ownEnter: false };
const FIELD: KeyPlace = { field: true, ownArrows: true, ownEnter: true };
const GRID: KeyPlace = { field: false, ownArrows: true, ownEnter: false };
const BUTTON: KeyPlace = { field: false, ownArrows: false, ownEnter: true };

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: key.toUpperCase().charCodeAt(0),
    ...more,
  };
}

describe('keys', () => {
  it('act on the review screen, whatever the case', () => {
    const asked = ['j', 'J', 'ArrowDown', 'k', 'ArrowUp', 'Enter', 'a', 'r', 'l', 'n', 'g'].map((key) =>
      actionFor(press(key), ELSEWHERE, 'review'),
    );
    expect(asked).toEqual([
      'next',
      'next',
      'next',
      'previous',
      'previous',
      'evidence',
      'adopt',
      'reject',
      'later',
      'note',
      'source',
    ]);
  });

  it('never fire while an input method composes', () => {
    for (const { keys, screens = ['review'] as const } of KEY_BINDINGS) {
      const screen = screens[0] ?? 'review';
      for (const chord of keys) {
        const key = chord.split('+').at(-1) ?? '';
        const held = { ctrlKey: chord.startsWith('Ctrl+'), altKey: chord.startsWith('Alt+') };
        expect(actionFor(press(key, held), ELSEWHERE, screen)).not.toBeNull();
        expect(actionFor(press(key, { ...held, isComposing: true }), ELSEWHERE, screen)).toBeNull();
        expect(actionFor(press(key, { ...held, keyCode: 229 }), ELSEWHERE, screen)).toBeNull();
      }
    }
    expect(actionFor(press('Process'), ELSEWHERE, 'review')).toBeNull();
  });

  it('leave letters to fields; chords and function keys still act there', () => {
    for (const key of ['j', 'k', 'a', 'r', 'l', 'n', 'g', 'Enter', 'ArrowDown']) {
      expect(actionFor(press(key), FIELD, 'review')).toBeNull();
    }
    expect(actionFor(press('k', { ctrlKey: true }), FIELD, 'review')).toBe('search');
    expect(actionFor(press('o', { metaKey: true }), FIELD, 'review')).toBe('import');
    expect(actionFor(press('F6'), FIELD, 'review')).toBe('pane');
    expect(actionFor(press('F1'), FIELD, 'library')).toBe('keys');
  });

  it('leave arrows to grids and Enter to buttons', () => {
    expect(actionFor(press('ArrowDown'), GRID, 'review')).toBeNull();
    expect(actionFor(press('n'), GRID, 'review')).toBe('note');
    expect(actionFor(press('Enter'), BUTTON, 'review')).toBeNull();
    expect(actionFor(press('j'), BUTTON, 'review')).toBe('next');
  });

  it('hold only on their screens and only without other modifiers', () => {
    expect(actionFor(press('a'), ELSEWHERE, 'ledger')).toBeNull();
    expect(actionFor(press('n'), ELSEWHERE, 'compare')).toBe('note');
    expect(actionFor(press('a', { ctrlKey: true }), ELSEWHERE, 'review')).toBeNull();
    expect(actionFor(press('j', { altKey: true }), ELSEWHERE, 'review')).toBeNull();
    expect(actionFor(press('ArrowDown', { shiftKey: true }), ELSEWHERE, 'review')).toBeNull();
    expect(actionFor(press('2', { altKey: true }), ELSEWHERE, 'library')).toBe('screen:review');
  });

  it('are not bound twice on one screen', () => {
    const seen = KEY_BINDINGS.flatMap(({ keys, screens }) =>
      keys.flatMap((key) => (screens ?? ['everywhere']).map((screen) => `${key} ${screen}`)),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('take back and do again, but leave the words of a field to the field', () => {
    const asked = (key: string, more: Partial<KeyPress>, place = ELSEWHERE) =>
      actionFor(press(key, more), place, 'ledger');
    expect(asked('z', { ctrlKey: true })).toBe('undo');
    expect(asked('y', { ctrlKey: true })).toBe('redo');
    expect(asked('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(asked('z', { ctrlKey: true }, GRID)).toBe('undo');
    expect(asked('z', { ctrlKey: true }, FIELD)).toBeNull();
    expect(asked('z', {})).toBeNull();
  });
});
