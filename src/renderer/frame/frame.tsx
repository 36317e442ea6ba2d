import { useCallback, useMemo, useRef, type JSX } from 'react';
import { CompareScreen } from '../screens/compare/compare-screen.js';
import { LedgerScreen } from '../screens/ledger/ledger-screen.js';
import { LibraryScreen } from '../screens/library/library-screen.js';
import { ReviewScreen } from '../screens/review/review-screen.js';
import { ExportDialog } from '../screens/export/export-dialog.js';
import { RulesScreen } from '../screens/rules/rules-screen.js';
import { SettingsScreen } from '../screens/settings/settings-screen.js';
import { AppearanceContext } from '../components/appearance.js';
import { useDesk, useDeskState } from '../state/desk.js';
import type { Screen } from '../state/model.js';
import { words } from '../words.js';
import { DropZone } from './drop-zone.js';
import { FilePickers, type Pickers } from './file-pickers.js';
import { Header } from './header.js';
import { KeysOverlay } from './keys-overlay.js';
import { Messages } from './messages.js';
import { Rail } from './rail.js';
import { StatusBar } from './status-bar.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useKeys } from './use-keys.js';
import { VersionsDialog } from '../screens/versions/versions-dialog.js';
import { openExport } from '../state/export-view.js';

const SCREEN_VIEWS: Readonly<Record<Screen, (props: { readonly pickers: Pickers }) => JSX.Element>> = {
  library: LibraryScreen,
  review: ReviewScreen,
  compare: CompareScreen,
  ledger: LedgerScreen,
  rules: RulesScreen,
  settings: SettingsScreen,
};

/** 框架. Header, rail, the screen, status bar. */
export function Frame({ dark }: { readonly dark: boolean }): JSX.Element {
  const desk = useDesk();
  const screen = useDeskState((state) => state.screen);
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const pickFiles = useCallback(() => fileInput.current?.click(), []);
  const pickFolder = useCallback(() => folderInput.current?.click(), []);
  const commands = useMemo(
    () => ({ pickFiles, startExport: () => openExport(desk, { kind: 'opinion' }) }),
    [desk, pickFiles],
  );
  useKeys(commands);
  useKeptFocus(screen);
  const View = SCREEN_VIEWS[screen];
  return (
    <AppearanceContext value={dark}>
      <div className="desk-frame">
        <a className="desk-skip" href="#screen">
          {words.skip}
        </a>
        <Header pickFiles={pickFiles} />
        <Rail />
        <main id="screen" className={`desk-main desk-main-${screen}`} tabIndex={-1} aria-label={words.screens[screen]}>
          <Messages />
          <View pickers={{ pickFiles, pickFolder }} />
        </main>
        <StatusBar />
        <FilePickers fileInput={fileInput} folderInput={folderInput} />
        <DropZone />
        <ExportDialog />
        <VersionsDialog />
        <KeysOverlay />
      </div>
    </AppearanceContext>
  );
}
