import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { checkpointFile, writeCheckpoint } from '../../grader/train/checkpoint';
import { MODEL, RECIPES } from '../../grader/train/configuration';
import { initialParameters, untrained } from '../../grader/train/parameters';
import { launchChromium, newPage } from './browser';
import { fileOf, startLab, type StartedLab } from './lab';

export const VIEWS = ['attention', 'block', 'language', 'diffusion', 'physics', 'checks'] as const;
export type View = (typeof VIEWS)[number];

/** The words that the page begins with. */
export const WORDS = 'the cat saw the dog near the tree'.split(' ');

/** The seed of the model that the page loads. */
export const OTHER_SEED = 7;

/** The diffusion that the page begins with. */
export const SCHEDULE = {
  numSteps: 60,
  betaStart: 0.001,
  betaEnd: 0.2,
  mixture: 'ring',
  points: 2_000,
} as const;

/** The lab of a submission that holds the model answers at first, open in a browser. */
export class LabPage {
  /** What the page refused or threw. */
  readonly problems: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly browser: Browser,
    private readonly lab: StartedLab,
    readonly page: Page,
  ) {
    page.on('pageerror', ({ message }) => this.problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  static async open(): Promise<LabPage> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lab-'));
    cpSync('solutions', path.join(folder, 'exercises'), { recursive: true });
    const out = path.join(folder, 'out');
    writeCheckpoint(checkpointFile(out, 'gpt'), {
      ...{ stage: 'gpt', step: 0, seed: OTHER_SEED, model: MODEL, recipe: RECIPES.gpt },
      ...{ losses: [], samples: [], before: {} },
      state: untrained(initialParameters(MODEL, OTHER_SEED)),
    });
    const [browser, lab] = await Promise.all([launchChromium(), startLab(folder, '--out', out)]);
    const opened = new LabPage(folder, browser, lab, await newPage(browser));
    await opened.page.goto(lab.url);
    await opened.page.locator('.tour button').last().click();
    return opened;
  }

  async close(): Promise<void> {
    this.lab.stop();
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The submission's folder with the modules. */
  get root(): string {
    return path.join(this.folder, 'exercises');
  }

  save(exercise: string, source: string): void {
    writeFileSync(path.join(this.root, fileOf(exercise)), source);
  }

  async show(view: View): Promise<void> {
    await this.page.locator(`nav a[href="#${view}"]`).click();
  }

  /** Waits until elements have these numbers in their attributes, to 1e-4. */
  async until(
    selector: string,
    expected: ArrayLike<number>,
    names: readonly string[] = ['data-value'],
  ): Promise<void> {
    await this.page
      .waitForFunction(
        ([elements, attributes, wanted]) => {
          const found = [...document.querySelectorAll(elements)].flatMap((element) =>
            attributes.map((name) => Number(element.getAttribute(name))),
          );
          return (
            found.length === wanted.length &&
            found.every((each, i) => Math.abs(each - (wanted[i] ?? 0)) < 1e-4)
          );
        },
        [selector, names, Array.from(expected)] as const,
      )
      .catch(async () => {
        // Says what differs.
        expect(await this.numbersIn(selector, names)).toEqual(Array.from(expected));
      });
  }

  numbersIn(selector: string, names: readonly string[]): Promise<number[]> {
    return this.page
      .locator(selector)
      .evaluateAll(
        (elements, attributes) =>
          elements.flatMap((element) => attributes.map((name) => Number(element.getAttribute(name)))),
        [...names],
      );
  }

  /** The ends of the curve of a training. */
  async curve(): Promise<{ readonly first: number; readonly last: number }> {
    const text = await this.page
      .getByRole('img', { name: 'Loss before each step' })
      .getAttribute('aria-label');
    const [, first, last] = /your loss: (\S+) … (\S+);/.exec(text ?? '') ?? [];
    return { first: Number(first), last: Number(last) };
  }

  /** Waits until as many elements are there. */
  async count(selector: string, count: number): Promise<void> {
    await this.page.waitForFunction(
      ([elements, wanted]) => document.querySelectorAll(elements).length === wanted,
      [selector, count] as const,
    );
  }
}
