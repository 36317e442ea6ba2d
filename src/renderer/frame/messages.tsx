import { useState, type JSX } from 'react';
import { Button } from 'antd';
import { CloseOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useLow } from '../components/use-narrow.js';
import { dismissMessage, useDesk, useDeskState } from '../state/desk.js';
import { words } from '../words.js';

/**
 * Message strips under the header. What failed or has to be known stays until dismissed, what was only done until the next step.
 * Where the window is low the newest stands for all, with the number of the others.
 */
export function Messages(): JSX.Element {
  const desk = useDesk();
  const messages = useDeskState((state) => state.messages);
  const isLow = useLow();
  const [open, setOpen] = useState(false);
  const isFolded = isLow && !open;
  const shown = isFolded ? messages.slice(-1) : messages;
  const others = messages.length - 1;
  return (
    <div className="desk-messages" role="region" aria-label={words.messages.region} aria-live="polite">
      {shown.map((message, index) => (
        <div key={message.id} className={`desk-message desk-message-${message.tone}`} data-testid="message">
          {message.tone === 'error' ? <WarningOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />}
          <span>{message.text}</span>
          {message.act && (
            <Button size="small" data-testid="message-act" onClick={message.act.run}>
              {message.act.label}
            </Button>
          )}
          {isLow && others > 0 && index === shown.length - 1 && (
            <Button size="small" data-testid="message-others" aria-expanded={open} onClick={() => setOpen(!open)}>
              {words.messages.others(others)}
            </Button>
          )}
          <button type="button" aria-label={words.actions.close} onClick={() => dismissMessage(desk, message.id)}>
            <CloseOutlined aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
