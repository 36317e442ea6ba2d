import { useEffect, useRef, useState, type JSX } from 'react';
import { Button } from 'antd';
import type { TemplateView } from '../../../shared/desk-api.js';
import { showMessage, useDesk } from '../../state/desk.js';
import { handOut } from '../../state/exporting.js';
import { handIn } from '../../state/hand-in.js';
import { exportWords } from '../../words/exports.js';
import { words } from '../../words.js';

const labels = exportWords.template;

/** 意见书模板: which one is used; another is chosen, the program's own layout restored, an example handed out. */
export function TemplateBar({ changed }: { readonly changed: () => void }): JSX.Element {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [template, setTemplate] = useState<TemplateView | null>(null);
  useEffect(() => {
    let current = true;
    const ask = async (): Promise<void> => {
      const known = await desk.ask('exports.template', {});
      if (current) setTemplate(known);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [desk]);
  const take = async (file: File): Promise<void> => {
    const token = await handIn(desk, file, labels.unreadable);
    const taken = token === null ? null : await desk.ask('exports.setTemplate', { token, name: file.name });
    if (taken === null) return;
    setTemplate(taken);
    changed();
  };
  const reset = async (): Promise<void> => {
    // Its answer is empty: `ask` would not tell it from one that did not come.
    const answer = await desk.bridge.call('exports.resetTemplate', {}).catch(() => null);
    if (!answer?.ok) return showMessage(desk, 'error', answer?.error.message ?? words.messages.noReply);
    setTemplate(null);
    changed();
  };
  const example = async (): Promise<void> => {
    const file = await desk.ask('exports.exampleTemplate', {});
    if (file !== null) handOut(desk, file);
  };
  return (
    <div className="desk-bar desk-wrap" data-testid="template-bar">
      <span role="status">{template === null ? labels.own : labels.chosen(template.name)}</span>
      <Button size="small" data-testid="template-choose" onClick={() => input.current?.click()}>
        {labels.choose}
      </Button>
      {template !== null && (
        <Button size="small" data-testid="template-reset" onClick={() => void reset()}>
          {labels.reset}
        </Button>
      )}
      <Button size="small" type="text" data-testid="template-example" onClick={() => void example()}>
        {labels.example}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".docx"
        hidden
        aria-label={labels.choose}
        data-testid="template-input"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      {template !== null && <span className="desk-soft">{labels.note}</span>}
    </div>
  );
}
