import { useEffect, useRef, type JSX } from 'react';
import { Button, Modal, Switch } from 'antd';
import type { OwnRule } from '../../../core/checks/index.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { useDesk } from '../../state/desk.js';
import {
  exportOwnRules,
  importOwnRules,
  isUnsaved,
  loadOwnRules,
  NEW_RULE,
  openDraft,
  removeOwnRule,
  rulesView,
  saveOwnRule,
  type RuleDraft,
} from '../../state/own-rules.js';
import { useStore } from '../../state/store.js';
import { ownRulesWords as labels } from '../../words/own-rules.js';
import { RuleEditor } from './rule-editor.js';

/** 自定规则. The reviewer's rules: listed, switched, written, tried out, handed over as a file. */
export function OwnRules(): JSX.Element {
  const desk = useDesk();
  const view = rulesView(desk);
  const rules = useStore(view, (state) => state.rules);
  const draft = useStore(view, (state) => state.draft);
  const file = useRef<HTMLInputElement>(null);
  const [dialog, dialogPlace] = Modal.useModal();
  useEffect(() => void loadOwnRules(desk), [desk]);

  const open = async (next: RuleDraft): Promise<void> => {
    const isFree = !isUnsaved(view.get()) || (await dialog.confirm({ title: labels.editor.discardAsk }));
    if (isFree) openDraft(desk, next);
  };
  const remove = async (rule: OwnRule): Promise<void> => {
    const confirmed = await dialog.confirm({ title: labels.removeAsk(rule.name), okText: labels.remove });
    if (confirmed) await removeOwnRule(desk, rule);
  };
  return (
    <div className="desk-fill desk-scroll" data-pane="own-rules" tabIndex={0} role="region" aria-label={labels.title}>
      {dialogPlace}
      <div className="desk-own">
        <div className="desk-own-head">
          <p className="desk-soft">{labels.intro}</p>
          <Button type="primary" data-testid="rule-new" onClick={() => void open(NEW_RULE)}>
            {labels.add}
          </Button>
          <Button onClick={() => file.current?.click()}>{labels.import}</Button>
          <Button disabled={rules === null || rules.length === 0} onClick={() => void exportOwnRules(desk)}>
            {labels.export}
          </Button>
          <input
            ref={file}
            hidden
            type="file"
            accept=".json,application/json"
            data-testid="rules-file"
            aria-label={labels.importLabel}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              // Emptied, so that choosing the same file once more is a change again.
              if (chosen !== undefined) void importOwnRules(desk, chosen);
              event.target.value = '';
            }}
          />
        </div>
        {draft !== null && <RuleEditor key={draft.id ?? 'new'} draft={draft} />}
        {rules !== null && rules.length === 0 ? (
          <p data-testid="own-empty">
            <strong>{labels.empty}</strong>　{labels.emptyHint}
          </p>
        ) : (
          <RuleTable rules={rules ?? []} onEdit={(rule) => void open(rule)} onRemove={(rule) => void remove(rule)} />
        )}
        <h3>{labels.examplesTitle}</h3>
        <ul className="desk-own-examples">
          {labels.examples.map(({ name, text, note }) => (
            <li key={name}>
              <div>
                <strong>{name}</strong>
                <code>{text}</code>
                <span className="desk-soft">{note}</span>
              </div>
              <Button
                size="small"
                aria-label={labels.exampleNamed(name)}
                onClick={() => void open({ ...NEW_RULE, name, text })}
              >
                {labels.use}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type TableProps = {
  readonly rules: readonly OwnRule[];
  readonly onEdit: (rule: OwnRule) => void;
  readonly onRemove: (rule: OwnRule) => void;
};

function RuleTable({ rules, onEdit, onRemove }: TableProps): JSX.Element {
  const desk = useDesk();
  const columns = labels.columns;
  return (
    <table className="desk-table desk-rules" aria-label={labels.list}>
      <thead>
        <tr>
          <th scope="col">{columns.enabled}</th>
          <th scope="col">{columns.rule}</th>
          <th scope="col">{columns.severity}</th>
          <th scope="col">{columns.text}</th>
          <th scope="col">{columns.basis}</th>
          <th scope="col">{columns.actions}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id} data-testid="own-rule" data-rule={rule.id}>
            <td>
              <Switch
                size="small"
                checked={rule.enabled}
                aria-label={labels.enableNamed(rule.name)}
                onChange={(enabled) => void saveOwnRule(desk, { ...rule, enabled })}
              />
            </td>
            <th scope="row">
              {rule.name}
              <span className="desk-soft desk-rule-id">{rule.id}</span>
            </th>
            <td>
              <SeverityMark severity={rule.severity} />
            </td>
            <td className="desk-rule-text desk-own-text">
              <code>{rule.text}</code>
            </td>
            <td className="desk-rule-text">{rule.basis}</td>
            <td>
              <Button size="small" aria-label={labels.editNamed(rule.name)} onClick={() => onEdit(rule)}>
                {labels.edit}
              </Button>{' '}
              <Button size="small" aria-label={labels.removeNamed(rule.name)} onClick={() => onRemove(rule)}>
                {labels.remove}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
