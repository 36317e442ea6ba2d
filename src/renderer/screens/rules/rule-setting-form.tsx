import { useState, type JSX } from 'react';
import { Button, Form, Input, Modal, Segmented, Select, Switch } from 'antd';
import type { RuleInfo } from '../../../core/checks/index.js';
import { thresholdMistake } from '../../../core/checks/settings.js';
import type { RuleSettings } from '../../../shared/desk-api.js';
import { FirstFocus } from '../../components/first-focus.js';
import { useDeskState } from '../../state/desk.js';
import { words } from '../../words.js';
import { ruleSettingsWords as labels } from '../../words/rule-settings.js';
import { effectiveOf, heldSettings } from './held-settings.js';
import type { RuleSettingsDesk } from './use-rule-settings.js';

const SEVERITIES = ['error', 'warning', 'notice'] as const;

type Props = {
  readonly rule: RuleInfo;
  readonly view: Pick<RuleSettings, 'settings' | 'regions'>;
  readonly save: RuleSettingsDesk['save'];
  readonly onClose: () => void;
};

/** Stands for every document among the region profiles. */
const EVERY = '';

/** 规则设置. One rule: on or off, its severity, its thresholds, for all documents or those of a region profile; or as before. */
export function RuleSettingForm({ rule, view, save, onClose }: Props): JSX.Element {
  const thresholds = rule.thresholds ?? [];
  const profiles = useDeskState((state) => state.batches.regions);
  const [region, setRegion] = useState(EVERY);
  const own = region === EVERY ? view.settings[rule.id] : view.regions[region]?.[rule.id];
  const base = effectiveOf(rule, view, null);
  const [enabled, setEnabled] = useState(base.enabled);
  const [severity, setSeverity] = useState(base.severity);
  const [values, setValues] = useState(base.thresholds);
  const chooseRegion = (next: string): void => {
    const known = effectiveOf(rule, view, next === EVERY ? null : next);
    setRegion(next);
    setEnabled(known.enabled);
    setSeverity(known.severity);
    setValues(known.thresholds);
  };
  const held = heldSettings(rule, view, profiles);
  const [saving, setSaving] = useState(false);
  const plain = (id: string): string => (values[id] ?? '').normalize('NFKC').replaceAll(',', '').trim();
  const isComplete = thresholds.every((one) => thresholdMistake(one, plain(one.id)) === null);
  const keep = async (wanted: Parameters<typeof save>[0]['setting']): Promise<void> => {
    setSaving(true);
    const saved = await save({ rule: rule.id, region: region === EVERY ? null : region, setting: wanted });
    setSaving(false);
    if (saved) onClose();
  };
  const submit = (): void => {
    if (!isComplete || saving) return;
    void keep({
      enabled,
      severity,
      thresholds: Object.fromEntries(thresholds.map(({ id }) => [id, plain(id)])),
    });
  };
  return (
    <Modal
      open
      title={labels.title(rule.name)}
      onCancel={onClose}
      footer={[
        <Button key="reset" disabled={own === undefined} onClick={() => void keep(null)}>
          {region === EVERY ? labels.reset : labels.resetScope}
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
      <FirstFocus />
      <Form layout="vertical" onFinish={submit}>
        <Form.Item label={labels.scope} htmlFor="rule-scope" extra={labels.scopeHint}>
          <Select
            id="rule-scope"
            value={region}
            options={[
              { value: EVERY, label: labels.everyScope },
              ...profiles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={chooseRegion}
          />
        </Form.Item>
        <Form.Item label={labels.enabled} htmlFor="rule-enabled">
          <Switch id="rule-enabled" data-first-focus checked={enabled} onChange={setEnabled} />
        </Form.Item>
        <Form.Item label={labels.severity} extra={labels.severityHint}>
          <Segmented
            aria-label={labels.severity}
            value={severity}
            options={SEVERITIES.map((value) => ({ value, label: words.severity[value] }))}
            onChange={setSeverity}
          />{' '}
          <span className="desk-soft">
            {region === EVERY
              ? labels.severityShipped(words.severity[rule.severity])
              : labels.baseSeverity(words.severity[base.severity])}
          </span>
        </Form.Item>
        {thresholds.map((one) => {
          const mistake = thresholdMistake(one, plain(one.id));
          return (
            <Form.Item
              key={one.id}
              label={labels.threshold(one.name, one.unit)}
              htmlFor={`threshold-${one.id}`}
              extra={
                region === EVERY
                  ? labels.thresholdRange(one.standard, one.least, one.most)
                  : labels.baseThreshold(base.thresholds[one.id] ?? one.standard, one.least, one.most)
              }
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
        <div data-testid="rule-held">
          {labels.held}
          {held.length === 0 ? (
            <span className="desk-soft">　{labels.heldNone}</span>
          ) : (
            <ul>
              {held.map(({ scope, changes }) => (
                <li key={scope}>{labels.heldLine(scope, labels.joined(changes))}</li>
              ))}
            </ul>
          )}
        </div>
        <p className="desk-soft">{labels.note}</p>
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
