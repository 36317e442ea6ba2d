import type { JSX } from 'react';
import { Button } from 'antd';
import { CloseOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { dismissMessage, useDesk, useDeskState } from '../state/desk.js';
import { words } from '../words.js';

/** Message strips under the header. They stay until dismissed: a sentence that vanishes may not have been read. */
export function Messages(): JSX.Element {
  const desk = useDesk();
  const messages = useDeskState((state) => state.messages);
  return (
    <div className="desk-messages" role="region" aria-label={words.messages.region} aria-live="polite">
      {messages.map((message) => (
        <div key={message.id} className={`desk-message desk-message-${message.tone}`} data-testid="message">
          {message.tone === 'error' ? <WarningOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />}
          <span>{message.text}</span>
          {message.act && (
            <Button size="small" data-testid="message-act" onClick={message.act.run}>
              {message.act.label}
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
