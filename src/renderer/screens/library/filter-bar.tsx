import { useMemo, type JSX } from 'react';
import { Button, Input, Select } from 'antd';
import type { DocumentSummary } from '../../../shared/desk-api.js';
import { NO_LIBRARY_FILTER, type LibraryFilter } from '../../state/library-view.js';
import { words } from '../../words.js';
import { selfCheckWords } from '../../words/self-check.js';
import { COLLATOR } from './document-order.js';
import { countFacet, isFiltering, type Where } from './library-filter.js';

type Facet = Exclude<keyof LibraryFilter, 'text'>;
const labels = words.library;

/** Shown names of the values of each facet. */
const NAMES: { readonly [Key in Facet]: (value: LibraryFilter[Key][number]) => string } = {
  years: (year) => (year === null ? labels.noYear : String(year)),
  stages: (category) => {
    const [stage = '', level = ''] = category.split(' ');
    const parts = [
      level === 'department' || level === 'unit' ? words.level[level] : '',
      stage === 'budget' || stage === 'final' ? words.stage[stage] : '',
    ];
    return parts.join('') || labels.noYear;
  },
  units: (unit) => unit || labels.noUnit,
  reviews: (review) => words.batches.review[review],
  severities: (severity) => (severity === 'none' ? labels.noFindings : labels.hasSeverity(words.severity[severity])),
  reviewers: (name) => name || labels.noReviewer,
  states: (state) => words.documentState[state],
  readings: (state) => selfCheckWords.states[state],
  formats: (format) => words.format[format],
};

const ORDER: readonly Facet[] = [
  'years',
  'stages',
  'units',
  'reviews',
  'severities',
  'reviewers',
  'states',
  'readings',
  'formats',
];

type Props = {
  /** Everything that could be listed. */
  readonly documents: readonly DocumentSummary[];
  readonly where: Where;
  readonly filter: LibraryFilter;
  readonly shown: number;
  readonly change: (filter: LibraryFilter) => void;
};

/** 筛选栏. Each facet offers what occurs, with its number; several values of one facet are alternatives. */
export function FilterBar({ documents, where, filter, shown, change }: Props): JSX.Element {
  return (
    <div className="desk-filter desk-foldable" role="search" aria-label={labels.filterText} data-pane="filter">
      <Input
        size="small"
        className="desk-filter-text"
        data-testid="filter-text"
        aria-label={labels.filterText}
        placeholder={labels.filterText}
        allowClear
        value={filter.text}
        onChange={(event) => change({ ...filter, text: event.target.value })}
      />
      {ORDER.map((facet) => (
        <FacetSelect key={facet} facet={facet} documents={documents} where={where} filter={filter} change={change} />
      ))}
      {isFiltering(filter) && (
        <>
          <Button size="small" type="link" data-testid="filter-clear" onClick={() => change(NO_LIBRARY_FILTER)}>
            {labels.clearFilter}
          </Button>
          <span className="desk-soft" role="status">
            {labels.shown(shown, documents.length)}
          </span>
        </>
      )}
    </div>
  );
}

type FacetProps<Key extends Facet> = Omit<Props, 'shown'> & { readonly facet: Key };

function FacetSelect<Key extends Facet>({ facet, documents, where, filter, change }: FacetProps<Key>): JSX.Element {
  const counts = useMemo(() => countFacet(documents, facet, where), [documents, facet, where]);
  const chosen: readonly LibraryFilter[Key][number][] = filter[facet];
  // Put in order once: the bar is drawn again at every line that is selected, and units are as many as documents.
  const values = useMemo(() => {
    const name: (value: LibraryFilter[Key][number]) => string = NAMES[facet];
    // A value that no longer occurs stays in the list while it is chosen: it must be possible to take it away.
    return [...new Set([...counts.keys(), ...chosen])]
      .map((value) => ({ key: JSON.stringify(value), value, text: name(value) }))
      .toSorted((one, other) => COLLATOR.compare(one.text, other.text));
  }, [counts, chosen, facet]);
  const options = useMemo(
    () => values.map(({ key, value, text }) => ({ value: key, label: `${text} ${counts.get(value) ?? 0}` })),
    [values, counts],
  );
  return (
    <Select
      mode="multiple"
      size="small"
      className="desk-filter-facet"
      data-testid={`filter-${facet}`}
      aria-label={labels.filters[facet]}
      placeholder={labels.filters[facet]}
      maxTagCount={1}
      maxTagTextLength={8}
      popupMatchSelectWidth={false}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen.map((value) => JSON.stringify(value))}
      options={options}
      onChange={(keys: readonly string[]) =>
        change({ ...filter, [facet]: values.filter(({ key }) => keys.includes(key)).map(({ value }) => value) })
      }
    />
  );
}
