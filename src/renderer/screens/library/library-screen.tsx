import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { Button, Checkbox } from 'antd';
import { FileAddOutlined, FolderAddOutlined } from '@ant-design/icons';
import type { DocumentSummary } from '../../../shared/desk-api.js';
import { EmptyPlace } from '../../components/empty.js';
import { FoldingBars } from '../../components/folding-bars.js';
import type { Pickers } from '../../frame/file-pickers.js';
import { landInPane } from '../../frame/panes.js';
import { isInBatch, ofBatch } from '../../state/in-batch.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { importSamples } from '../../state/importing.js';
import { NO_LIBRARY_FILTER, rememberLibrary, type LibraryView } from '../../state/library-view.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';
import { BulkBar } from './bulk-bar.js';
import { ConfirmButton, ConfirmPage } from './confirm-page.js';
import { DocumentTable } from './document-table.js';
import { FilterBar } from './filter-bar.js';
import { ImportProgress } from './import-progress.js';
import { filterDocuments, type Where } from './library-filter.js';

/** 资料. The files of the batch, how well they were read, what was found in each and how far its review is. */
export function LibraryScreen({ pickers }: { readonly pickers: Pickers }): JSX.Element {
  const desk = useDesk();
  const all = useDeskState((state) => state.documents);
  const { batches, chosen } = useDeskState((state) => state.batches);
  const ready = useDeskState((state) => state.ready);
  const samples = useDeskState((state) => state.status?.samplesAvailable ?? false);
  const older = useDeskState((state) => state.library.older);
  const confirming = useDeskState((state) => state.confirming);
  useListFocus(confirming);
  const uncertain = useReading('documents.uncertain', ofBatch(desk)) ?? [];
  const where = useMemo((): Where => ({ batch: chosen, batches }), [chosen, batches]);
  const documents = useMemo(() => all.filter((one) => isInBatch(one, chosen)), [all, chosen]);
  const shown = useMemo(() => (older ? documents : documents.filter((one) => one.latest)), [documents, older]);
  const named = new Set(documents.flatMap((one) => one.unitName ?? one.unitCode ?? [])).size;
  const current = documents.filter((one) => one.latest);
  const nameless = current.filter((one) => one.unitName === null && one.unitCode === null).length;
  const hasOlder = documents.some((one) => !one.latest);
  const buttons = (
    <>
      <Button
        icon={<FileAddOutlined />}
        type={documents.length === 0 ? 'primary' : 'default'}
        onClick={pickers.pickFiles}
      >
        {words.library.chooseFiles}
      </Button>
      <Button icon={<FolderAddOutlined />} onClick={pickers.pickFolder}>
        {words.library.chooseFolder}
      </Button>
    </>
  );
  const sampleButton = samples && (
    <Button data-testid="import-samples" onClick={() => void importSamples(desk)}>
      {words.library.samples}
    </Button>
  );
  return (
    <>
      <div className="desk-bar">
        <h2>{words.library.title}</h2>
        {documents.length > 0 && (
          <span className="desk-soft desk-ellipsis" title={words.library.count(current.length, named, nameless)}>
            {words.library.count(current.length, named, nameless)}
          </span>
        )}
        <span className="desk-grow" />
        {documents.length > 0 && (
          <ConfirmButton
            uncertain={uncertain}
            shown={confirming}
            show={(shown) => desk.store.set({ confirming: shown })}
          />
        )}
        {hasOlder && (
          <Checkbox checked={older} onChange={(event) => changeView(desk, { older: event.target.checked })}>
            {words.library.olderShown}
          </Checkbox>
        )}
        {documents.length > 0 && buttons}
      </div>
      <ImportProgress />
      {documents.length > 0 &&
        (confirming ? (
          <ConfirmPage uncertain={uncertain} />
        ) : (
          <Documents key={chosen} documents={shown} all={documents} where={where} />
        ))}
      {ready && documents.length === 0 && (
        <EmptyPlace
          title={chosen === null ? words.library.empty : words.library.batchEmpty}
          hint={chosen === null ? words.library.emptyHint : words.library.batchEmptyHint}
        >
          {buttons}
          {sampleButton}
        </EmptyPlace>
      )}
    </>
  );
}

/** Back from what waited to be confirmed, the list takes the focus, unless something else on the page has it. */
function useListFocus(confirming: boolean): void {
  const before = useRef(confirming);
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement.matches('body, #screen');
    if (before.current && !confirming && isNowhere) landInPane('documents');
    before.current = confirming;
  }, [confirming]);
}

function changeView(desk: ReturnType<typeof useDesk>, change: Partial<LibraryView>): void {
  const library = { ...desk.store.get().library, ...change };
  desk.store.set({ library });
  rememberLibrary(library);
}

type DocumentsProps = {
  readonly documents: readonly DocumentSummary[];
  /** With the old versions that are not shown. */
  readonly all: readonly DocumentSummary[];
  readonly where: Where;
};

/** Filter, what can be done with the selected lines, and the lines. */
function Documents({ documents, all, where }: DocumentsProps): JSX.Element {
  const desk = useDesk();
  const view = useDeskState((state) => state.library);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const leaveAt = useCallback((top: number) => changeView(desk, { top }), [desk]);
  const listed = useMemo(() => filterDocuments(documents, view.filter, where), [documents, view.filter, where]);
  // Only what is listed can be selected: nothing is done to lines that nobody sees.
  const selected = useMemo(() => listed.filter(({ id }) => chosen.has(id)), [listed, chosen]);
  const ids = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  return (
    <FoldingBars summary={words.library.shown(listed.length, documents.length)}>
      <FilterBar
        documents={documents}
        where={where}
        filter={view.filter}
        shown={listed.length}
        change={(filter) => changeView(desk, { filter })}
      />
      <BulkBar selected={selected} clear={() => setChosen(new Set())} />
      {listed.length === 0 ? (
        <NoneFit documents={documents} older={filterDocuments(all, view.filter, where).length} />
      ) : (
        <DocumentTable
          documents={listed}
          where={where}
          order={view.order}
          setOrder={(order) => changeView(desk, { order })}
          selected={ids}
          setSelected={setChosen}
          top={view.top}
          leaveAt={leaveAt}
        />
      )}
    </FoldingBars>
  );
}

type NoneFitProps = {
  readonly documents: readonly DocumentSummary[];
  /** 旧版本 that the filter fits: a file that became an old version would seem to be lost. */
  readonly older: number;
};

/** What to do where the filter leaves nothing. */
function NoneFit({ documents, older }: NoneFitProps): JSX.Element {
  const desk = useDesk();
  const labels = words.library;
  return (
    <EmptyPlace title={labels.noneFit} hint={older > 0 ? labels.olderFit(older) : labels.shown(0, documents.length)}>
      {older > 0 && <Button onClick={() => changeView(desk, { older: true })}>{labels.olderShown}</Button>}
      <Button onClick={() => changeView(desk, { filter: NO_LIBRARY_FILTER })}>{labels.clearFilter}</Button>
    </EmptyPlace>
  );
}
