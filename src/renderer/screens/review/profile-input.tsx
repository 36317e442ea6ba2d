import type { JSX } from 'react';
import { Input, Select } from 'antd';
import type { ProfileField } from '../../../core/disclosure/index.js';
import { correctionWords } from '../../words/corrections.js';

type Props = {
  readonly field: ProfileField;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly testId: string;
};

/** Fields with few possible values. */
const CHOICES: Readonly<Partial<Record<ProfileField, Readonly<Record<string, string>>>>> = {
  level: correctionWords.levels,
  stage: correctionWords.stages,
  unitType: correctionWords.unitTypes,
};

/** One fact of the profile, typed or chosen. "" stands for nothing. */
export function ProfileInput({ field, value, change, testId }: Props): JSX.Element {
  const label = correctionWords.fields[field];
  const names = CHOICES[field];
  if (names === undefined) {
    return (
      <Input
        aria-label={label}
        data-testid={testId}
        inputMode={field === 'fiscalYear' ? 'numeric' : 'text'}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return (
    <Select
      aria-label={label}
      data-testid={testId}
      placeholder={correctionWords.confirmPage.choose}
      value={value === '' ? null : value}
      options={Object.entries(names).map(([key, name]) => ({ value: key, label: name }))}
      onChange={(chosen: string | null) => change(chosen ?? '')}
    />
  );
}
