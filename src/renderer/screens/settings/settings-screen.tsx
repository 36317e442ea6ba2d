import { useState, type JSX, type ReactNode } from 'react';
import { Button, Input, Segmented } from 'antd';
import { WarningOutlined } from '@ant-design/icons';
import { setAppearance } from '../../state/appearance.js';
import { showMessage, useDesk, useDeskState } from '../../state/desk.js';
import type { Appearance } from '../../theme.js';
import { backupsWords } from '../../words/backups.js';
import { codesWords } from '../../words/codes.js';
import { logWords } from '../../words/log.js';
import { placeWords } from '../../words/place.js';
import { regionsWords } from '../../words/regions.js';
import { words } from '../../words.js';
import { LicencesButton, SelfTest } from './about.js';
import { BackupsSetting } from './backups.js';
import { CodeTablesSetting } from './code-tables.js';
import { Conflicts } from './conflicts.js';
import { DataPlace } from './data-place.js';
import { Exchange } from './exchange.js';
import { LogViewer } from './log-viewer.js';
import { RegionProfiles } from './region-profiles.js';

const APPEARANCES: readonly Appearance[] = ['system', 'light', 'dark'];
const labels = words.settings;

/** 设置. Whose name is written, where the data lies, and what the program does not do. */
export function SettingsScreen(): JSX.Element {
  const desk = useDesk();
  const status = useDeskState((state) => state.status);
  // What the program said at the start counts no file and no note that came since.
  const notes = useDeskState((state) => state.notes.length);
  const documents = useDeskState((state) => state.documents);
  const latest = documents.filter((one) => one.latest).length;
  const appearance = useDeskState((state) => state.appearance);
  const [merged, setMerged] = useState(0);
  return (
    <div className="desk-fill desk-scroll">
      <div className="desk-settings">
        <h2>{labels.title}</h2>
        <p className="desk-notice" role="note">
          <WarningOutlined aria-hidden /> {labels.classificationNote}
        </p>
        <dl>
          <Reviewer key={status?.reviewer ?? ''} stored={status?.reviewer ?? ''} />
          <Setting label={labels.appearance}>
            <Segmented
              aria-label={labels.appearance}
              value={appearance}
              options={APPEARANCES.map((value) => ({ value, label: labels.appearances[value] }))}
              onChange={(value) => setAppearance(desk, value)}
            />
          </Setting>
          <Setting label={codesWords.title} hint={codesWords.hint}>
            <CodeTablesSetting />
          </Setting>
          <Setting label={regionsWords.title} hint={regionsWords.hint}>
            <RegionProfiles />
          </Setting>
          <Setting label={labels.workspace} hint={placeWords.hint}>
            <DataPlace />
          </Setting>
          <Setting label={backupsWords.title} hint={backupsWords.hint}>
            <BackupsSetting />
          </Setting>
          <Setting label={words.packages.exchange} hint={words.packages.exchangeHint}>
            <Exchange merged={() => setMerged((count) => count + 1)} />
          </Setting>
          <Setting label={words.packages.conflicts}>
            <Conflicts key={merged} />
          </Setting>
          <Setting label={labels.contents}>{labels.contentsNote(latest, documents.length - latest, notes)}</Setting>
          <Setting label={logWords.title} hint={logWords.hint}>
            <LogViewer />
          </Setting>
          <Setting label={labels.network}>{labels.networkNote}</Setting>
          <Setting label={labels.version}>
            {words.product} {status?.version ?? ''} · {status === null ? '' : labels.hosts[status.host]}
          </Setting>
          <Setting label={labels.selfTest} hint={labels.selfTestHint}>
            <SelfTest />
          </Setting>
          <Setting label={labels.licences} hint={labels.licencesHint}>
            <LicencesButton />
          </Setting>
          <Setting label={labels.keys}>
            <Button onClick={() => desk.store.set({ keysShown: true })}>{labels.keysNote}</Button>
          </Setting>
        </dl>
      </div>
    </div>
  );
}

type SettingProps = { readonly label: string; readonly hint?: string; readonly children: ReactNode };

function Setting({ label, hint, children }: SettingProps): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {hint !== undefined && <p className="desk-soft">{hint}</p>}
      </dd>
    </div>
  );
}

function Reviewer({ stored }: { readonly stored: string }): JSX.Element {
  const desk = useDesk();
  const [name, setName] = useState(stored);
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    if (name.trim() === '') {
      setSaid(labels.reviewerEmpty);
      return;
    }
    const status = await desk.ask('app.setReviewer', { name: name.trim() });
    if (status === null) return;
    desk.store.set({ status });
    showMessage(desk, 'info', labels.reviewerSaved(status.reviewer));
  };
  return (
    <Setting label={labels.reviewer} hint={labels.reviewerHint}>
      <div className="desk-reviewer">
        <Input
          aria-label={labels.reviewer}
          data-testid="reviewer-name"
          maxLength={60}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setSaid('');
          }}
          onPressEnter={(event) => !event.nativeEvent.isComposing && void save()}
        />
        <Button type="primary" data-testid="reviewer-save" onClick={() => void save()}>
          {words.actions.save}
        </Button>
        <span role="status">{said}</span>
      </div>
    </Setting>
  );
}
