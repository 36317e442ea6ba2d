import type { JSX } from 'react';
import type { Batch } from '../../../shared/desk-api.js';
import { useDeskState } from '../../state/desk.js';
import { useReading } from '../../state/reading.js';
import { regionsWords as labels } from '../../words/regions.js';

function listed(names: readonly string[]): string {
  return names.length === 0 ? labels.nothing : labels.joined(names);
}

function namesOf(batches: readonly Batch[], region: string | null): readonly string[] {
  return batches.filter((batch) => !batch.archived && batch.region === region).map(({ name }) => name);
}

/** 地区口径. What each profile asks for beyond all others, which batches name it, and what every region asks for. */
export function RegionProfiles(): JSX.Element {
  const asked = useReading('rules.regions', {}) ?? null;
  const { batches } = useDeskState((state) => state.batches);
  if (asked === null) return <span />;
  const byName = namesOf(batches, null);
  return (
    <div className="desk-codes">
      <table className="desk-codes-table" aria-label={labels.tableLabel}>
        <thead>
          <tr>
            {Object.values(labels.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.regions.map(({ id, name, names, alsoBudget, alsoFinal }) => (
            <tr key={id} data-testid="region-profile">
              <th scope="row">{name}</th>
              <td>{names.length === 0 ? labels.others : labels.begins(names)}</td>
              <td>{listed(alsoBudget)}</td>
              <td>{listed(alsoFinal)}</td>
              <td>{listed(namesOf(batches, id))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {byName.length > 0 && <p className="desk-soft">{labels.byName(listed(byName))}</p>}
      <details data-testid="region-shared">
        <summary>{labels.shared}</summary>
        <dl>
          <dt>{labels.budget}</dt>
          <dd>{listed(asked.budget)}</dd>
          <dt>{labels.final}</dt>
          <dd>{listed(asked.final)}</dd>
          <dt>{labels.sections}</dt>
          <dd>
            {listed(asked.sections.map(({ name, since }) => (since === null ? name : labels.since(name, since))))}
          </dd>
        </dl>
      </details>
    </div>
  );
}
