/**
 * The Electron host: one window on our own scheme, three questions and one event between page and desk. Every decision is in
 * policy.ts, launch.ts and the files shared with the loopback host, where tests reach it without Electron.
 */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  utilityProcess,
  type IpcMainInvokeEvent,
} from 'electron';
import { CHANNELS } from '../../../shared/channels.js';
import type { DeskEvent } from '../../../shared/desk-api.js';
import { startDesk, type DeskClient } from '../../desk/client.js';
import { messageOf } from '../../desk/trouble.js';
import { defaultWorkspacePath } from '../../desk/workspace-path.js';
import { carryCall, carryUpload, refusal } from '../carrier.js';
import { makeDefaultFolder } from '../default-folder.js';
import { fileToken, findPageFile, SAFE_HEADERS } from '../page.js';
import { pageFolder, programFolder } from '../program-folder.js';
import { unsavedMessage } from '../write-problem.js';
import { parseLaunch, readLaunch, refuseSecond, type Launch } from './launch.js';
import { MENU } from './menu.js';
import { serveReaders, type ForkUtility } from './reader-processes.js';
import {
  isAllowedPermission,
  isAllowedRequest,
  isOwnOrigin,
  isTrustedSender,
  OFFLINE_SWITCHES,
  PAGE_ADDRESS,
  PAGE_SCHEME,
  windowOptions,
} from './policy.js';

function setupSession(desk: DeskClient): void {
  const own = session.defaultSession;
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url) }));
  own.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isAllowedPermission(permission, details.requestingUrl)),
  );
  own.setPermissionCheckHandler((_contents, permission, origin) => isAllowedPermission(permission, origin));
  own.setDevicePermissionHandler(() => false);
  own.protocol.handle(PAGE_SCHEME.scheme, async (request) => {
    const url = new URL(request.url);
    const file =
      isOwnOrigin(request.url) && request.method === 'GET'
        ? await findPageFile(desk, pageFolder(), url.pathname)
        : null;
    return file === null
      ? new Response('这里没有内容。导出的文件须重新导出。', { status: 404, headers: SAFE_HEADERS })
      : new Response(new Uint8Array(file.bytes), { headers: file.headers });
  });
}

function setupContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

function setupMessages(desk: DeskClient, window: BrowserWindow): void {
  const refused = refusal('internal', '请求不是来自本程序的页面，已拒绝。');
  const trusted = (event: IpcMainInvokeEvent): boolean => isTrustedSender(event.senderFrame);
  ipcMain.handle(CHANNELS.call, (event, operation: unknown, input: unknown) =>
    trusted(event) ? carryCall(desk, operation, input) : refused,
  );
  ipcMain.handle(CHANNELS.upload, (event, name: unknown, bytes: unknown) =>
    trusted(event) ? carryUpload(desk, name, bytes) : refused,
  );
  ipcMain.handle(CHANNELS.folder, async (event) => {
    if (!trusted(event)) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  });
  const tell = (event: DeskEvent): void => window.webContents.send(CHANNELS.event, event);
  const stop = desk.onEvent(tell);
  window.webContents.session.on('will-download', (_event, item) => {
    const [token, fileName] = [fileToken(new URL(item.getURL()).pathname), item.getFilename()];
    item.once('done', (_done, state) => {
      if (state !== 'interrupted' || token === null || window.isDestroyed()) return;
      void unsavedMessage(item.getSavePath(), item.getTotalBytes()).then((message) =>
        tell({ type: 'file.unsaved', token, fileName, message }),
      );
    });
  });
  window.on('closed', stop);
}

function setupWindow(): BrowserWindow {
  const window = new BrowserWindow(windowOptions(join(programFolder(), 'out', 'preload', 'index.cjs')));
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    dialog.showErrorBox('勾稽', `页面已停止运行（${details.reason}），将重新载入。已保存的内容不受影响。`);
    window.reload();
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      title: '勾稽',
      message: '有未保存的改动。关闭后不能恢复。',
      buttons: ['返回继续编辑', '放弃改动并关闭'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // Here to prevent is to let the page go in spite of its objection.
    if (answer === 1) event.preventDefault();
  });
  return window;
}

function importFiles(desk: DeskClient, files: readonly string[]): void {
  if (files.length === 0) return;
  desk.importPaths(files).catch((error: unknown) => dialog.showErrorBox('勾稽', `导入未完成：${messageOf(error)}`));
}

function setupSecondStart(desk: DeskClient, window: BrowserWindow, workspacePath: string): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    const second = readLaunch(data);
    const reason = second === null ? null : refuseSecond(workspacePath, second);
    if (reason !== null) dialog.showErrorBox('勾稽', reason);
    else importFiles(desk, second?.files ?? []);
  });
}

/** The workspace is closed before the program ends, however the end was asked for. */
function setupEnd(desk: DeskClient): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    desk
      .close()
      .catch((error: unknown) => dialog.showErrorBox('勾稽', `工作区未能正常关闭：${messageOf(error)}`))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

const forkReader: ForkUtility = (file, parameters) =>
  utilityProcess.fork(file, parameters, { serviceName: 'gouji-reader', stdio: 'ignore', execArgv: [] });

async function open(launch: Launch): Promise<void> {
  const workspacePath = launch.workspacePath ?? defaultWorkspacePath();
  await makeDefaultFolder(workspacePath);
  const ready = app.whenReady();
  const [desk] = await Promise.all([
    startDesk({ workspacePath, host: 'electron', serveReaders: (port) => serveReaders(port, forkReader, ready) }),
    ready,
  ]);
  setupEnd(desk);
  setupSession(desk);
  setupContents();
  Menu.setApplicationMenu(Menu.buildFromTemplate([...MENU]));
  const window = setupWindow();
  setupMessages(desk, window);
  setupSecondStart(desk, window, workspacePath);
  await window.loadURL(PAGE_ADDRESS);
  importFiles(desk, launch.files);
}

protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value);
const launch = parseLaunch(process.argv, [import.meta.filename, app.getAppPath()], process.cwd());
if (app.requestSingleInstanceLock(launch)) {
  open(launch).catch((error: unknown) => {
    dialog.showErrorBox('勾稽', messageOf(error));
    app.exit(2);
  });
} else {
  app.quit();
}
