import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { AutoComplete, Input } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { TABLE_KIND_NAMES, TABLE_KINDS } from '../../core/disclosure/index.js';
import type { DocumentSummary, SearchHit, SearchKind, SearchResult } from '../../shared/desk-api.js';
import { documentName } from '../components/document-name.js';
import { useDesk, useDeskState } from '../state/desk.js';
import { openDocument } from '../state/navigation.js';
import { openHit } from '../state/searching.js';
import { words } from '../words.js';
import { focusPaneNamed } from './panes.js';

/** Pause after a key before the program is asked, in milliseconds. */
const PAUSE = 60;
const RECENT = 8;
/** Where a screen is worked on, else the screen itself. */
const SCREEN = '#screen [data-pane-focus], #screen';
const labels = words.search;

/** What an answer answers: results of another query are never shown. */
type Answer = { readonly query: string; readonly only: SearchKind | null; readonly result: SearchResult };

/** What an option of the list opens. */
type Choice =
  | { readonly type: 'document'; readonly document: string }
  | { readonly type: 'hit'; readonly hit: SearchHit }
  /** More results of one kind. */
  | { readonly type: 'more'; readonly kind: SearchKind };

type Option = { readonly value: string; readonly label: JSX.Element; readonly choice: Choice };
type OptionGroup = { readonly label: string; readonly options: Option[] };

/** 搜索. Finds in everything there is; without a query the documents opened lately. */
export function SearchBox(): JSX.Element {
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const [only, setOnly] = useState<SearchKind | null>(null);
  const [open, setOpen] = useState(false);
  const [composing, setComposing] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const documents = useDeskState((state) => state.documents);
  const recent = useDeskState((state) => state.recent);
  const asked = query.trim();

  useEffect(() => {
    // While an input method composes, what stands in the field is not yet what is meant.
    if (asked === '' || composing || !open) return undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      const result = await desk.ask('search.query', { query: asked.slice(0, 200), ...(only !== null && { only }) });
      if (current && result !== null) setAnswer({ query: asked, only, result });
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [desk, asked, only, composing, open]);

  // False again as soon as the next search begins, which may be before the place found last is open.
  const isOver = useRef(false);
  const begin = (): void => {
    isOver.current = false;
  };
  const close = (): void => {
    isOver.current = true;
    setQuery('');
    setOnly(null);
    setOpen(false);
  };
  /** The search is over: letters are keys again, and J goes on from what was found. */
  const leave = (): void => {
    requestAnimationFrame(() => {
      const active = document.activeElement;
      const isHere = active === null || active === document.body || active.closest('[data-search]') !== null;
      if (isOver.current && isHere && !focusPaneNamed('findings')) document.querySelector<HTMLElement>(SCREEN)?.focus();
    });
  };
  const groups = useMemo((): readonly OptionGroup[] => {
    if (asked === '') return recentGroup(documents, recent);
    return answer === null ? [] : resultGroups(answer, documents);
  }, [asked, answer, documents, recent]);
  const isAnswered = asked === '' || (answer?.query === asked && answer.only === only);
  const pending = answer?.result.pending ?? 0;
  const choose = async (value: string): Promise<void> => {
    if (!isAnswered) {
      // Enter came before the answer: what is listed belongs to fewer letters, the first result of all of them is meant.
      isOver.current = true;
      const result = await desk.ask('search.query', { query: asked.slice(0, 200) });
      const first = result?.groups[0]?.hits[0];
      if (first === undefined || !isOver.current) return;
      close();
      await openHit(desk, first);
      return leave();
    }
    const options = groups.flatMap((group) => group.options);
    const choice = options.find((option) => option.value === value)?.choice;
    if (choice === undefined) return;
    if (choice.type === 'more') return setOnly(choice.kind);
    close();
    if (choice.type === 'document') openDocument(desk, choice.document);
    else await openHit(desk, choice.hit);
    leave();
  };
  return (
    <div
      className="desk-search"
      data-search
      onKeyDownCapture={begin}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <AutoComplete
        value={query}
        open={open}
        onOpenChange={setOpen}
        options={flat(groups)}
        onSelect={(value: string) => void choose(value)}
        showSearch={{
          onSearch: (text) => {
            begin();
            setQuery(text);
            setOnly(null);
            setOpen(true);
          },
          filterOption: false,
        }}
        defaultActiveFirstOption
        notFoundContent={asked !== '' && isAnswered ? labels.nothing : null}
        popupMatchSelectWidth={560}
        listHeight={420}
      >
        <Input
          aria-label={labels.label}
          placeholder={labels.placeholder}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          onFocus={() => {
            begin();
            setOpen(true);
          }}
          onKeyDown={({ key, nativeEvent }) => {
            // The first press puts the list away, the second ends the search.
            if (key !== 'Escape' || open || nativeEvent.isComposing) return;
            close();
            leave();
          }}
          onBlur={() => setOpen(false)}
        />
      </AutoComplete>
      {asked !== '' && pending > 0 && (
        <div className="desk-search-pending" role="status">
          {labels.pending(pending)}
        </div>
      )}
    </div>
  );
}

/** One list with a heading on the first option of each group: the library's own groups are not named for screen readers. */
function flat(groups: readonly OptionGroup[]): { readonly value: string; readonly label: JSX.Element }[] {
  return groups.flatMap(({ label: heading, options }) =>
    options.map(({ value, label }, index) => ({
      value,
      label:
        index > 0 ? (
          label
        ) : (
          <>
            <span className="desk-search-kind">{heading}</span>
            {label}
          </>
        ),
    })),
  );
}

function recentGroup(documents: readonly DocumentSummary[], recent: readonly string[]): readonly OptionGroup[] {
  const opened = recent.flatMap((id) => documents.find((one) => one.id === id) ?? []);
  const imported = documents
    .filter((one) => one.latest && !recent.includes(one.id))
    .toSorted((one, other) => other.importedAt.localeCompare(one.importedAt));
  const listed = [...opened, ...imported].slice(0, RECENT);
  if (listed.length === 0) return [];
  const options = listed.map((one): Option => ({
    value: `recent ${one.id}`,
    label: <OptionLabel first={documentName(one)} second={one.fileName} hint={one.fileName} />,
    choice: { type: 'document', document: one.id },
  }));
  return [{ label: labels.recent, options }];
}

function resultGroups({ result, only }: Answer, documents: readonly DocumentSummary[]): readonly OptionGroup[] {
  const groups = result.groups.map(({ kind, hits, more }): OptionGroup => {
    const options = hits.map((hit, index): Option => ({
      value: `${kind} ${index}`,
      label: <OptionLabel first={placeOf(hit, documents)} second={<Marked hit={hit} />} hint={hit.text} />,
      choice: { type: 'hit', hit },
    }));
    if (more && only === null) {
      options.push({
        value: `more ${kind}`,
        label: <OptionLabel first={labels.more(labels.kinds[kind])} second="" hint="" />,
        choice: { type: 'more', kind },
      });
    }
    return { label: labels.kinds[kind], options };
  });
  return groups;
}

/** Whose it is and where: 「2026 预算 某单位 · 支出总表」. */
function placeOf({ document, fileName, place }: SearchHit, documents: readonly DocumentSummary[]): string {
  const summary = documents.find(({ id }) => id === document);
  const kind = TABLE_KINDS.find((one) => one === place.table?.split('#')[0]);
  return [
    summary === undefined ? fileName : documentName(summary),
    kind === undefined || kind === 'other' ? undefined : TABLE_KIND_NAMES[kind],
    place.project,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The text with what was typed marked in it. */
function Marked({ hit: { text, hits } }: { readonly hit: SearchHit }): JSX.Element {
  const parts: JSX.Element[] = [];
  let from = 0;
  for (const { start, end } of hits) {
    parts.push(
      <span key={from}>{text.slice(from, start)}</span>,
      <mark key={`m${start}`}>{text.slice(start, end)}</mark>,
    );
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

type LabelProps = {
  readonly first: string;
  readonly second: string | JSX.Element;
  /** All of it, where the list has no room. */
  readonly hint: string;
};

function OptionLabel({ first, second, hint }: LabelProps): JSX.Element {
  return (
    <span className="desk-search-option" title={hint}>
      <span>{first}</span>
      <span>{second}</span>
    </span>
  );
}
