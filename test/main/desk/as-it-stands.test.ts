import { expect, it, vi } from 'vitest';
import { asItStands } from '../../../src/main/desk/as-it-stands.js';
import { chosenBatch, keepUnlogged, readSetting } from '../../../src/main/workspace/index.js';
import { temporaryWorkspace } from '../workspace/samples.js';

it('takes what was made in turns as long as nothing was written meanwhile', async () => {
  const workspace = temporaryWorkspace();
  const atOnce = vi.fn<() => string>();
  const made = await asItStands(
    workspace,
    async () => {
      await Promise.resolve(chosenBatch(workspace));
      return 'in turns';
    },
    atOnce,
  );
  expect(made).toBe('in turns');
  expect(atOnce).not.toHaveBeenCalled();
});

it('makes it anew of what was written meanwhile', async () => {
  const workspace = temporaryWorkspace();
  const said = (): string | null => readSetting(workspace, 'x');
  keepUnlogged(workspace, 'x', 'before');
  const making = asItStands(
    workspace,
    async () => {
      const first = said();
      await new Promise(setImmediate);
      return first;
    },
    said,
  );
  keepUnlogged(workspace, 'x', 'after');
  expect(await making).toBe('after');
});

it('gives nothing of a workspace that was closed meanwhile', async () => {
  const workspace = temporaryWorkspace();
  const making = asItStands(
    workspace,
    async () => 'in turns',
    () => 'at once',
  );
  workspace.close();
  expect(await making).toBeNull();
});
