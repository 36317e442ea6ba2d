import { useState, type JSX, type ReactNode } from 'react';
import { Button } from 'antd';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { words } from '../words.js';
import { useNarrow } from './use-narrow.js';

type Props = {
  /** What the bars stand at, said while they are folded. */
  readonly summary: string;
  /** The screen. Its bars of class `desk-foldable` are those that fold. */
  readonly children: ReactNode;
};

/** 收起的栏. At 200 % the bars above a table would leave it three lines: there they stand behind one button. */
export function FoldingBars({ summary, children }: Props): JSX.Element {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  return (
    <div className={narrow && !open ? 'desk-folding desk-folded' : 'desk-folding'}>
      {narrow && (
        <div className="desk-bar">
          <Button
            size="small"
            data-testid="unfold-bars"
            aria-expanded={open}
            icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
            onClick={() => setOpen(!open)}
          >
            {words.actions.bars}
          </Button>
          <span className="desk-soft desk-ellipsis" title={summary}>
            {summary}
          </span>
        </div>
      )}
      {children}
    </div>
  );
}
