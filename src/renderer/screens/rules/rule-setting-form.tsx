import { useState, type JSX } from 'react';
import { Button, Form, Input, Modal, Segmented, Switch } from 'antd';
import type { RuleInfo, RuleSetting } from '../../../core/checks/index.js';
import { thresholdMistake } from '../../../core/checks/settings.js';
import { words } from '../../words.js';
import { ruleSettingsWords as labels } from '../../words/rule-settings.js';
import type { RuleSettingsDesk } from './use-rule-settings.js';

const SEVERITIES = ['error', 'warning', 'notice'] as const;

type Props = {
  readonly rule: RuleInfo;
  readonly setting: RuleSetting | undefined;
  readonly save: RuleSettingsDesk['save'];
  readonly onClose: () => void;
};

/** 规则设置. One rule: on or off, its severity, its thresholds; or as it was shipped. */
export function RuleSettingForm({ rule, setting, save, onClose }: Props): JSX.Element {
  const thresholds = rule.thresholds ?? [];
  const [enabled, setEnabled] = useState(setting?.enabled !== false);
  const [severity, setSeverity] = useState(setting?.severity ?? rule.severity);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(thresholds.map(({ id, standard }) => [id, setting?.thresholds?.[id] ?? standard])),
  );
  const [saving, setSaving] = useState(false);
  const plain = (id: string): string => (values[id] ?? '').normalize('NFKC').replaceAll(',', '').trim();
  const isComplete = thresholds.every((one) => thresholdMistake(one, plain(one.id)) === null);
  const keep = async (wanted: Parameters<typeof save>[0]['setting']): Promise<void> => {
    setSaving(true);
    const saved = await save({ rule: rule.id, setting: wanted });
    setSaving(false);
    if (saved) onClose();
  };
  const submit = (): void => {
    if (!isComplete || saving) return;
    const own = Object.fromEntries(thresholds.map(({ id }) => [id, plain(id)]));
    void keep({ enabled, severity, thresholds: own });
  };
  return (
    <Modal
      open
      title={labels.title(rule.name)}
      onCancel={onClose}
      footer={[
        <Button key="reset" disabled={setting === undefined} onClick={() => void keep(null)}>
          {labels.reset}
        </Button>,
        <Button key="cancel" onClick={onClose}>
          {words.actions.cancel}
        </Button>,
        <Button
          key="save"
          type="primary"
          data-testid="rule-setting-save"
          disabled={!isComplete}
          loading={saving}
          onClick={submit}
        >
          {words.actions.save}
        </Button>,
      ]}
    >
      <Form layout="vertical" onFinish={submit}>
        <Form.Item label={labels.enabled} htmlFor="rule-enabled">
          <Switch id="rule-enabled" autoFocus checked={enabled} onChange={setEnabled} />
        </Form.Item>
        <Form.Item label={labels.severity} extra={labels.severityHint}>
          <Segmented
            aria-label={labels.severity}
            value={severity}
            options={SEVERITIES.map((value) => ({ value, label: words.severity[value] }))}
            onChange={setSeverity}
          />{' '}
          <span className="desk-soft">{labels.severityShipped(words.severity[rule.severity])}</span>
        </Form.Item>
        {thresholds.map((one) => {
          const mistake = thresholdMistake(one, plain(one.id));
          return (
            <Form.Item
              key={one.id}
              label={labels.threshold(one.name, one.unit)}
              htmlFor={`threshold-${one.id}`}
              extra={labels.thresholdRange(one.standard, one.least, one.most)}
              {...(mistake !== null && { help: mistake, validateStatus: 'error' as const })}
            >
              <Input
                id={`threshold-${one.id}`}
                inputMode="decimal"
                maxLength={20}
                value={values[one.id]}
                onChange={(event) => setValues((before) => ({ ...before, [one.id]: event.target.value }))}
              />
            </Form.Item>
          );
        })}
        <p className="desk-soft">{labels.note}</p>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
