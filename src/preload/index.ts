/**
 * The bridge of the Electron host: five functions and nothing else reach the page. Runs sandboxed, so it is built as one
 * CommonJS file that requires only `electron`; the channel's own objects (ipcRenderer, its events) never leave it.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS } from '../shared/channels.js';
import type { DeskBridge, DeskEvent } from '../shared/desk-api.js';

const desk: DeskBridge = {
  call: (operation, input) => ipcRenderer.invoke(CHANNELS.call, operation, input),
  subscribe: (listener) => {
    const forward = (_event: IpcRendererEvent, event: DeskEvent): void => listener(event);
    ipcRenderer.on(CHANNELS.event, forward);
    // A body in braces: returning the call's value would hand ipcRenderer itself to the page.
    return () => {
      ipcRenderer.removeListener(CHANNELS.event, forward);
    };
  },
  upload: (name, bytes) => ipcRenderer.invoke(CHANNELS.upload, name, bytes),
  downloadUrl: (token) => `/file/${encodeURIComponent(token)}`,
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.folder),
};

contextBridge.exposeInMainWorld('desk', desk);
