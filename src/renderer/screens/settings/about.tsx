import { useState, type JSX } from 'react';
import { Button, Modal } from 'antd';
import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { Licences, SelfTestLine } from '../../../shared/desk-api.js';
import { useDesk } from '../../state/desk.js';
import { words } from '../../words.js';

const labels = words.settings;
const ICONS = { ok: CheckCircleOutlined, failed: CloseCircleOutlined, absent: MinusCircleOutlined } as const;

type Line = Omit<SelfTestLine, 'step'> & { readonly step: SelfTestLine['step'] | 'fonts' };

/** The page's own part of the self-test: the font it is drawn with. */
async function fontLine(): Promise<Line> {
  const loaded = await document.fonts.load('16px "Noto Sans SC Variable"', '勾稽').catch(() => []);
  return {
    step: 'fonts',
    state: loaded.length > 0 ? 'ok' : 'failed',
    says: loaded.length > 0 ? labels.fontsThere : labels.fontsMissing,
  };
}

/** 离线自检. One line for each thing that was tried; icon and word, colour only helps. */
export function SelfTest(): JSX.Element {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const run = async (): Promise<void> => {
    setBusy(true);
    const found = await desk.ask('app.selfTest', {});
    const font = await fontLine();
    setLines([...(found ?? []), font]);
    setBusy(false);
  };
  return (
    <>
      <Button data-testid="self-test" loading={busy} onClick={() => void run()}>
        {busy ? labels.selfTestRuns : labels.runSelfTest}
      </Button>
      <div role="status">
        <ul className="desk-self-test">
          {lines.map(({ step, state, says }) => {
            const Icon = ICONS[state];
            return (
              <li key={step} data-testid="self-test-line" data-state={state}>
                <Icon aria-hidden /> <strong>{labels.steps[step]}</strong> {labels.stepStates[state]}
                <span className="desk-soft">{says}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

/** 第三方许可. What ships with the program, and under which words. */
export function LicencesButton(): JSX.Element {
  const desk = useDesk();
  const [shown, setShown] = useState<Licences | null>(null);
  const open = async (): Promise<void> => setShown(await desk.ask('app.licences', {}));
  return (
    <>
      <Button data-testid="licences" onClick={() => void open()}>
        {labels.licencesOpen}
      </Button>
      <Modal
        open={shown !== null}
        destroyOnHidden
        width="min(900px, 96vw)"
        title={labels.licences}
        footer={null}
        onCancel={() => setShown(null)}
      >
        {shown !== null && (
          <div className="desk-licences" tabIndex={0} role="region" aria-label={labels.licences}>
            {shown.packages.map(({ name, version, licence, text }) => (
              <details key={`${name} ${version}`}>
                <summary>
                  {name} {version}　{licence}
                </summary>
                <pre aria-label={labels.licenceOf(name)}>
                  {text === null ? labels.noLicenceText : (shown.texts[text] ?? '')}
                </pre>
              </details>
            ))}
          </div>
        )}
      </Modal>
    </>
  );
}
