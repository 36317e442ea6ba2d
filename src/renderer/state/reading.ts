import { useEffect, useState } from 'react';
import type { Input, Operation, Results } from '../../shared/desk-api.js';
import { useDesk, useDeskState } from './desk.js';

type Read<Value> = { readonly question: string; readonly value: Value | null };

/**
 * Asks the desk while a component is shown, and again when the workspace or `version` has changed. Undefined until the
 * first answer to this question; null where it failed (the message is shown by then) or where `input` is null.
 */
export function useReading<Name extends Operation>(
  operation: Name,
  input: Input<Name> | null,
  version = 0,
): Results[Name] | null | undefined {
  const desk = useDesk();
  const generation = useDeskState((state) => state.generation);
  const [read, setRead] = useState<Read<Results[Name]> | null>(null);
  const question = JSON.stringify([operation, input]);
  const turn = `${generation} ${version} ${question}`;
  useEffect(() => {
    const asked = turn.slice(turn.indexOf('['));
    const [name, wanted] = JSON.parse(asked) as [Name, Input<Name> | null];
    if (wanted === null) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const value = await desk.ask(name, wanted);
      if (current) setRead({ question: asked, value });
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk, turn]);
  if (input === null) return null;
  // While the same question is asked again the last answer stays on the screen.
  return read?.question === question ? read.value : undefined;
}
