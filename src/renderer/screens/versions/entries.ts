import type { Anchor, Fate, Finding, VersionComparison } from '../../../shared/desk-api.js';
import { placeText } from '../../place-text.js';
import { versionsWords as labels } from '../../words/versions.js';

/** A line of 版本差异, with the place it opens. */
export type VersionEntry = {
  readonly key: string;
  /** What it is under: its heading is shown above the first line of each. */
  readonly heading: string;
  /** The word before the line: a fate, or added, removed, changed. */
  readonly mark: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly note: string | null;
  readonly at: Anchor;
};

const FATES: readonly Fate[] = ['new', 'unfixed', 'partial', 'unproven', 'fixed'];

/** Findings by fate, those that need work first. */
export function fateEntries({ fates }: VersionComparison): readonly VersionEntry[] {
  return FATES.flatMap((fate) =>
    fates
      .filter((one) => one.fate === fate)
      .flatMap(({ before, after }, index): readonly VersionEntry[] => {
        const shown = after ?? before;
        if (shown === null) return [];
        return [
          {
            key: `fate ${fate} ${index}`,
            heading: labels.fates[fate],
            mark: labels.fates[fate],
            tone: fate === 'fixed' ? 'good' : 'bad',
            place: placeText(shown.at),
            before: null,
            after: shown.message,
            note: noteOf(fate, before, after),
            at: shown.at,
          },
        ];
      }),
  );
}

function noteOf(fate: Fate, before: Finding | null, after: Finding | null): string | null {
  if (fate === 'unproven') return labels.unprovenWhy;
  if (fate !== 'partial') return null;
  return labels.wasNow(before?.difference ?? before?.actual ?? '', after?.difference ?? after?.actual ?? '');
}

/** Tables: what they are, then units, columns, rows and cells. */
export function tableEntries({ tables }: VersionComparison): readonly VersionEntry[] {
  return tables.flatMap((table, nth) => {
    const line = (key: string, mark: string, more: Partial<VersionEntry>): VersionEntry => ({
      key: `table ${nth} ${key}`,
      heading: `${labels.tableStates[table.state]}：${table.name}`,
      tone: 'plain',
      mark,
      place: '',
      before: null,
      after: null,
      note: null,
      at: table.at,
      ...more,
    });
    if (table.state !== 'changed') return [line('whole', labels.tableStates[table.state], { after: table.name })];
    const { units } = table;
    return [
      ...(units === null
        ? []
        : [line('unit', '', { after: labels.units(units[0] ?? labels.noUnit, units[1] ?? labels.noUnit) })]),
      ...table.addedColumns.map((after, index) => line(`+column ${index}`, labels.columns.added, { after })),
      ...table.removedColumns.map((before, index) => line(`-column ${index}`, labels.columns.removed, { before })),
      ...table.addedRows.map(({ label, texts, at }, index) =>
        line(`+row ${index}`, labels.rows.added, { place: label, after: texts.filter(Boolean).join('　'), at }),
      ),
      ...table.removedRows.map(({ label, texts, at }, index) =>
        line(`-row ${index}`, labels.rows.removed, { place: label, before: texts.filter(Boolean).join('　'), at }),
      ),
      ...table.cells.map(({ row, column, before, after, at }, index) =>
        line(`cell ${index}`, '', {
          place: [row, column].filter(Boolean).join('·'),
          before: before === '' ? labels.blank : before,
          after: after === '' ? labels.blank : after,
          at,
        }),
      ),
    ];
  });
}

/** Sentences, as they stand in the newer version. */
export function sentenceEntries({ sentences }: VersionComparison): readonly VersionEntry[] {
  return sentences.map(({ before, after, at }, index) => {
    const state = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const mark = labels.sentenceStates[state];
    return {
      key: `sentence ${index}`,
      heading: '',
      mark,
      tone: 'plain',
      place: '',
      before,
      after,
      note: null,
      at,
    };
  });
}
