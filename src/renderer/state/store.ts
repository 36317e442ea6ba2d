import { useSyncExternalStore } from 'react';

/** A value that changes over time, and those who want to know. State is replaced, never changed in place. */
export type Store<State> = {
  readonly get: () => State;
  readonly set: (change: Partial<State>) => void;
  readonly update: (change: (state: State) => Partial<State>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store. Listeners run after each change, in the order in which they came. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Reads one part of a store in a component. `select` must return a part of the state, not a new object. Drawn as text it is read once. */
export function useStore<State extends object, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const read = (): Part => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
