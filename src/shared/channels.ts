/** Names of the four channels between the preload and the Electron host. Nothing else crosses that boundary. */
export const CHANNELS = {
  call: 'desk:call',
  upload: 'desk:upload',
  event: 'desk:event',
  folder: 'desk:folder',
} as const;
