/**
 * Takes the screenshots in docs/images/ from real gradings: `npm run screenshots`. Needs a system
 * Chromium. Run it after changing how the pages look.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import type { Page } from 'playwright-core';
import { LabSubmission } from '../grader/lab/site/submission';
import { writeSite } from '../grader/lab/site/write-site';
import { overrideColumns } from '../grader/results/override';
import { writeClassReports } from '../grader/report/class-reports';
import { readGradedClass } from '../grader/report/graded-class';
import { inRepository } from '../grader/platform/root';
import { writeWhole } from '../grader/platform/write-whole.mjs';
import { launchChromium } from '../tests/support/browser';
import {
  gradeAnswers,
  mixedAnswers,
  mixedStudent,
  recordWithout,
  writeClass,
  type GradedSubmission,
} from '../tests/support/graded-class';
import { classFiles, submissionFiles } from '../grader/results/layout';

const names =
  'abel bohr curie dirac euler fermi gauss hopper ising joule kelvin lamarr meitner noether ohm planck rubin somerville turing wu'.split(
    ' ',
  );
const GRADINGS = 10;

const submitted = (exercise: string, file: string): string =>
  readFileSync(inRepository('tests', 'submissions', exercise, file), 'utf8').replace(
    /^\/\/ expect: .*\n/,
    '',
  );

/** The submission on the screenshots: its mistakes show different drawings. */
const shown = {
  '1-attention/scaled-dot-product-attention.ts': submitted(
    'scaled-dot-product-attention',
    'mask-after-softmax.ts',
  ),
  '4-diffusion/noise-schedule.ts': readFileSync(
    inRepository('solutions', '4-diffusion', 'noise-schedule.ts'),
    'utf8',
  ).replace('tf.linspace(betaStart', 'tf.linspace(0'),
};

async function makeClass(out: string): Promise<void> {
  const pool: GradedSubmission[] = [];
  for (let i = 0; i < GRADINGS; i++) pool.push(await gradeAnswers(mixedAnswers(i)));
  const students = new Map(names.map((name, i) => [name, mixedStudent(pool, name, i)]));
  students.set('noether', await gradeAnswers(shown));
  writeClass(out, students, [
    recordWithout('zuse', 'unreadable', 'there is neither exercises/ nor a module folder'),
  ]);
  writeWhole(
    path.join(out, classFiles.overrides),
    stringify([
      [...overrideColumns],
      ['curie', 'noise-schedule', 2, 'handed in on paper', 'Grace'],
      ['planck', '', -3, 'two days late', 'Grace'],
    ]),
  );
  writeClassReports(readGradedClass(out));
}

/** The lab with the model answers of the course. */
async function makeLab(out: string): Promise<void> {
  const root = inRepository('solutions');
  await writeSite(out, new LabSubmission(root, out, undefined));
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'screenshots-'));
const images = inRepository('docs', 'images');
const browser = await launchChromium();
try {
  const out = path.join(folder, 'autumn');
  await makeClass(out);
  mkdirSync(images, { recursive: true });
  const shoot = async (
    file: string,
    image: string,
    { colorScheme, prepare }: { colorScheme: 'light' | 'dark'; prepare?: string },
  ): Promise<void> => {
    const page = await browser.newPage({ viewport: { width: 1_200, height: 860 }, colorScheme });
    await page.goto(pathToFileURL(path.join(out, file)).href);
    if (prepare !== undefined) await page.evaluate(prepare);
    await page.screenshot({ path: path.join(images, image) });
    await page.close();
  };
  const jump = (id: string, check: number): string => `
    document.querySelectorAll('#${id} details.check').forEach((each, i) => { each.open = i === ${String(check)}; });
    document.getElementById('${id}').scrollIntoView();`;
  await shoot(classFiles.page, 'class.png', { colorScheme: 'light' });
  await shoot(classFiles.page, 'class-table.png', {
    colorScheme: 'light',
    prepare:
      "document.querySelector('.students th.total button').click(); document.getElementById('students-title').scrollIntoView();",
  });
  await shoot(`noether/${submissionFiles.report}`, 'submission.png', {
    colorScheme: 'light',
    prepare: jump('scaled-dot-product-attention', 3),
  });
  await shoot(`noether/${submissionFiles.report}`, 'submission-dark.png', {
    colorScheme: 'dark',
    prepare: jump('noise-schedule', 2),
  });
  const lab = path.join(folder, 'lab');
  await makeLab(lab);
  const openLab = async (view: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
    await page.goto(`${pathToFileURL(path.join(lab, 'index.html')).href}#${view}`);
    await page.locator('.tour button').last().click();
    return page;
  };
  const attention = await openLab('attention');
  await attention.locator('.weights td[data-value]').first().waitFor();
  await attention.locator('.mask td[data-value]').first().waitFor();
  await attention.screenshot({ path: path.join(images, 'lab-attention.png') });
  const diffusion = await openLab('diffusion');
  await diffusion.locator('.reverse .numbers').nth(1).waitFor();
  await diffusion.getByLabel('Shown state').fill('52');
  await diffusion.locator('.reverse').screenshot({ path: path.join(images, 'lab-diffusion.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
