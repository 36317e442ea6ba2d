import { resolve } from 'node:path';
import { startDesk, type DeskClient } from '../desk/client.js';
import { messageOf } from '../desk/trouble.js';
import type { Reply } from '../../shared/desk-api.js';
import { CommandFailure } from './command.js';

/** Opens a workspace, lets `use` work in it and closes it whatever happens. Throws `CommandFailure` where it cannot be opened. */
export async function withDesk<Value>(
  workspacePath: string,
  use: (desk: DeskClient) => Promise<Value>,
): Promise<Value> {
  let desk: DeskClient;
  try {
    desk = await startDesk({ workspacePath: resolve(workspacePath), host: 'loopback' });
  } catch (error) {
    throw new CommandFailure(messageOf(error));
  }
  try {
    return await use(desk);
  } finally {
    await desk.close();
  }
}

/** The value of a reply; a refusal of the desk ends the command with its message. */
export function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw new CommandFailure(reply.error.message, reply.error.code === 'internal' ? 3 : 2);
}
