import { showMessage, type Desk } from './desk.js';

/** Hands a file the reviewer chose to the program. Null where that failed; the message (`unreadable`, of a file) is shown by then. */
export async function handIn(desk: Desk, file: File, unreadable: (name: string) => string): Promise<string | null> {
  const { name } = file;
  try {
    const reply = await desk.bridge.upload(name, await file.arrayBuffer());
    if (reply.ok) return reply.value.token;
    showMessage(desk, 'error', reply.error.message);
  } catch {
    // A file too large for memory, or one that was taken away meanwhile.
    showMessage(desk, 'error', unreadable(name));
  }
  return null;
}
