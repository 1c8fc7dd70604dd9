/**
 * The lab as a site without a server, and the failed checks of a grading. Jest skips this file on
 * other systems than Linux (jest.config.mjs); on Linux it fails without Chromium.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium, newPage } from '../support/browser';
import { fileOf, startLab } from '../support/lab';
import { run } from '../support/released';

let folder: string;
let browser: Browser;
const inFolder = (...segments: string[]): string => path.join(folder, ...segments);

const runMain = (...args: readonly string[]) =>
  run(process.execPath, ['scripts/run.mjs', 'grader/cli/main.ts', ...args]);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lab-site-'));
  const wrong = 'scaled-dot-product-attention';
  cpSync('exercises', inFolder('exercises'), { recursive: true });
  cpSync(path.join('solutions', fileOf('causal-mask')), inFolder('exercises', fileOf('causal-mask')));
  cpSync(path.join('tests', 'submissions', wrong, 'no-scale.ts'), inFolder('exercises', fileOf(wrong)));
  browser = await launchChromium();
  await runMain('grade', '1-attention', '--submission', folder, '--out', inFolder('out'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a built site works from a file, loads nothing else, and has no model answers', async () => {
  const site = inFolder('site');
  const built = await runMain(
    'lab',
    '--submission',
    folder,
    '--build',
    site,
    '--results',
    inFolder('out', 'results.json'),
  );
  expect(built).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readdirSync(site).sort()).toEqual(['engine.js', 'index.html', 'lab.css', 'page.js', 'student.js']);
  expect(readFileSync(path.join(site, 'student.js'), 'utf8')).toContain('"hasModel":false');
  const page = await newPage(browser);
  const requested: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
  await page.locator('.tour button').last().click();
  await page.locator('.weights td[data-value]').first().waitFor();
  expect(requested.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  await page.locator('nav a[href="#checks"]').click();
  await page.locator('.compared').first().waitFor();
  expect(await page.locator('textarea').evaluate((box) => (box as HTMLTextAreaElement).readOnly)).toBe(true);
  expect(problems).toEqual([]);
  await page.close();
});

test('a submission reaches no other server, from a site or from the lab', async () => {
  let reached = 0;
  const other = createServer((_, response) => {
    reached += 1;
    response.end();
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((other.address() as AddressInfo).port)}/`;
  const prying = inFolder('prying');
  cpSync('exercises', path.join(prying, 'exercises'), { recursive: true });
  writeFileSync(
    path.join(prying, 'exercises', fileOf('causal-mask')),
    `import * as tf from '@tensorflow/tfjs';
    const attempts = [
      () => fetch('${url}', { mode: 'no-cors' }).catch(() => undefined),
      () => {
        const request = new XMLHttpRequest();
        request.open('GET', '${url}', false);
        request.send();
      },
      () => new WebSocket('${url.replace('http', 'ws')}'),
      () => new EventSource('${url}'),
      () => importScripts('${url}'),
      () => new Worker('${url}'),
      () => eval('1'),
    ];
    export function causalMask(length: number) {
      for (const attempt of attempts) try { attempt(); } catch { /* It is refused. */ }
      return tf.ones([length, length]).toBool();
    }`,
  );
  const site = inFolder('prying-site');
  await runMain('lab', '--submission', prying, '--build', site);
  const lab = await startLab(prying);
  try {
    for (const address of [pathToFileURL(path.join(site, 'index.html')).href, lab.url]) {
      const page = await newPage(browser);
      await page.goto(address);
      await page.locator('.mask td[data-value]').first().waitFor();
      await page.waitForTimeout(500);
      await page.close();
    }
    expect(reached).toBe(0);
  } finally {
    lab.stop();
    other.close();
  }
});

test('a failed check shows both results, which move with the input', async () => {
  const lab = await startLab(folder);
  try {
    const page = await newPage(browser);
    await page.goto(`${lab.url}#checks`);
    await page.locator('.tour button').last().click();
    await page.getByText('The largest difference is').first().waitFor();
    const box = page.getByRole('textbox');
    const input = {
      queries: [[4, 0]],
      keys: [
        [1, 0],
        [0, 0],
      ],
      values: [[1], [0]],
    };
    await box.fill(JSON.stringify(input));
    // softmax(4 / √2, 0) is right; softmax(4, 0) is what this submission computes.
    const right = 1 / (1 + Math.exp(-4 / Math.SQRT2));
    const theirs = 1 / (1 + Math.exp(-4));
    await page.waitForFunction(
      (wanted) => {
        const cells = [...document.querySelectorAll('.compared:first-of-type .heat td[data-value]')];
        const numbers = cells.map((cell) => Number(cell.getAttribute('data-value')));
        return wanted.every((value) => numbers.some((each) => Math.abs(each - value) < 1e-4));
      },
      [right, theirs, theirs - right],
    );
    await box.fill('{"queries": 1}');
    await page.getByText('the input has no `keys`').waitFor();
    await page.getByRole('button', { name: 'As graded' }).click();
    await page.getByText('The largest difference is').first().waitFor();
    await page.close();
  } finally {
    lab.stop();
  }
});
