import { useEffect, useRef, useState } from 'react';
import type { TryOut } from '../../../core/checks/index.js';
import type { Trial } from '../../../shared/desk-api.js';
import { useDesk, type Desk } from '../../state/desk.js';

/** 试算. What a rule found, and the text it was tried with. */
type Tried = { readonly text: string; readonly result: TryOut };

/** A trial of the rule in hand. */
export type RuleTrial = {
  /** The last trial that came to an end. */
  readonly tried: Tried | null;
  readonly running: boolean;
  /** How far it is; null: not running, or not known yet. */
  readonly progress: Trial | null;
  readonly start: (text: string) => Promise<void>;
  readonly stop: () => void;
};

/** How often is asked how far a trial is, in milliseconds. */
const PACE = 300;

let begun = 0;

/** A name no other trial has, of another window either. */
function newName(): string {
  begun += 1;
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${begun}`;
}

function stopTrial(desk: Desk, run: string): void {
  // Nobody waits for the answer: the trial itself ends with one.
  void desk.bridge.call('ownRules.stopTrial', { run }).catch(() => undefined);
}

/** Tries rules out on every document, one trial at a time. A trial nobody looks at any more is stopped. */
export function useTrial(): RuleTrial {
  const desk = useDesk();
  const [tried, setTried] = useState<Tried | null>(null);
  const [run, setRun] = useState<string | null>(null);
  const [progress, setProgress] = useState<Trial | null>(null);
  const latest = useRef<string | null>(null);
  useEffect(() => {
    if (run === null) return undefined;
    let current = true;
    const follow = async (): Promise<void> => {
      const reply = await desk.bridge.call('ownRules.trial', { run }).catch(() => null);
      if (current && reply?.ok === true && reply.value !== null) setProgress(reply.value);
    };
    const timer = setInterval(() => void follow(), PACE);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [desk, run]);
  useEffect(
    () => () => {
      if (latest.current !== null) stopTrial(desk, latest.current);
    },
    [desk],
  );
  return {
    tried,
    running: run !== null,
    progress,
    start: async (text) => {
      if (latest.current !== null) return;
      const name = newName();
      latest.current = name;
      setProgress(null);
      setRun(name);
      const result = await desk.ask('ownRules.tryOut', { text, run: name });
      latest.current = null;
      setRun(null);
      setProgress(null);
      if (result !== null) setTried({ text, result });
    },
    stop: () => {
      if (latest.current !== null) stopTrial(desk, latest.current);
    },
  };
}
