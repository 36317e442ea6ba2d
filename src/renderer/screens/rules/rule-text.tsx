import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useDesk, useDeskState } from '../../state/desk.js';
import { ownRulesWords as labels } from '../../words/own-rules.js';

/** Where a text is wrong: counted in characters from 0. */
type Mistake = { readonly at: number; readonly length: number; readonly message: string };

type Props = {
  readonly id: string;
  readonly value: string;
  readonly mistake: Mistake | null;
  /** Id of the sentence that says what is wrong. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
};

type Offer = { readonly from: number; readonly to: number; readonly words: readonly string[] };

/** A pause in typing after which words are asked for, in milliseconds. */
const PAUSE = 120;

/**
 * 规则内容. The text of a rule: what may stand at the caret is listed while typing, and what is wrong is underlined at its
 * place. While an input method composes, nothing is listed and its keys stay its own.
 */
export function RuleText({ id, value, mistake, describedBy, onChange }: Props): JSX.Element {
  const desk = useDesk();
  // The words of the tables in hand: those of every file would be many, and read from every file at each letter.
  const document = useDeskState(({ focus, documents }) => focus.document ?? documents.find(({ latest }) => latest)?.id);
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const asked = useRef(0);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [active, setActive] = useState(0);

  const close = (): void => {
    asked.current += 1;
    setOffer(null);
  };
  const ask = (text: string, at: number, isWanted: boolean): void => {
    const turn = (asked.current += 1);
    const run = async (): Promise<void> => {
      const found = await desk.ask('ownRules.complete', { text, at, ...(document !== undefined && { document }) });
      if (found === null || turn !== asked.current) return;
      const begun = text.slice(found.from, at);
      // A word that stands there already needs no list; without a beginning the list opens only where it is asked for.
      const isUseful = found.words.length > 0 && !(found.words.length === 1 && found.words[0] === begun);
      const isBegun = begun !== '' || /[.．[【]$/.test(text.slice(0, at));
      setActive(0);
      setOffer(isUseful && (isWanted || isBegun) ? { from: found.from, to: at, words: found.words } : null);
    };
    setTimeout(() => turn === asked.current && !composing.current && void run(), isWanted ? 0 : PAUSE);
  };
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );
  const take = (word: string): void => {
    if (offer === null) return;
    const at = offer.from + word.length;
    const text = value.slice(0, offer.from) + word + value.slice(offer.to);
    onChange(text);
    close();
    // The caret goes behind the word once the new text stands in the field.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (composing.current || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { selectionStart } = event.currentTarget;
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      ask(value, selectionStart, true);
      return;
    }
    if (offer === null || !isPlain) return;
    const word = offer.words[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + offer.words.length) % offer.words.length);
    else if (event.key === 'Enter' && word !== undefined) take(word);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const end = mistake === null ? 0 : Math.max(mistake.at + 1, mistake.at + mistake.length);
  return (
    <div className="desk-rule-editor">
      <div className="desk-rule-mirror" aria-hidden>
        {mistake === null ? (
          value
        ) : (
          <>
            {value.slice(0, mistake.at)}
            <mark>{value.slice(mistake.at, end) || ' '}</mark>
            {value.slice(end)}
          </>
        )}
        {/* A last empty line has a height only with something in it. */}
        {'\u200b'}
      </div>
      <textarea
        ref={field}
        id={id}
        data-testid="rule-text"
        value={value}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={list}
        aria-invalid={mistake !== null}
        aria-describedby={describedBy}
        {...(offer !== null && { 'aria-activedescendant': `${list}-${active}` })}
        onCompositionStart={() => {
          composing.current = true;
          close();
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          ask(event.currentTarget.value, event.currentTarget.selectionStart, false);
        }}
        onChange={(event) => {
          onChange(event.target.value);
          if (!composing.current) ask(event.target.value, event.target.selectionStart, false);
        }}
        onClick={close}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={labels.editor.words} className="desk-rule-words" hidden={offer === null}>
        {offer?.words.map((word, index) => (
          <li
            key={word}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            // Before the field loses the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              take(word);
            }}
          >
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
