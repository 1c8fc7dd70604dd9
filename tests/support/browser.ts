import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
];

/**
 * Launches the system's Chromium: the one in the variable CHROMIUM, or one in a usual place.
 *
 * @throws Error that says how to get one
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], ...PLACES].find(
    (place) => place !== undefined && place !== '' && existsSync(place),
  );
  if (executablePath === undefined)
    throw new Error(
      'The tests of the HTML pages need a Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.',
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Only a wait that never ends takes this long, even on a machine that is busy with other tests. */
const PATIENCE_MS = 600_000;

export async function newPage(
  browser: Browser,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}
