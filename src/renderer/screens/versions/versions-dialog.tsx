import { useState, type JSX, type KeyboardEvent } from 'react';
import { Button, Modal, Segmented, Select } from 'antd';
import type { Anchor, VersionComparison } from '../../../shared/desk-api.js';
import { useDesk } from '../../state/desk.js';
import { openPlace } from '../../state/navigation.js';
import { useReading } from '../../state/reading.js';
import { closeVersions, useComparedVersions } from '../../state/versions-view.js';
import { versionsWords as labels } from '../../words/versions.js';
import { textDifference, type TextParts } from '../review/text-difference.js';
import { fateEntries, sentenceEntries, tableEntries, type VersionEntry } from './entries.js';

/** 版本差异. What differs between two versions of a document, and what became of the findings. */
export function VersionsDialog(): JSX.Element | null {
  const document = useComparedVersions(useDesk());
  return document === null ? null : <OpenDialog key={document} document={document} />;
}

function OpenDialog({ document }: { readonly document: string }): JSX.Element {
  const desk = useDesk();
  const [older, setOlder] = useState<string | null>(null);
  const compared = useReading('versions.compare', { document, ...(older !== null && { older }) });
  return (
    <Modal
      open
      centered
      width="min(1180px, calc(100vw - 32px))"
      title={labels.title}
      onCancel={() => closeVersions(desk)}
      footer={null}
    >
      <div className="desk-versions" data-testid="versions">
        {compared === undefined && <p role="status">{labels.reading}</p>}
        {compared === null && <p role="alert">{labels.missing}</p>}
        {compared && <Compared compared={compared} choose={setOlder} />}
      </div>
    </Modal>
  );
}

const PARTS = ['findings', 'tables', 'sentences'] as const;

type ComparedProps = { readonly compared: VersionComparison; readonly choose: (older: string) => void };

function Compared({ compared, choose }: ComparedProps): JSX.Element {
  const desk = useDesk();
  const { versions, older, newer } = compared;
  const entries = {
    findings: fateEntries(compared),
    tables: tableEntries(compared),
    sentences: sentenceEntries(compared),
  };
  const [chosen, setChosen] = useState<(typeof PARTS)[number] | null>(null);
  // Begins with what there is, so that the page never opens on an empty list.
  const part = chosen ?? PARTS.find((one) => entries[one].length > 0) ?? 'findings';
  const open = (at: Anchor): void => {
    closeVersions(desk);
    openPlace(desk, at);
  };
  const earlier = versions.filter(({ version }) => version < newer.version);
  return (
    <>
      <div className="desk-bar desk-wrap">
        <strong>{labels.versionOf(newer.version, newer.fileName)}</strong>
        {earlier.length > 1 ? (
          <Select
            aria-label={labels.older}
            value={older.document}
            popupMatchSelectWidth={false}
            options={earlier.map((one) => ({
              value: one.document,
              label: labels.against(one.version, one.fileName),
            }))}
            onChange={(id: string) => choose(id)}
          />
        ) : (
          <span>{labels.against(older.version, older.fileName)}</span>
        )}
        <span className="desk-grow" />
        <Segmented
          aria-label={labels.title}
          value={part}
          onChange={setChosen}
          options={PARTS.map((value) => ({ value, label: labels[value](entries[value].length) }))}
        />
      </div>
      {!compared.sameEngine && <p className="desk-state-partial">{labels.otherEngine}</p>}
      <EntryList key={`${older.document} ${part}`} entries={entries[part]} open={open} />
      <div className="desk-hint">{labels.hint}</div>
    </>
  );
}

/** Lines drawn at first: a file that was laid out anew differs in thousands of places. */
const STEP = 300;

type ListProps = { readonly entries: readonly VersionEntry[]; readonly open: (at: Anchor) => void };

/** The lines, walked by keys as the list of findings is. */
function EntryList({ entries, open }: ListProps): JSX.Element {
  const [shown, setShown] = useState(STEP);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    const step = key === 'j' || key === 'arrowdown' ? 1 : key === 'k' || key === 'arrowup' ? -1 : 0;
    if (step === 0) return;
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = lines.findIndex((line) => line === document.activeElement);
    lines[Math.max(0, Math.min(at + step, lines.length - 1))]?.focus();
    event.preventDefault();
  };
  if (entries.length === 0) return <p className="desk-soft desk-padded">{labels.nothing}</p>;
  return (
    <section className="desk-version-list" tabIndex={-1} aria-label={labels.list} onKeyDown={onKeyDown}>
      {entries.slice(0, shown).map((entry, index) => (
        <div key={entry.key}>
          {entry.heading !== '' && entry.heading !== entries[index - 1]?.heading && <h3>{entry.heading}</h3>}
          <EntryLine entry={entry} first={index === 0} open={open} />
        </div>
      ))}
      {shown < entries.length && (
        <Button onClick={() => setShown(shown + STEP)}>{labels.more(Math.min(STEP, entries.length - shown))}</Button>
      )}
    </section>
  );
}

type LineProps = {
  readonly entry: VersionEntry;
  readonly first: boolean;
  readonly open: (at: Anchor) => void;
};

function EntryLine({ entry, first, open }: LineProps): JSX.Element {
  const { mark, tone, place, before, after, note, at } = entry;
  const parts = before !== null && after !== null ? textDifference(before, after) : null;
  return (
    <button
      type="button"
      className="desk-version-line"
      data-testid="version-entry"
      data-tone={tone}
      autoFocus={first}
      onClick={() => open(at)}
    >
      {mark !== '' && <span className="desk-version-mark">{mark}</span>}
      {place !== '' && <span className="desk-soft">{place}</span>}
      {parts === null ? (
        <span>{before === null ? after : <del>{before}</del>}</span>
      ) : (
        <>
          <Marked parts={parts[0]} gone />
          <span aria-hidden>→</span>
          <Marked parts={parts[1]} />
        </>
      )}
      {note !== null && <span className="desk-version-note">{note}</span>}
    </button>
  );
}

/** A text with what differs marked by a line as well as by colour. */
function Marked({ parts, gone = false }: { readonly parts: TextParts; readonly gone?: boolean }): JSX.Element {
  const [head, different, tail] = parts;
  return (
    <span>
      {head}
      {different !== '' && (gone ? <del>{different}</del> : <ins>{different}</ins>)}
      {tail}
    </span>
  );
}
