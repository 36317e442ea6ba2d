import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryWorkspace } from './main/workspace/samples.js';
import { afterThisTest, tidyUp } from './tidy.js';

describe('what a test leaves', () => {
  const folder: string[] = [];

  it('is there while it runs', () => {
    folder.push(temporaryFolder());
    temporaryWorkspace();
    expect(existsSync(folder[0]!)).toBe(true);
  });

  it('is gone when the next one begins', () => {
    expect(existsSync(folder[0]!)).toBe(false);
  });

  it('is put away from the last to the first, and all of it although one complains', async () => {
    const done: string[] = [];
    afterThisTest(() => void done.push('folder'));
    afterThisTest(() => {
      throw new Error('cannot close');
    });
    afterThisTest(async () => void done.push('desk'));
    await expect(tidyUp()).rejects.toThrow('cannot close');
    expect(done).toEqual(['desk', 'folder']);
  });
});
