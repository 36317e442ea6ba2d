import { useMemo, type JSX } from 'react';
import { Button, Select } from 'antd';
import { SwapOutlined } from '@ant-design/icons';
import type { ComparableUnit } from '../../../core/comparison/index.js';
import { words } from '../../words.js';
import type { Comparison, Sides } from './use-comparison.js';

type Side = NonNullable<Sides[0]>;

type Option = { readonly value: string; readonly label: string; readonly side: Side };

/** Each document of each unit, and each document with all its rows once. */
function optionsOf(units: readonly ComparableUnit[]): readonly Option[] {
  const name = ({ unitName, unitCode }: ComparableUnit): string => [unitName, unitCode].filter(Boolean).join(' ');
  const options = units.flatMap((unit) =>
    unit.sources.flatMap(({ document, year, stage, own }): readonly Option[] => {
      const label = `${words.compare.yearLabel(year, words.stage[stage])} ${name(unit)}`;
      const ofUnit = { document, unitCode: unit.unitCode };
      const whole = { document, unitCode: null };
      return [
        {
          value: JSON.stringify(ofUnit),
          label: own ? label : `${label} ${words.compare.departmentFile}`,
          side: ofUnit,
        },
        ...(own && unit.unitCode !== null
          ? [{ value: JSON.stringify(whole), label: `${label} ${words.compare.everyRow}`, side: whole }]
          : []),
      ];
    }),
  );
  return options;
}

type Props = { readonly comparison: Comparison; readonly sides: Sides };

/** 左右两份文件: any document, of any unit. */
export function SideChoices({ comparison, sides }: Props): JSX.Element {
  const { units } = comparison;
  const [left, right] = sides;
  const options = useMemo(() => optionsOf(units ?? []), [units]);
  const choice = (label: string, side: Sides[0], choose: (next: Side) => void): JSX.Element => (
    <Select<string>
      aria-label={label}
      className="desk-choice-side"
      placeholder={label}
      value={side === null ? null : JSON.stringify(side)}
      options={options.map(({ value, label: shown }) => ({ value, label: shown }))}
      onChange={(value) => {
        const found = options.find((one) => one.value === value);
        if (found !== undefined) choose(found.side);
      }}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <>
      {choice(words.compare.left, left, (next) => comparison.choose({ sides: [next, right] }))}
      <Button
        icon={<SwapOutlined aria-hidden />}
        aria-label={words.compare.swap}
        title={words.compare.swap}
        onClick={() => comparison.choose({ sides: [right, left] })}
      />
      {choice(words.compare.right, right, (next) => comparison.choose({ sides: [left, next] }))}
    </>
  );
}
