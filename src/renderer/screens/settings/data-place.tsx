import { useState, type JSX } from 'react';
import { Button, Input, Modal } from 'antd';
import { FirstFocus } from '../../components/first-focus.js';
import { useDesk, useDeskState } from '../../state/desk.js';
import { leavePlace, movePlace } from '../../state/place.js';
import { useReading } from '../../state/reading.js';
import { useTurn } from '../../state/repeat.js';
import { placeWords as labels } from '../../words/place.js';
import { words } from '../../words.js';

/** 数据位置. The path to be copied, how much lies there, the way to another folder and the leave of the former one. */
export function DataPlace(): JSX.Element {
  const path = useDeskState((state) => state.status?.workspacePath ?? '');
  const [turn, again] = useTurn();
  const place = useReading('app.place', {}, turn);
  const [said, setSaid] = useState('');
  const [moving, setMoving] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(path);
      setSaid(labels.copied);
    } catch {
      // The browser may refuse it, and asks nobody.
      setSaid(labels.notCopied);
    }
  };
  return (
    <>
      <div className="desk-exchange-row">
        <code className="desk-path">{path}</code>
        {place && <span className="desk-soft">{labels.size(place.size)}</span>}
        <Button size="small" data-testid="copy-path" onClick={() => void copy()}>
          {labels.copy}
        </Button>
        <Button size="small" data-testid="move-place" onClick={() => setMoving(true)}>
          {labels.move}
        </Button>
        <span role="status">{said}</span>
      </div>
      {place && place.former.length > 0 && (
        <div className="desk-former-places" role="group" aria-label={labels.former}>
          <strong>{labels.former}</strong>
          {place.former.map((former) => (
            <div key={former.path} className="desk-exchange-row" data-testid="former-place">
              <code className="desk-path">{former.path}</code>
              <span className="desk-soft">{labels.size(former.size)}</span>
              <Button size="small" aria-label={labels.leaveOf(former.path)} onClick={() => setLeaving(former.path)}>
                {labels.leave}
              </Button>
            </div>
          ))}
          <p className="desk-soft">{labels.formerHint}</p>
        </div>
      )}
      {moving && <MoveDialog close={() => (setMoving(false), again())} />}
      {leaving !== null && <LeaveDialog path={leaving} close={() => (setLeaving(null), again())} />}
    </>
  );
}

type Closing = { readonly close: () => void };

/** 移到其他文件夹. The path is typed, or chosen where the host has a dialog of the system. */
function MoveDialog({ close }: Closing): JSX.Element {
  const desk = useDesk();
  const { chooseFolder } = desk.bridge;
  const [folder, setFolder] = useState('');
  const [busy, setBusy] = useState(false);
  const choose = async (): Promise<void> => {
    const chosen = await chooseFolder?.();
    if (chosen) setFolder(chosen);
  };
  const move = async (): Promise<void> => {
    if (busy || folder.trim() === '') return;
    setBusy(true);
    const done = await movePlace(desk, folder.trim());
    setBusy(false);
    // Where it was refused, the path stays to be corrected.
    if (done) close();
  };
  return (
    <Modal
      open
      destroyOnHidden
      width="min(720px, 94vw)"
      title={labels.move}
      footer={null}
      onCancel={() => !busy && close()}
    >
      <FirstFocus />
      <div className="desk-place-form">
        <label>
          <span>{labels.folder}</span>
          <Input
            data-first-focus
            data-testid="place-folder"
            maxLength={1000}
            value={folder}
            disabled={busy}
            onChange={({ target }) => setFolder(target.value)}
            onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && void move()}
          />
        </label>
        <p className="desk-soft">{labels.moveHint}</p>
        <div className="desk-exchange-row">
          {chooseFolder !== undefined && (
            <Button disabled={busy} data-testid="place-choose" onClick={() => void choose()}>
              {labels.choose}
            </Button>
          )}
          <Button disabled={busy} onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={folder.trim() === ''}
            data-testid="place-move"
            onClick={() => void move()}
          >
            {busy ? labels.moving : labels.moveNow}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** 清理原位置. Asked once more: the file is removed for good. */
function LeaveDialog({ path, close }: Closing & { readonly path: string }): JSX.Element {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    await leavePlace(desk, path);
    close();
  };
  return (
    <Modal open width="min(720px, 94vw)" title={labels.leave} footer={null} onCancel={() => !busy && close()}>
      <FirstFocus />
      <div className="desk-place-form">
        <p>{labels.leaveAsk}</p>
        <p className="desk-path">{path}</p>
        <div className="desk-exchange-row">
          <Button data-first-focus disabled={busy} onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button danger type="primary" loading={busy} data-testid="place-leave" onClick={() => void leave()}>
            {busy ? labels.leaving : labels.leaveNow}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
