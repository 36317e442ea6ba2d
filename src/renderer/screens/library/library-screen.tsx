import { useMemo, useState, type JSX } from 'react';
import { Button, Checkbox } from 'antd';
import { FileAddOutlined, FolderAddOutlined } from '@ant-design/icons';
import { EmptyPlace } from '../../components/empty.js';
import type { Pickers } from '../../frame/file-pickers.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { importSamples } from '../../state/importing.js';
import { useReading } from '../../state/reading.js';
import { words } from '../../words.js';
import { ConfirmButton, ConfirmPage } from './confirm-page.js';
import { DocumentTable } from './document-table.js';
import { ImportProgress } from './import-progress.js';

/** 资料. The files, how well they were read and what was found in each. */
export function LibraryScreen({ pickers }: { readonly pickers: Pickers }): JSX.Element {
  const desk = useDesk();
  const documents = useDeskState((state) => state.documents);
  const ready = useDeskState((state) => state.ready);
  const samples = useDeskState((state) => state.status?.samplesAvailable ?? false);
  const [older, setOlder] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const uncertain = useReading('documents.uncertain', {}) ?? [];
  const shown = useMemo(() => (older ? documents : documents.filter((one) => one.latest)), [documents, older]);
  const units = new Set(documents.map((one) => one.unitCode ?? one.unitName ?? one.id)).size;
  const hasOlder = documents.some((one) => !one.latest);
  const buttons = (
    <>
      <Button icon={<FileAddOutlined />} onClick={pickers.pickFiles}>
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
        {documents.length > 0 && <span className="desk-soft">{words.library.count(documents.length, units)}</span>}
        <span className="desk-grow" />
        {documents.length > 0 && <ConfirmButton uncertain={uncertain} shown={confirming} show={setConfirming} />}
        {hasOlder && (
          <Checkbox checked={older} onChange={(event) => setOlder(event.target.checked)}>
            {words.library.olderShown}
          </Checkbox>
        )}
        {documents.length > 0 && (
          <>
            {sampleButton}
            {buttons}
          </>
        )}
      </div>
      <ImportProgress />
      {documents.length > 0 &&
        (confirming ? <ConfirmPage uncertain={uncertain} /> : <DocumentTable documents={shown} />)}
      {ready && documents.length === 0 && (
        <EmptyPlace title={words.library.empty} hint={words.library.emptyHint}>
          {buttons}
          {sampleButton}
        </EmptyPlace>
      )}
    </>
  );
}
