import type { JSX } from 'react';
import type { DocumentSummary } from '../../../shared/desk-api.js';
import type { SortKey } from '../../state/library-view.js';
import { SelfCheckIcon } from '../../components/self-check-icon.js';
import { SeverityMark } from '../../components/severity-mark.js';
import { words } from '../../words.js';
import { selfCheckWords } from '../../words/self-check.js';
import { versionsWords } from '../../words/versions.js';
import { deadlineIn, reviewersIn, type Where } from './library-filter.js';

type Props = {
  readonly document: DocumentSummary;
  readonly where: Where;
  /** The columns there are. */
  readonly columns: readonly SortKey[];
  /** The line above is of the same unit. */
  readonly sameUnit: boolean;
  readonly selected: boolean;
  /** The one line in the tab order. */
  readonly active: boolean;
  readonly open: () => void;
  readonly versions: () => void;
  readonly select: (range: boolean) => void;
};

/** The name of a file without the archive and folders it came from; they are shown on hover. */
function lastName(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('/') + 1) || fileName;
}

/** Signs at the end of a long name that are always shown: files of one unit and year differ there. */
const NAME_END = 10;

/** A file name; where it is too long, its middle is left out. */
function FileName({ name }: { readonly name: string }): JSX.Element {
  const signs = [...name];
  if (signs.length <= NAME_END) return <span className="desk-ellipsis">{name}</span>;
  return (
    <>
      <span className="desk-ellipsis">{signs.slice(0, -NAME_END).join('')}</span>
      <span className="desk-name-end">{signs.slice(-NAME_END).join('')}</span>
    </>
  );
}

/** A line of the library. */
export function DocumentLine({
  document,
  where,
  columns,
  sameUnit,
  selected,
  active,
  open,
  versions,
  select,
}: Props): JSX.Element {
  const { error, warning, notice } = document.findings;
  const { decided, total } = document.progress;
  const stage = document.stage === null ? '' : words.stage[document.stage];
  const reviewers = reviewersIn(document, where).join('、');
  const deadline = deadlineIn(document, where);
  return (
    <tr
      data-testid="document-row"
      data-state={document.state}
      data-document={document.id}
      data-pane-focus={active ? true : undefined}
      tabIndex={active ? 0 : -1}
      aria-label={words.library.open(document.fileName)}
      className={[sameUnit ? 'desk-same-unit' : '', selected ? 'desk-line-selected' : ''].join(' ').trim() || undefined}
      onClick={open}
    >
      <td className="desk-check-box">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={words.library.select(document.fileName)}
          onClick={(event) => {
            event.stopPropagation();
            select(event.shiftKey);
          }}
          onChange={() => undefined}
        />
      </td>
      <td className="desk-unit-cell" title={document.unitName ?? undefined}>
        <span className={sameUnit ? 'desk-repeated' : undefined}>{document.unitName ?? words.library.noUnit}</span>
        {document.unitCode !== null && <span className="desk-soft"> {document.unitCode}</span>}
      </td>
      <td>{document.fiscalYear ?? <span className="desk-soft">{words.library.noYear}</span>}</td>
      <td>{words.level[document.level] + stage}</td>
      <td className="desk-file-cell" title={document.fileName}>
        <button
          type="button"
          tabIndex={-1}
          className="desk-link desk-file-name"
          title={document.fileName}
          aria-label={words.library.open(document.fileName)}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          <FileName name={lastName(document.fileName)} />
        </button>
      </td>
      <td className="desk-soft">{words.format[document.format]}</td>
      <td className="desk-number">{document.tables}</td>
      <td
        className="desk-check-cell"
        title={`${selfCheckWords.states[document.selfCheckState]}：${document.message ?? document.selfCheck}`}
        data-self-check={document.selfCheckState}
      >
        <SelfCheckIcon state={document.selfCheckState} />{' '}
        <span className="desk-hidden">{`${selfCheckWords.states[document.selfCheckState]}：`}</span>
        {document.message ?? document.selfCheck}
      </td>
      {document.state === 'unread' ? (
        <td className="desk-soft">{words.library.notChecked}</td>
      ) : (
        <td aria-label={words.library.findings(error, warning, notice)}>
          <span className="desk-counts">
            <SeverityMark severity="error" count={error} />
            <SeverityMark severity="warning" count={warning} />
            <SeverityMark severity="notice" count={notice} />
          </span>
        </td>
      )}
      <td>
        {total > 0 && (
          <span className="desk-progress" title={words.library.progressLabel(decided, total)}>
            <progress value={decided} max={total} aria-label={words.library.progressLabel(decided, total)} />
            <span>{words.library.progressOf(decided, total)}</span>
          </span>
        )}
      </td>
      <td data-review={document.review}>{words.batches.review[document.review]}</td>
      {columns.includes('reviewer') && (
        <td className="desk-ellipsis" title={reviewers}>
          {reviewers}
        </td>
      )}
      {columns.includes('deadline') && (
        <td className="desk-soft" title={deadline}>
          {deadline}
        </td>
      )}
      <td className={`desk-state-${document.state}`} title={words.documentState[document.state]}>
        {words.documentState[document.state]}
      </td>
      <td className="desk-number">{document.notes}</td>
      <td className={document.latest ? 'desk-soft' : 'desk-state-partial'}>
        {document.version === 1 && document.latest ? (
          words.library.versionOf(document.version, document.latest)
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className="desk-link"
            data-testid="open-versions"
            aria-label={versionsWords.open(
              words.library.versionOf(document.version, document.latest),
              document.fileName,
            )}
            onClick={(event) => {
              event.stopPropagation();
              versions();
            }}
          >
            {words.library.versionOf(document.version, document.latest)}
          </button>
        )}
      </td>
    </tr>
  );
}
