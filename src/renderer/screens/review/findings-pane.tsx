import { useMemo, useState, type JSX } from 'react';
import { Button, Segmented, Select } from 'antd';
import type { FindingView } from '../../../shared/desk-api.js';
import { TABLE_KIND_NAMES, TABLE_KINDS } from '../../../core/disclosure/index.js';
import { documentNames } from '../../components/document-name.js';
import {
  concerns,
  filtersSet,
  groupOf,
  inOrderOf,
  isSilenced,
  stateOf,
  type FindingFilter,
} from '../../state/arrange.js';
import { placeText } from '../../place-text.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { setScope } from '../../state/navigation.js';
import { visibleRows } from '../../state/visible-rows.js';
import { isInBatch } from '../../state/in-batch.js';
import { unsavedPlaces } from '../../state/notes.js';
import { words } from '../../words.js';
import { BesideLine } from './beside-line.js';
import { FindingList } from './finding-list.js';
import { OwnNotes, isOwnNote } from './own-notes.js';
import { SignOffButton } from './sign-off-panel.js';
import { VersionsButton } from '../versions/versions-button.js';

/** Puts the filters away, or brings them; says how many are set. */
export function FilterToggle({
  open,
  onToggle,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
}): JSX.Element {
  const set = useDeskState(({ filter }) => filtersSet(filter));
  return (
    <Button type={set > 0 ? 'primary' : 'default'} aria-expanded={open} data-testid="unfold-filters" onClick={onToggle}>
      {words.review.filters.fold(set)}
    </Button>
  );
}

/** The left pane: whose findings, which of them, and the list. `filtering` false: the list needs the room of the filters. */
export function FindingsPane({ filtering = true }: { readonly filtering?: boolean }): JSX.Element {
  const desk = useDesk();
  const chosen = useDeskState((state) => state.batches.chosen);
  const documents = useDeskState((state) => state.documents);
  const findings = useDeskState((state) => state.findings);
  const notes = useDeskState((state) => state.notes);
  const scope = useDeskState((state) => state.focus.scope);
  const filter = useDeskState((state) => state.filter);
  const unfolded = useDeskState((state) => state.unfolded);
  const [tab, setTab] = useState<'findings' | 'notes'>('findings');
  const rows = useMemo(
    () => visibleRows({ findings, scope, filter, unfolded, notes }),
    [findings, scope, filter, unfolded, notes],
  );
  const scoped = useMemo(
    () => findings.filter((view) => concerns(view, scope) && view.finding.outcome === 'finding'),
    [findings, scope],
  );
  const drafts = useDeskState((state) => state.drafts);
  const unsaved = useMemo(() => unsavedPlaces({ drafts }, scope), [drafts, scope]);
  const own = useMemo(() => notes.filter((view) => isOwnNote(view, scope, documents)), [notes, scope, documents]);
  const offered = documents.filter((one) => isInBatch(one, chosen) || one.id === scope);
  const heard = scoped.filter((view) => !isSilenced(view));
  const open = heard.filter((view) => stateOf(view) === 'open').length;
  return (
    <section className="desk-pane" data-pane="findings" aria-label={words.review.findingsPane}>
      <div className="desk-findings-head">
        <Select
          aria-label={words.review.scope}
          value={scope ?? ''}
          options={[
            { value: '', label: words.review.allDocuments },
            ...offered.map((one) => ({
              value: one.id,
              label: documentNames(documents).get(one.id) ?? one.fileName,
            })),
          ]}
          onChange={(id) => setScope(desk, id === '' ? null : id)}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <BesideLine />
        <Segmented
          block
          size="small"
          value={tab}
          options={[
            { value: 'findings', label: words.review.findings(heard.length, open) },
            { value: 'notes', label: words.review.ownNotes(own.length, unsaved.length) },
          ]}
          onChange={setTab}
        />
        <div className="desk-findings-acts">
          <SignOffButton />
          <VersionsButton />
        </div>
        {tab === 'findings' && filtering && <Filters scoped={scoped} />}
      </div>
      {tab === 'findings' ? <FindingList rows={rows} /> : <OwnNotes notes={own} unsaved={unsaved} />}
      <div className="desk-hint" title={words.review.hint}>
        {words.review.hint}
      </div>
    </section>
  );
}

/** The filters; each offers only what occurs. */
function Filters({ scoped }: { readonly scoped: readonly FindingView[] }): JSX.Element {
  const desk = useDesk();
  const filter = useDeskState((state) => state.filter);
  const rules = useDeskState((state) => state.rules);
  const set = (change: Partial<FindingFilter>): void => desk.store.set({ filter: { ...filter, ...change } });
  const tables = inOrderOf(
    scoped.map(({ finding }) => finding.at.tableKind ?? ('text' as const)),
    ['text' as const, ...TABLE_KINDS],
  );
  const used = inOrderOf(
    scoped.map(({ finding }) => finding.rule),
    rules.map(({ id }) => id),
  );
  const families = inOrderOf(
    scoped.map(({ finding }) => finding.family),
    Object.keys(words.family) as (keyof typeof words.family)[],
  );
  const labels = words.review.filters;
  const silenced = scoped.filter(isSilenced).length;
  return (
    <div className="desk-filters" role="group" aria-label={labels.group}>
      <Filter
        label={labels.severity}
        value={filter.severity}
        options={Object.entries(words.severity)}
        onChange={(severity) => set({ severity: severity as FindingFilter['severity'] })}
      />
      <Filter
        label={labels.rule}
        value={filter.rule}
        options={used.map((id) => [id, rules.find((rule) => rule.id === id)?.name ?? id])}
        onChange={(rule) => set({ rule })}
      />
      <Filter
        label={labels.family}
        value={filter.family ?? null}
        options={families.map((key) => [key, words.family[key]])}
        onChange={(family) => set({ family: family as FindingFilter['family'] & string })}
      />
      <Filter
        label={labels.table}
        value={filter.table}
        options={tables.map((kind) => [kind, kind === 'text' ? words.review.narrative : TABLE_KIND_NAMES[kind]])}
        onChange={(table) => set({ table })}
      />
      <Filter
        label={labels.state}
        value={filter.state}
        options={[
          ...Object.entries(words.noteState).filter(([state]) => state !== 'withdrawn'),
          ...Object.entries(words.review.lookFilters),
        ]}
        onChange={(state) => set({ state: state as FindingFilter['state'] })}
      />
      <Filter
        label={labels.cause}
        value={filter.group ?? null}
        options={groupsOf(scoped)}
        onChange={(group) => set({ group })}
      />
      {(silenced > 0 || filter.silenced === true) && (
        <Button
          size="small"
          aria-pressed={filter.silenced === true}
          type={filter.silenced === true ? 'primary' : 'default'}
          data-testid="show-silenced"
          onClick={() => set({ silenced: filter.silenced !== true })}
        >
          {words.review.silence.count(silenced)}
        </Button>
      )}
    </div>
  );
}

/** Root causes behind more than one finding, named by their first. */
function groupsOf(scoped: readonly FindingView[]): readonly (readonly [string, string])[] {
  const groups = Map.groupBy(
    scoped.filter((view) => !isSilenced(view)),
    ({ finding }) => groupOf(finding),
  );
  return [...groups].flatMap(([group, [first, ...others]]) =>
    first === undefined || others.length === 0
      ? []
      : [[group, words.review.cause(placeText(first.finding.at), others.length + 1)] as const],
  );
}

type FilterProps = {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | null) => void;
};

function Filter({ label, value, options, onChange }: FilterProps): JSX.Element {
  return (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      value={value}
      allowClear
      popupMatchSelectWidth={false}
      options={options.map(([key, text]) => ({ value: key, label: text }))}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
