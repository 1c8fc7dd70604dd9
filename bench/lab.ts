/**
 * Measures the lab: `npm run bench:lab`, with `-- --rounds 7`. Needs a Chromium (see
 * tests/support/browser.ts). Prints medians, and the load of the machine.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { trainScene, untrainedState } from '../grader/lab/scenes/language-model';
import { inRepository } from '../grader/platform/root';
import { launchChromium } from '../tests/support/browser';
import { computeWithWasm, fileOf, solutionOf, toolsFor } from '../tests/support/lab';
import { median } from './processes';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);

interface OpenLab {
  readonly page: Page;
  /** Milliseconds from the command to its address, to the first paint, and to the page's views. */
  readonly toAddress: number;
  readonly toPaint: number;
  readonly toPicture: number;
  readonly close: () => Promise<void>;
}

/** Starts the lab as a student does, and opens it in a browser that runs already. */
async function openLab(browser: Browser, submission: string): Promise<OpenLab> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const seen = globalThis as { labDrawn?: number };
    new MutationObserver(() => {
      if (seen.labDrawn === undefined && document.querySelector('main h2') !== null)
        requestAnimationFrame(() => (seen.labDrawn ??= Date.now()));
    }).observe(document, { childList: true, subtree: true });
  });
  const began = Date.now();
  const npm = process.env['npm_execpath'];
  const command =
    npm === undefined
      ? ['scripts/run.mjs', 'grader/cli/main.ts', 'lab']
      : [npm, 'run', '--silent', 'lab', '--'];
  const child = spawn(process.execPath, [...command, '--submission', submission], {
    ...{ cwd: inRepository(), stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  });
  // npm starts the lab in a process of its own.
  const end = (): void => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid);
  };
  process.once('exit', end);
  const url = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const toAddress = Date.now() - began;
  await page.goto(url);
  await page.waitForFunction(() => 'labDrawn' in globalThis);
  const drawn = await page.evaluate(() => (globalThis as { labDrawn?: number }).labDrawn ?? Number.NaN);
  const painted = await page.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    return performance.timeOrigin + (first?.startTime ?? Number.NaN);
  });
  await page.locator('.tour button').last().click();
  return {
    ...{ page, toAddress, toPaint: painted - began, toPicture: drawn - began },
    close: async () => {
      await page.close();
      process.off('exit', end);
      end();
    },
  };
}

/** Milliseconds from a saved file to the numbers on the page. */
async function editToPicture({ page }: OpenLab, submission: string): Promise<number> {
  const file = path.join(submission, 'exercises', fileOf('causal-mask'));
  const isRight = readFileSync(file, 'utf8').includes('lessEqual');
  const [now, then] = isRight
    ? (['lessEqual', 'greaterEqual'] as const)
    : (['greaterEqual', 'lessEqual'] as const);
  const changed = page.evaluate(
    (value) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const cell = document.querySelectorAll('.mask td[data-value]')[1];
          if (cell?.getAttribute('data-value') !== value) requestAnimationFrame(look);
          else resolve(Date.now());
        };
        look();
      }),
    isRight ? '1' : '0',
  );
  const began = Date.now();
  writeFileSync(file, readFileSync(file, 'utf8').replace(now, then));
  return (await changed) - began;
}

/** How fast the page shows 60 steps of 2,000 points on the wasm backend, and how long they take. */
async function reverseProcess({ page }: OpenLab): Promise<{ readonly fps: number; readonly ms: number }> {
  await page.locator('nav a[href="#attention"]').click();
  await page.locator('nav a[href="#diffusion"]').click();
  await page.locator('.reverse .ddpm').waitFor();
  const began = Date.now();
  await page.locator('.reverse .ddpm .numbers').waitFor();
  const ms = Date.now() - began;
  await page.locator('.reverse .ddim .numbers').waitFor();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.locator('[data-fps]').waitFor();
  return { ms, fps: Number(await page.locator('[data-fps]').getAttribute('data-fps')) };
}

const STEPS = 20;

/** Milliseconds for each step of a training in the page. */
async function trainInPage({ page }: OpenLab): Promise<number> {
  await page.locator('nav a[href="#language"]').click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const at = (steps: number): Promise<number> =>
    page
      .waitForFunction(
        (wanted) =>
          Number(document.querySelector('[data-steps]')?.getAttribute('data-steps')) >= wanted && Date.now(),
        steps,
      )
      .then((handle) => handle.jsonValue() as Promise<number>);
  const began = await at(10);
  const ended = await at(10 + STEPS);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.locator('nav a[href="#attention"]').click();
  return (ended - began) / STEPS;
}

/** The same in Node, with the same backend. */
async function trainerInNode(): Promise<() => number> {
  const tools = await toolsFor();
  await computeWithWasm();
  let { state } = trainScene(tools(), { state: untrainedState(), steps: 10, total: 300 });
  return () => {
    const began = performance.now();
    ({ state } = trainScene(tools(), { state, steps: STEPS, total: 300 }));
    return (performance.now() - began) / STEPS;
  };
}

const times = async <T>(count: number, make: () => T | Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let i = 0; i < count; i++) all.push(await make());
  return all;
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-lab-'));
const browser = await launchChromium();
try {
  cpSync(inRepository('solutions'), path.join(folder, 'exercises'), { recursive: true });
  writeFileSync(path.join(folder, 'exercises', fileOf('causal-mask')), solutionOf('causal-mask'));
  await (await openLab(browser, folder)).close(); // Builds what is not in the cache.
  const starts = await times(rounds, async () => {
    const lab = await openLab(browser, folder);
    await lab.close();
    return lab;
  });
  const lab = await openLab(browser, folder);
  await lab.page.locator('.mask td[data-value]').first().waitFor();
  const edits = await times(rounds, () => editToPicture(lab, folder));
  await lab.page.locator('select').first().selectOption('wasm');
  const films = await times(rounds, () => reverseProcess(lab));
  const inNode = await trainerInNode();
  const trainings = await times(rounds, async () => ({ page: await trainInPage(lab), node: inNode() }));
  await lab.close();
  const row = (name: string, goal: string, value: string): string => `| ${name} | ${goal} | ${value} |`;
  const ms = (all: readonly number[]): string => `${median(all).toFixed(0)} ms`;
  console.log(
    [
      `Node ${process.versions.node}, Chromium ${browser.version()}, ${String(os.availableParallelism())} cores, load ${os
        .loadavg()
        .map((each) => each.toFixed(1))
        .join(' ')}, ${String(rounds)} rounds\n`,
      '| the lab | goal | median |',
      '| --- | ---: | ---: |',
      row('from `npm run lab` to its address', '', ms(starts.map(({ toAddress }) => toAddress))),
      row('from `npm run lab` to the first paint', '1000 ms', ms(starts.map(({ toPaint }) => toPaint))),
      row('from `npm run lab` to the views', '', ms(starts.map(({ toPicture }) => toPicture))),
      row('from saving a file to its numbers', '500 ms', ms(edits)),
      row('60 reverse steps of 2,000 points, computed', '', ms(films.map((film) => film.ms))),
      row('the same as a film, frames a second', '30', median(films.map(({ fps }) => fps)).toFixed(0)),
      row('a step of the GPT’s training, in the page', '', ms(trainings.map(({ page }) => page))),
      row(
        'the same by that in Node',
        '1.5',
        median(trainings.map(({ page, node }) => page / node)).toFixed(2),
      ),
    ].join('\n'),
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
