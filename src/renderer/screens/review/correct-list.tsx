import type { JSX } from 'react';
import { Button } from 'antd';
import { TABLE_KIND_NAMES, type CorrectionTarget } from '../../../core/disclosure/index.js';
import type { CorrectionView } from '../../../shared/desk-api.js';
import { correctionWords, measureName } from '../../words/corrections.js';
import { printedTime } from '../../printed-time.js';
import { withdrawCorrection } from '../../state/corrections.js';
import { useDesk } from '../../state/desk.js';

/** A profile value as it is shown. */
export function profileText(value: string | number | null): string {
  const { levels, stages, unitTypes } = correctionWords;
  if (value === null) return correctionWords.blank;
  const names: Readonly<Record<string, string>> = { ...levels, ...stages, ...unitTypes };
  // Parts of a region are divided by 「/」.
  return names[String(value)] ?? String(value).replaceAll('/', '');
}

/** What a correction says, in one line. */
export function correctionText(target: CorrectionTarget): string {
  switch (target.target) {
    case 'profile':
      return correctionWords.changed(
        correctionWords.fields[target.field],
        profileText(target.read),
        profileText(target.value),
      );
    case 'table-kind': {
      const { table, kind } = target;
      const name = (table.printedNumber ?? '') + table.title;
      const place = name === '' ? correctionWords.kind : `《${name}》`;
      return correctionWords.changed(place, TABLE_KIND_NAMES[table.kind], TABLE_KIND_NAMES[kind]);
    }
    case 'column':
      return correctionWords.changed(
        correctionWords.column(target.columnPath),
        measureName(target.read),
        measureName(target.measure),
      );
    case 'cell': {
      const place = [TABLE_KIND_NAMES[target.table.kind], target.rowLabel, target.columnPath]
        .filter(Boolean)
        .join(' · ');
      const shown = (text: string): string => (text === '' ? correctionWords.blank : text);
      if (target.read.trim() === target.text) return correctionWords.confirmed(place, shown(target.text));
      return correctionWords.changed(place, shown(target.read), shown(target.text));
    }
  }
}

type Props = { readonly document: string; readonly views: readonly CorrectionView[] };

/** 本文件的更正. Those in force and those that no longer fit; withdrawn ones are in the log. */
export function CorrectionList({ document, views }: Props): JSX.Element {
  const active = views.filter(({ correction }) => correction.state === 'active');
  if (active.length === 0) return <p className="desk-soft">{correctionWords.none}</p>;
  return (
    <ul className="desk-correct-list" aria-label={correctionWords.list}>
      {active.map((view) => (
        <CorrectionLine key={view.correction.id} document={document} view={view} />
      ))}
    </ul>
  );
}

function CorrectionLine({ document, view }: { readonly document: string; readonly view: CorrectionView }): JSX.Element {
  const desk = useDesk();
  const { correction, place, remembered } = view;
  return (
    <li data-testid="correction" data-placed={place !== null}>
      <span>{correctionText(correction.target)}</span>
      {correction.reason !== '' && <span className="desk-soft">{correction.reason}</span>}
      {place === null && <span className="desk-state-partial">{correctionWords.unplaced}</span>}
      {correction.origin === 'remembered' && <span className="desk-chip">{correctionWords.recalled}</span>}
      {remembered && <span className="desk-chip">{correctionWords.remembered}</span>}
      <span className="desk-grow" />
      <span className="desk-soft">{correctionWords.by(correction.author, printedTime(correction.updatedAt))}</span>
      <Button size="small" onClick={() => void withdrawCorrection(desk, document, correction)}>
        {correctionWords.withdraw}
      </Button>
    </li>
  );
}
