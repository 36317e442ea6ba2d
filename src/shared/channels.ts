/** Names of the three channels between the preload and the Electron host. Nothing else crosses that boundary. */
export const CHANNELS = { call: 'desk:call', upload: 'desk:upload', event: 'desk:event' } as const;
