import { useState, type JSX } from 'react';
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import type { Batch, BatchInput } from '../../shared/desk-api.js';
import { FirstFocus } from '../components/first-focus.js';
import { saveBatch } from '../state/batches.js';
import { useDesk, useDeskState } from '../state/desk.js';
import { words } from '../words.js';

const labels = words.batches;
const STAGES = ['budget', 'final'] as const;

/** The form of a batch as it is filled in: text where a number or a day is meant. */
type Filled = {
  readonly name: string;
  readonly year: string;
  readonly stage: '' | 'budget' | 'final';
  readonly region: string;
  readonly approvedOn: string;
  readonly deadline: string;
  readonly reviewers: readonly string[];
  readonly archived: boolean;
};

/** Form of a new batch or of the one looked at, over the page. */
export function BatchForm(): JSX.Element | null {
  const form = useDeskState((state) => state.batchForm);
  const batches = useDeskState((state) => state.batches.batches);
  const batch = batches.find(({ id }) => id === form) ?? null;
  return form === null ? null : <OpenForm key={form} batch={batch} />;
}

function filledFrom(batch: Batch | null, reviewer: string): Filled {
  return {
    name: batch?.name ?? '',
    year: batch === null ? '' : String(batch.fiscalYear ?? ''),
    stage: batch?.stage ?? '',
    region: batch?.region ?? '',
    approvedOn: batch?.approvedOn ?? '',
    deadline: batch?.deadline ?? '',
    reviewers: batch?.reviewers ?? (reviewer === '' ? [] : [reviewer]),
    archived: batch?.archived ?? false,
  };
}

function isYear(text: string): boolean {
  return text === '' || /^(?:19|20)\d\d$/.test(text);
}

function inputFrom(filled: Filled, batch: Batch | null): BatchInput {
  const { name, year, stage, region, approvedOn, deadline, reviewers, archived } = filled;
  return {
    id: batch?.id ?? null,
    revision: batch?.revision ?? null,
    name: name.trim(),
    fiscalYear: year === '' ? null : Number(year),
    stage: stage === '' ? null : stage,
    region: region === '' ? null : region,
    approvedOn: approvedOn === '' ? null : approvedOn,
    deadline: deadline === '' ? null : deadline,
    reviewers: [...new Set(reviewers.map((one) => one.trim()).filter(Boolean))],
    archived,
  };
}

function OpenForm({ batch }: { readonly batch: Batch | null }): JSX.Element {
  const desk = useDesk();
  const regions = useDeskState((state) => state.batches.regions);
  const reviewer = useDeskState((state) => state.status?.reviewer ?? '');
  const [filled, setFilled] = useState(() => filledFrom(batch, reviewer));
  const [saving, setSaving] = useState(false);
  const set = (change: Partial<Filled>): void => setFilled((before) => ({ ...before, ...change }));
  const year = filled.year.normalize('NFKC').trim();
  const isComplete = filled.name.trim() !== '' && isYear(year);
  const save = async (): Promise<void> => {
    if (!isComplete) return;
    setSaving(true);
    await saveBatch(desk, inputFrom({ ...filled, year }, batch));
    setSaving(false);
  };
  const close = (): void => desk.store.set({ batchForm: null });
  return (
    <Modal
      open
      title={batch === null ? labels.makeTitle : labels.editTitle}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {words.actions.cancel}
        </Button>,
        <Button
          key="save"
          type="primary"
          data-testid="batch-save"
          disabled={!isComplete}
          loading={saving}
          onClick={() => void save()}
        >
          {labels.save}
        </Button>,
      ]}
    >
      <FirstFocus />
      <Form layout="horizontal" labelCol={{ span: 5 }} size="small" onFinish={() => void save()}>
        <Form.Item
          label={labels.fields.name}
          htmlFor="batch-name"
          required
          {...(filled.name.trim() === '' && { help: labels.nameNeeded })}
        >
          <Input
            id="batch-name"
            data-first-focus
            maxLength={100}
            value={filled.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item
          label={labels.fields.fiscalYear}
          htmlFor="batch-year"
          {...(!isYear(year) && { help: labels.yearWrong, validateStatus: 'error' as const })}
        >
          <Input
            id="batch-year"
            inputMode="numeric"
            value={filled.year}
            onChange={(event) => set({ year: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={labels.fields.stage} htmlFor="batch-stage">
          <Select
            id="batch-stage"
            value={filled.stage}
            options={[
              { value: '' as const, label: labels.anyStage },
              ...STAGES.map((value) => ({ value, label: words.stage[value] })),
            ]}
            onChange={(stage) => set({ stage })}
          />
        </Form.Item>
        <Form.Item label={labels.fields.region} htmlFor="batch-region" extra={labels.regionHint}>
          <Select
            id="batch-region"
            value={filled.region}
            options={[
              { value: '', label: labels.byName },
              ...regions.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(region) => set({ region })}
          />
        </Form.Item>
        {(['approvedOn', 'deadline'] as const).map((field) => (
          <Form.Item key={field} label={labels.fields[field]} htmlFor={`batch-${field}`}>
            <Input
              id={`batch-${field}`}
              type="date"
              value={filled[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          </Form.Item>
        ))}
        <Form.Item label={labels.fields.reviewers} htmlFor="batch-reviewers" extra={labels.reviewersHint}>
          <Select
            id="batch-reviewers"
            mode="tags"
            open={false}
            suffix={null}
            tokenSeparators={['、', '，', ',', ' ']}
            value={[...filled.reviewers]}
            onChange={(reviewers: readonly string[]) => set({ reviewers })}
          />
        </Form.Item>
        {batch !== null && (
          <Form.Item label={labels.archive} htmlFor="batch-archived" extra={labels.archiveHint}>
            <Checkbox
              id="batch-archived"
              checked={filled.archived}
              onChange={(event) => set({ archived: event.target.checked })}
            />
          </Form.Item>
        )}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
