import { describe, expect, it } from 'vitest';
import {
  isAllowedPermission,
  isAllowedRequest,
  isOwnOrigin,
  isTrustedSender,
  OFFLINE_SWITCHES,
  PAGE_ADDRESS,
  PAGE_SCHEME,
  windowOptions,
} from '../../../../src/main/hosts/electron/policy.js';

const FOREIGN = [
  'http://desk/',
  'https://desk/index.html',
  'file:///etc/passwd',
  'app://other/',
  'app://desk.evil.example/',
  'app://evil.example/?app://desk/',
  'app://user@desk/',
  'app://user:word@desk/',
  'app://desk:80/',
  'app:desk',
  'apps://desk/',
  'data:text/html,app://desk/',
  'blob:app://desk/1',
  'javascript:0',
  'about:blank',
  'devtools://devtools/bundled/inspector.html',
  'ws://desk/',
  'desk',
  '',
];

describe('the policy of the Electron host', () => {
  it('knows its own page', () => {
    for (const own of [PAGE_ADDRESS, 'app://desk/index.html', 'app://desk/assets/a.js?x#y', 'APP://desk/']) {
      expect([own, isOwnOrigin(own), isAllowedRequest(own)]).toEqual([own, true, true]);
    }
  });

  it.each(FOREIGN)('takes %j for foreign: no request, no message, no permission', (address) => {
    expect([
      isOwnOrigin(address),
      isAllowedRequest(address),
      isTrustedSender({ url: address, parent: null }),
      isAllowedPermission('clipboard-sanitized-write', address),
    ]).toEqual([false, false, false, false]);
  });

  it('listens to the top frame only', () => {
    expect(isTrustedSender({ url: PAGE_ADDRESS, parent: null })).toBe(true);
    expect(isTrustedSender({ url: PAGE_ADDRESS, parent: { url: PAGE_ADDRESS } })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });

  it('grants its page the writing of the clipboard and nothing else', () => {
    expect(isAllowedPermission('clipboard-sanitized-write', PAGE_ADDRESS)).toBe(true);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      '',
    ]) {
      expect([permission, isAllowedPermission(permission, PAGE_ADDRESS)]).toEqual([permission, false]);
    }
  });

  it('opens a window that keeps the page away from Node and from the network', () => {
    const { webPreferences, ...rest } = windowOptions('/program/preload.cjs');
    expect(webPreferences).toEqual({
      preload: '/program/preload.cjs',
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
      devTools: false,
      spellcheck: false,
    });
    expect(rest).toMatchObject({ width: 1366, height: 768, show: false, windowStatePersistence: true, name: 'desk' });
  });

  it('starts Chromium so that no name is resolved and nothing is fetched in the background', () => {
    const switches = new Map(OFFLINE_SWITCHES.map(([name, value]) => [name, value] as const));
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect([...switches.keys()]).toEqual(
      expect.arrayContaining([
        'no-proxy-server',
        'disable-background-networking',
        'disable-component-update',
        'no-pings',
      ]),
    );
  });

  it('registers a secure scheme that does not pass by the content security policy', () => {
    expect(PAGE_SCHEME.privileges).toMatchObject({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
      bypassCSP: false,
      allowServiceWorkers: false,
    });
  });
});
