import { useState, type JSX } from 'react';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { WarningOutlined } from '@ant-design/icons';
import type { Backups, BackupSettings, RestorePreview } from '../../../shared/desk-api.js';
import { printedTime } from '../../printed-time.js';
import { previewRestore, rebuildIndexes, saveBackupSettings } from '../../state/backups.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { backUp } from '../../state/packages.js';
import { useReading } from '../../state/reading.js';
import { useTurn } from '../../state/repeat.js';
import { backupsWords as labels } from '../../words/backups.js';
import { RestoreDialog } from './restore-dialog.js';

const NUMBERS = [
  ['hours', 1, 168],
  ['acts', 10, 100_000],
  ['daily', 1, 60],
  ['weekly', 0, 52],
] as const;

/** 备份. How copies are made on their own, those that are there, and the way back to one of them. */
export function BackupsSetting(): JSX.Element {
  const desk = useDesk();
  const state = useDeskState((all) => all.backups);
  const [turn, again] = useTurn();
  const backups = useReading('backups.list', {}, turn + changesOf(state));
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const during = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    await work();
    setBusy(false);
    again();
  };
  return (
    <div className="desk-backups" data-testid="backups">
      {state?.message !== null && state?.message !== undefined && (
        <p className="desk-backup-problem" role="status">
          <WarningOutlined aria-hidden /> {state.message}{' '}
          {state.indexDamage && (
            <Button
              size="small"
              data-testid="rebuild-indexes"
              disabled={busy}
              onClick={() => void during(() => rebuildIndexes(desk))}
            >
              {labels.rebuild}
            </Button>
          )}
        </p>
      )}
      <Button disabled={busy} data-testid="backup" onClick={() => void during(() => backUp(desk))}>
        {busy ? labels.backingUp : labels.backUp}
      </Button>
      {backups !== null && backups !== undefined && (
        <>
          <SettingsForm key={JSON.stringify(backups.settings)} backups={backups} saved={again} />
          <Copies
            backups={backups}
            disabled={busy}
            choose={(copy) => void during(async () => setPreview(await previewRestore(desk, copy)))}
          />
        </>
      )}
      {preview !== null && <RestoreDialog preview={preview} close={() => setPreview(null)} />}
    </div>
  );
}

/** A number that changes with what is known of backups, so that the list is read again. */
function changesOf(state: { readonly state: string; readonly at: string | null } | null): number {
  return state === null ? 0 : [...`${state.state}${state.at ?? ''}`].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
}

function SettingsForm({ backups, saved }: { readonly backups: Backups; readonly saved: () => void }): JSX.Element {
  const desk = useDesk();
  const [draft, setDraft] = useState<BackupSettings>(backups.settings);
  const save = async (): Promise<void> => {
    if ((await saveBackupSettings(desk, draft)) !== null) saved();
  };
  return (
    <fieldset className="desk-backup-form">
      <legend>{labels.automatic}</legend>
      <div className="desk-exchange-row">
        <Checkbox
          data-testid="backup-enabled"
          checked={draft.enabled}
          onChange={({ target }) => setDraft({ ...draft, enabled: target.checked })}
        >
          {labels.on}
        </Checkbox>
        {NUMBERS.map(([name, min, max]) => (
          <label key={name} className="desk-backup-number">
            <span>{labels[name]}</span>
            <InputNumber
              size="small"
              data-testid={`backup-${name}`}
              min={min}
              max={max}
              precision={0}
              value={draft[name]}
              onChange={(value) => value !== null && setDraft({ ...draft, [name]: value })}
            />
          </label>
        ))}
      </div>
      <label className="desk-backup-folder">
        <span>{labels.folder}</span>
        <Input
          size="small"
          data-testid="backup-folder"
          value={draft.folder ?? ''}
          onChange={({ target }) => setDraft({ ...draft, folder: target.value.trim() === '' ? null : target.value })}
        />
      </label>
      <p className="desk-soft">{labels.folderHint}</p>
      <p className="desk-soft">{labels.rule}</p>
      <p className="desk-path">{labels.place(backups.folder)}</p>
      <Button size="small" data-testid="backup-save" onClick={() => void save()}>
        {labels.save}
      </Button>
    </fieldset>
  );
}

type CopiesProps = {
  readonly backups: Backups;
  readonly disabled: boolean;
  readonly choose: (copy: Backups['copies'][number]) => void;
};

function Copies({ backups, disabled, choose }: CopiesProps): JSX.Element {
  if (backups.copies.length === 0) return <p className="desk-soft">{labels.none}</p>;
  return (
    <div className="desk-backup-copies" tabIndex={0} role="region" aria-label={labels.table}>
      <table className="desk-codes-table" aria-label={labels.table}>
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
          {backups.copies.map((copy) => (
            <tr key={copy.path} data-testid="backup-copy" data-kind={copy.kind}>
              <td title={copy.at}>{printedTime(copy.at)}</td>
              <td>{labels.kinds[copy.kind]}</td>
              <td className="desk-number">{labels.size(copy.size)}</td>
              <td className="desk-path">{copy.path}</td>
              <td>
                <Button
                  size="small"
                  disabled={disabled}
                  aria-label={labels.restoreOf(printedTime(copy.at))}
                  data-testid="backup-restore"
                  onClick={() => choose(copy)}
                >
                  {labels.restore}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
