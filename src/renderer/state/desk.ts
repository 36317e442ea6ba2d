import { createContext, useContext } from 'react';
import type { DeskBridge, Input, Operation, Results } from '../../shared/desk-api.js';
import { INITIAL_STATE, type DeskState, type MessageAct, type MessageTone, type Screen } from './model.js';
import { createStore, useStore, type Store } from './store.js';
import { words } from '../words.js';

/** 桌面. The page's one handle: its state and the program behind it. Actions are functions that take it. */
export type Desk = {
  readonly store: Store<DeskState>;
  readonly bridge: DeskBridge;
  /** Calls an operation; a failure is shown as a message and comes back as null. */
  readonly ask: <Name extends Operation>(operation: Name, input: Input<Name>) => Promise<Results[Name] | null>;
};

let nextMessage = 1;

/** Makes the page's handle on the given bridge. Nothing is read until `startDesk` runs. */
export function createDesk(bridge: DeskBridge): Desk {
  const store = createStore<DeskState>(INITIAL_STATE);
  const desk: Desk = {
    store,
    bridge,
    ask: async (operation, input) => {
      try {
        const reply = await bridge.call(operation, input);
        withdraw(desk, GONE);
        if (reply.ok) return reply.value;
        showMessage(desk, 'error', reply.error.message);
      } catch {
        showMessage(desk, 'error', words.messages.noReply);
      }
      return null;
    },
  };
  return desk;
}

/**
 * Shows a strip under the header. The same sentence is shown once, and what has just been done takes the place of what was done
 * before: only what failed or has to be known piles up.
 */
export function showMessage(desk: Desk, tone: MessageTone, text: string, act?: MessageAct): void {
  desk.store.update((state) => ({
    messages: [
      ...state.messages.filter((message) => message.text !== text && (tone !== 'info' || message.tone !== 'info')),
      { id: nextMessage++, tone, at: Date.now(), text, ...(act && { act }) },
    ].slice(-3),
  }));
}

/** What is said of a program that does not answer: it is no longer true once it does. */
const GONE: readonly string[] = [words.messages.noReply, words.messages.hostGone];

function withdraw(desk: Desk, texts: readonly string[]): void {
  const { messages } = desk.store.get();
  if (!messages.some(({ text }) => texts.includes(text))) return;
  desk.store.set({ messages: messages.filter(({ text }) => !texts.includes(text)) });
}

/** Takes a message strip away. */
export function dismissMessage(desk: Desk, id: number): void {
  desk.store.update((state) => ({ messages: state.messages.filter((message) => message.id !== id) }));
}

/** Opens a screen. 资料 opens with its list: asked for on the page of what waits to be confirmed, it leads back to it. */
export function openScreen(desk: Desk, screen: Screen): void {
  desk.store.set({ screen, selection: null, confirming: false });
}

const DeskContext = createContext<Desk | null>(null);
/** Gives the desk to the components below. */
export const DeskProvider = DeskContext.Provider;

/** The desk of the page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is only for components inside DeskProvider');
  return desk;
}

/** One part of the desk's state; `select` returns a part, not a new object. */
export function useDeskState<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDesk().store, select);
}
