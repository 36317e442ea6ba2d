import { useRef, useState, type ChangeEvent, type JSX } from 'react';
import { Button, Checkbox } from 'antd';
import { printedTime } from '../../printed-time.js';
import { useDesk } from '../../state/desk.js';
import { choosePackage, exportPackage, mergePackage, type ChosenPackage } from '../../state/packages.js';
import { words } from '../../words.js';

const labels = words.packages;
const COUNTS = ['added', 'changed', 'same', 'conflicts', 'waiting', 'locked'] as const;

/** 交换包. Writes one, or shows what merging one would do and merges it. `merged` is called when notes have changed. */
export function Exchange({ merged }: { readonly merged: () => void }): JSX.Element {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [withOriginals, setWithOriginals] = useState(false);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<ChosenPackage | null>(null);
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file !== undefined) void during(async () => setChosen(await choosePackage(desk, file)));
    // Emptied, so that choosing the same file once more is a change again.
    event.currentTarget.value = '';
  };
  const merge = async (looked: ChosenPackage, withRules: boolean): Promise<void> => {
    if (!(await mergePackage(desk, looked, withRules))) return;
    setChosen(null);
    merged();
  };
  return (
    <div className="desk-exchange">
      <div className="desk-exchange-row">
        <Button
          disabled={busy}
          data-testid="package-export"
          onClick={() => void during(() => exportPackage(desk, withOriginals))}
        >
          {labels.export}
        </Button>
        <Checkbox checked={withOriginals} onChange={(event) => setWithOriginals(event.target.checked)}>
          {labels.withOriginals}
        </Checkbox>
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {labels.import}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".goujipack"
          aria-label={labels.import}
          data-testid="package-input"
          onChange={take}
        />
        <span role="status">{busy ? labels.working : ''}</span>
      </div>
      {chosen !== null && (
        <Preview
          chosen={chosen}
          busy={busy}
          merge={(withRules) => void during(() => merge(chosen, withRules))}
          cancel={() => setChosen(null)}
        />
      )}
    </div>
  );
}

type CountsProps = { readonly title: string; readonly counts: ChosenPackage['preview']['counts'] };

function Counts({ title, counts }: CountsProps): JSX.Element | null {
  const shown = COUNTS.filter((count) => counts[count] > 0);
  if (shown.length === 0) return null;
  return (
    <>
      <p className="desk-soft">{title}</p>
      <ul aria-label={title}>
        {shown.map((count) => (
          <li key={count}>
            {labels.counts[count]} <strong>{labels.number(counts[count])}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

type RulesProps = {
  readonly preview: ChosenPackage['preview'];
  readonly withRules: boolean;
  readonly change: (withRules: boolean) => void;
};

/** What of the package would change how documents are checked, and whether it is taken over. */
function Rules({ preview: { rules, ruleNames, settings }, withRules, change }: RulesProps): JSX.Element | null {
  if (rules === 0 && settings.length === 0) return null;
  return (
    <>
      {rules > 0 && <p>{labels.rules(rules, ruleNames)}</p>}
      {settings.length > 0 && (
        <>
          <p className="desk-soft">{labels.settingsTitle}</p>
          <ul aria-label={labels.settingsTitle} className="desk-exchange-settings">
            {settings.map(({ subject, says }) => (
              <li key={subject}>{labels.setting(subject, says)}</li>
            ))}
          </ul>
        </>
      )}
      <Checkbox data-testid="package-with-rules" checked={withRules} onChange={({ target }) => change(target.checked)}>
        {labels.withRules}
      </Checkbox>
    </>
  );
}

type PreviewProps = {
  readonly chosen: ChosenPackage;
  readonly busy: boolean;
  readonly merge: (withRules: boolean) => void;
  readonly cancel: () => void;
};

/** What is in a package and what merging it would do. Nothing is written yet. */
function Preview({ chosen: { name, preview }, busy, merge, cancel }: PreviewProps): JSX.Element {
  const { madeBy, madeAt, program, documents, missing, originals, counts, others } = preview;
  const [withRules, setWithRules] = useState(true);
  return (
    <section className="desk-exchange-preview" aria-label={labels.previewTitle(name)} data-testid="package-preview">
      <h3>{labels.previewTitle(name)}</h3>
      <p className="desk-soft">{labels.madeBy(madeBy, printedTime(madeAt), program)}</p>
      <p>{labels.documents(documents, missing, originals)}</p>
      <Counts title={labels.countsTitle} counts={counts} />
      <Counts title={labels.othersTitle} counts={others} />
      <Rules preview={preview} withRules={withRules} change={setWithRules} />
      <div className="desk-exchange-row">
        <Button type="primary" autoFocus disabled={busy} data-testid="package-merge" onClick={() => merge(withRules)}>
          {labels.merge}
        </Button>
        <Button disabled={busy} onClick={cancel}>
          {words.actions.cancel}
        </Button>
      </div>
    </section>
  );
}
