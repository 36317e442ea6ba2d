import type { JSX } from 'react';
import { Button, Progress } from 'antd';
import { ownRulesWords } from '../../words/own-rules.js';
import type { RuleTrial } from './use-trial.js';

const labels = ownRulesWords.trial;

/** 试运行进度. How far a trial over many files is, and the way to end it; nothing where none is under way. */
export function TrialBar({ trial: { running, progress, stop } }: { readonly trial: RuleTrial }): JSX.Element | null {
  // Most trials are over before the first question how far they are.
  if (!running || progress === null) return null;
  const { stage, done, total } = progress;
  const text = labels[stage](done, total);
  return (
    <div className="desk-own-trial" role="status" data-testid="rule-trial">
      <span>{text}</span>
      <Progress
        aria-label={text}
        percent={total === 0 ? 0 : Math.floor((done * 100) / total)}
        size="small"
        showInfo={false}
      />
      <Button size="small" data-testid="rule-trial-stop" onClick={stop}>
        {labels.stop}
      </Button>
    </div>
  );
}
