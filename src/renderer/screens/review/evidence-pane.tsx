import type { JSX } from 'react';
import { Button, Collapse } from 'antd';
import type { Evidence, Finding } from '../../../core/checks/index.js';
import { EmptyPlace } from '../../components/empty.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { findingByKey, findingKey, isSilenced, shownSeverity } from '../../state/arrange.js';
import { placeText } from '../../place-text.js';
import { shownFigure } from '../../shown-figure.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { jumpTo } from '../../state/navigation.js';
import { showPane } from '../../state/show-pane.js';
import { words } from '../../words.js';
import { SilenceLine } from './silence-form.js';
import { Operands } from './operands.js';

/** 依据. The finding as arithmetic that can be followed with a pencil. */
export function EvidencePane(): JSX.Element {
  const desk = useDesk();
  const id = useDeskState((state) => state.focus.finding);
  const finding = useDeskState((state) => findingByKey(state.findings, id)?.finding);
  const silence = useDeskState((state) => {
    const view = findingByKey(state.findings, id);
    return view !== undefined && isSilenced(view) ? (view.silence ?? null) : null;
  });
  const rule = useDeskState((state) => state.rules.find((one) => one.id === finding?.rule));
  if (finding === undefined) return <EmptyPlace title={words.evidence.none} hint={words.evidence.noneHint} />;
  return (
    <section
      className="desk-evidence"
      data-testid="evidence"
      data-pane="evidence"
      aria-label={words.evidence.title}
      aria-live="polite"
    >
      <div className="desk-evidence-head" tabIndex={-1} data-pane-focus>
        <SeverityMark severity={shownSeverity(finding)} />
        <strong>{rule?.name ?? finding.rule}</strong>
        <span className="desk-grow" />
        <Button type="link" size="small" onClick={() => showPane(desk, 'source')}>
          {words.evidence.source}
        </Button>
      </div>
      {silence !== null && <SilenceLine silence={silence} />}
      <p>{finding.message}</p>
      {finding.arithmetic !== null && <p className="desk-arithmetic">{finding.arithmetic}</p>}
      <Figures finding={finding} />
      <Suspects finding={finding} />
      {finding.evidence.length > 0 && <Operands key={findingKey(finding)} finding={finding} />}
      <Collapse
        ghost
        size="small"
        items={[
          ...(finding.evidence.some((operand) => operand.low !== null)
            ? [
                {
                  key: 'intervals',
                  label: words.evidence.intervals,
                  children: <Intervals evidence={finding.evidence} />,
                },
              ]
            : []),
          {
            key: 'basis',
            label: words.evidence.basis,
            children: (
              <div className="desk-basis">
                <p>{finding.basis}</p>
                <p className="desk-soft">
                  {words.evidence.rule} {finding.rule}
                  {rule !== undefined && `：${rule.description}`}
                </p>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function Figures({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const pairs = [
    [words.evidence.expected, finding.expected],
    [words.evidence.actual, finding.actual],
    [words.evidence.difference, finding.difference],
  ].filter((pair): pair is [string, string] => pair[1] !== null);
  if (pairs.length === 0) return null;
  return (
    <dl className="desk-figures">
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{shownFigure(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Intervals({ evidence }: { readonly evidence: readonly Evidence[] }): JSX.Element {
  return (
    <>
      <table className="desk-intervals">
        <tbody>
          {evidence
            .filter((operand) => operand.low !== null)
            .map((operand, index) => (
              <tr key={index}>
                <th scope="row">{operand.text}</th>
                <td>
                  [{operand.low}, {operand.high}]
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="desk-soft">{words.evidence.intervalsNote}</p>
    </>
  );
}

function Suspects({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const desk = useDesk();
  if (finding.suspects.length === 0) return null;
  return (
    <div className="desk-suspects">
      <h3>{words.evidence.suspects}</h3>
      <ul>
        {finding.suspects.map((suspect, index) => (
          <li key={index}>
            <button type="button" className="desk-link" onClick={() => jumpTo(desk, suspect.anchor)}>
              {placeText(suspect.anchor)}
            </button>
            <div>{words.evidence.suspect(shownFigure(suspect.printed), shownFigure(suspect.suggested))}</div>
            <div className="desk-soft">{suspect.why}</div>
          </li>
        ))}
      </ul>
    </div>
  );
}
