import { useEffect, useMemo, useSyncExternalStore, type JSX } from 'react';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import { Frame } from './frame/frame.js';
import { DeskProvider, type Desk } from './state/desk.js';
import { keepView } from './state/kept-view.js';
import { startDesk } from './state/loading.js';
import { clearReadMessages } from './state/read-messages.js';
import { useStore } from './state/store.js';
import { guardUnsaved } from './state/unsaved.js';
import { componentTheme, paletteVariables } from './theme.js';

/** The page: the desk inside its theme and language. */
export function App({ desk }: { readonly desk: Desk }): JSX.Element {
  useEffect(() => startDesk(desk), [desk]);
  useEffect(() => guardUnsaved(desk), [desk]);
  useEffect(() => keepView(desk), [desk]);
  useEffect(() => clearReadMessages(desk), [desk]);
  const dark = useDark(desk);
  const theme = useMemo(() => componentTheme(dark), [dark]);
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    for (const [name, value] of Object.entries(paletteVariables(dark))) style.setProperty(name, value);
    style.colorScheme = dark ? 'dark' : 'light';
    dataset['appearance'] = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <DeskProvider value={desk}>
        <Frame dark={dark} />
      </DeskProvider>
    </ConfigProvider>
  );
}

/** Whether the page is dark: the reviewer's choice, else the desktop's. */
function useDark(desk: Desk): boolean {
  const chosen = useStore(desk.store, (state) => state.appearance);
  const system = useSyncExternalStore(subscribeToSystem, () => systemDark().matches);
  return chosen === 'system' ? system : chosen === 'dark';
}

function systemDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function subscribeToSystem(listener: () => void): () => void {
  const query = systemDark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
