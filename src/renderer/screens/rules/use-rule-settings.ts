import type { Input, RuleSettings } from '../../../shared/desk-api.js';
import { useDesk } from '../../state/desk.js';
import { useReading } from '../../state/reading.js';
import { useRepeat, useTurn } from '../../state/repeat.js';

/** What the office set about rules, and what can be done about it. `view` null: not read yet. */
export type RuleSettingsDesk = {
  readonly view: RuleSettings | null;
  /** True where it was saved. */
  readonly save: (input: Input<'ruleSettings.save'>) => Promise<boolean>;
  readonly reset: () => Promise<void>;
  readonly recheck: (run: boolean) => Promise<void>;
};

/** Reads what is set, and follows the checks that a change begins. */
export function useRuleSettings(): RuleSettingsDesk {
  const desk = useDesk();
  const [turn, again] = useTurn();
  const view = useReading('ruleSettings.get', {}, turn) ?? null;
  const isRunning = view?.recheck.state === 'running';
  useRepeat(isRunning, again);
  return {
    view,
    save: async (input) => {
      const saved = await desk.ask('ruleSettings.save', input);
      again();
      return saved !== null;
    },
    reset: async () => {
      await desk.ask('ruleSettings.reset', {});
      again();
    },
    recheck: async (run) => {
      await desk.ask('ruleSettings.recheck', { run });
      again();
    },
  };
}
