import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defaultWorkspacePath } from '../desk/workspace-path.js';

/** Makes the folder of the default workspace on the first start. A folder somebody named is theirs to make. */
export async function makeDefaultFolder(
  workspacePath: string,
  standard: string = defaultWorkspacePath(),
): Promise<void> {
  if (workspacePath === standard) await mkdir(dirname(standard), { recursive: true });
}
