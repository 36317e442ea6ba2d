/** What the Electron host decides. Pure, so that the lines that need a running Electron hold no decision. */
import type { BrowserWindowConstructorOptions, CustomScheme } from 'electron';

const SCHEME = 'app';
const HOST = 'desk';

/** Where the page is. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`;

/** Our own scheme: an origin of its own, with fetch, and with compiled scripts kept between starts. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    bypassCSP: false,
    corsEnabled: false,
    allowServiceWorkers: false,
    allowExtensions: false,
    stream: false,
  },
};

/** Chromium's own reasons to use a network, switched off before it starts; no name is ever resolved. */
export const OFFLINE_SWITCHES: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-pings'],
];

/** Whether an address is of our own page. Parsed, never searched: `app://desk@other/` is somebody else's. */
export function isOwnOrigin(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (
    url.protocol === `${SCHEME}:` &&
    url.hostname === HOST &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** The frame a message came from, as Electron tells it; null where the frame is gone already. */
export type SenderFrame = { readonly url: string; readonly parent: unknown } | null;

/** Only the top frame of our own page may speak to the desk. */
export function isTrustedSender(frame: SenderFrame): boolean {
  return frame !== null && frame.parent === null && isOwnOrigin(frame.url);
}

/** Only our own scheme is ever loaded; every other request is cancelled before it leaves the process. */
export function isAllowedRequest(address: string): boolean {
  return isOwnOrigin(address);
}

/** Writing to the clipboard is what copying cells needs; nothing else is granted. */
export function isAllowedPermission(permission: string, requestingOrigin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnOrigin(requestingOrigin);
}

/** Options of the one window. The safe settings are Electron's defaults; they are written out so that a test holds them. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    name: 'desk',
    title: '勾稽',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    windowStatePersistence: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      // Developers use the loopback host and the browser's own tools.
      devTools: false,
      // Chromium fetches dictionaries from the network.
      spellcheck: false,
    },
  };
}
