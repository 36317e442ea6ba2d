import { placeWords } from '../words/place.js';
import { showMessage, type Desk } from './desk.js';

/** Moves the workspace to another folder. False where it was refused; the message is shown by then. */
export async function movePlace(desk: Desk, folder: string): Promise<boolean> {
  const done = await desk.ask('place.move', { folder });
  if (done !== null) showMessage(desk, 'notice', placeWords.moved(done.path));
  return done !== null;
}

/** Removes the workspace's file at a former place. */
export async function leavePlace(desk: Desk, path: string): Promise<boolean> {
  const done = await desk.ask('place.leave', { path });
  if (done !== null) showMessage(desk, 'notice', placeWords.left(done.backups));
  return done !== null;
}
