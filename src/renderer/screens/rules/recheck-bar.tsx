import type { JSX } from 'react';
import { Button, Progress } from 'antd';
import { ruleSettingsWords as labels } from '../../words/rule-settings.js';
import type { RuleSettingsDesk } from './use-rule-settings.js';

/** 重新检查. How far the documents are checked with the rules as they are set; nothing where they all are. */
export function RecheckBar({ view, recheck }: Pick<RuleSettingsDesk, 'view' | 'recheck'>): JSX.Element | null {
  if (view === null || view.recheck.state === 'done') return null;
  const { state, done, total } = view.recheck;
  const isRunning = state === 'running';
  return (
    <div className="desk-bar desk-recheck" role="status" data-testid="recheck">
      <span>{isRunning ? labels.running(done, total) : labels.stopped}</span>
      {isRunning && (
        <Progress
          aria-label={labels.running(done, total)}
          percent={total === 0 ? 0 : Math.floor((done * 100) / total)}
          size="small"
          showInfo={false}
        />
      )}
      <Button size="small" onClick={() => void recheck(!isRunning)}>
        {isRunning ? labels.stop : labels.goOn}
      </Button>
    </div>
  );
}
