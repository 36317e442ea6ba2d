/**
 * Takes the pictures of docs/images from the running program over the samples: `npm run pictures`.
 * Without the variable nothing is written and the test only says so by being skipped.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openPage, ROOT, scratch, startDesk } from './harness.js';

const FOLDER = join(ROOT, 'docs', 'images');

it.runIf(process.env['GOUJI_PICTURES'] === '1')('takes the pictures of the manual', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const place = scratch();
  const desk = await startDesk({
    workspace: join(place.folder, 'pictures.gouji'),
    files: [join(ROOT, 'resources', 'samples')],
  });
  const browser = await launchBrowser();
  try {
    const { page, problems } = await openPage(browser, desk.address);
    const picture = async (name: string): Promise<void> => {
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    };
    await page.getByTestId('document-row').first().waitFor();
    await picture('library');
    await page.getByTestId('nav-review').click();
    await page.getByTestId('finding-row').first().click();
    await page.getByTestId('evidence').waitFor();
    await picture('desk');
    await page.getByTestId('note-save').click();
    await page.getByTestId('note-saved').waitFor();
    await page.getByTestId('nav-compare').click();
    await page.getByTestId('compare-grid').waitFor();
    await picture('compare');
    await page.getByTestId('nav-ledger').click();
    await picture('ledger');
    await page.getByTestId('nav-rules').click();
    await picture('rules');
    await page.getByTestId('nav-settings').click();
    await picture('settings');
    expect(problems()).toEqual([]);
  } finally {
    await browser.close();
    await desk.close();
    place.remove();
  }
});
