/** A file ready for download under `bridge.downloadUrl(token)`. */
export type ExportedFile = { readonly token: string; readonly fileName: string; readonly size: number };
