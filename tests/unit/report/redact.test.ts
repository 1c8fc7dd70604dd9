/**
 * Students' copies do not depend on the inputs drawn from a private seed, whatever a submission
 * does with them.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withoutSeed } from '../../../grader/cli/student-copy';
import { coreExercises } from '../../../bench/core';
import { exercises, pathOf } from '../../../grader/course';
import { gradeSubmission } from '../../../grader/judge/grade-submission';
import { adviceOnGiven } from '../../../grader/results/advice';
import { submittedSources } from '../../../grader/submission/submitted-sources';
import { plainListing } from '../../../grader/report/code/listing';
import { encodeClassroomResult, classroomResult } from '../../../grader/report/formats/classroom';
import { ctrfReport } from '../../../grader/report/formats/ctrf';
import { gradescopeResults } from '../../../grader/report/formats/gradescope';
import { junitXml } from '../../../grader/report/formats/junit';
import { annotationsOf } from '../../../grader/report/github-actions';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { IMPORT_PROBLEM } from '../../../grader/results/import-problem';
import { renderMarkdown } from '../../../grader/report/markdown';
import type { Results } from '../../../grader/results/results';
import { renderTerminal } from '../../../grader/report/terminal';

const SEEDS = [271828182, 314159265] as const;

/** All numbers that a function was called with, as text. */
const TAKE_INPUTS = `
import * as tf from '@tensorflow/tfjs';
const numbers = (value: any): number[] =>
  value instanceof tf.Tensor ? [...value.dataSync()]
  : typeof value === 'number' ? [value]
  : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
const sum = (args: any[]): number => numbers(args).reduce((total, each) => total + Math.abs(each), 0);
const digits = (args: any[]): string => String(sum(args)).replace(/\\D/g, '');
const isOdd = (args: any[]): boolean => Math.floor(sum(args) * 1000) % 2 === 1;
`;

/** Function bodies that leak their inputs, each through another channel. */
const CHANNELS: readonly string[] = [
  'throw new Error(numbers(args).join());',
  'const e = new Error("x"); e.name = digits(args); throw e;',
  'const e = new Error("x"); e.stack = `at f (.submission.js:${1 + (Number(digits(args)) % 40)}:1)`; throw e;',
  'return { [`field${digits(args)}`]: tf.scalar(1) } as any;',
  'throw new Error(`Not started: n${digits(args)}`);',
  'throw new Error(`${digits(args)} ${isOdd(args) ? "is not allowed" : ""}`);',
  'throw new Error(`gradient function not found for Op${digits(args)}`);',
  'console.log(numbers(args)); console.error(digits(args)); return tf.zeros([1 + (Number(digits(args)) % 9), 17]) as any;',
  'return digits(args) as any;',
  'if (isOdd(args)) tf.keep(tf.scalar(sum(args))); return tf.scalar(NaN) as any;',
  'const leaves = args.filter((each) => each instanceof tf.Tensor); if (isOdd(args)) leaves.forEach((each) => each.dispose()); throw { toString: () => digits(args) };',
];

let directory = '';
const graded: Results[] = [];

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'redact-'));
  cpSync('exercises', directory, { recursive: true });
  exercises.forEach((exercise, i) => {
    const functions = exercise.definition.functions.map(
      ({ name }) =>
        `export function ${name}(...args: any[]): any { ${CHANNELS[i % CHANNELS.length] ?? ''} }\n`,
    );
    writeFileSync(path.join(directory, pathOf(exercise)), TAKE_INPUTS + functions.join(''));
  });
  for (const seed of SEEDS) graded.push(await gradeSubmission({ submission: directory, exercises, seed }));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const texts = (results: Results): string[] => [
  JSON.stringify(results),
  renderTerminal(results, { all: true }),
  renderMarkdown(results),
  JSON.stringify(annotationsOf(results)),
  JSON.stringify(gradescopeResults(results, 'visible')),
  JSON.stringify(results.exercises.map((exercise) => encodeClassroomResult(classroomResult(exercise)))),
  junitXml(results),
  JSON.stringify(ctrfReport(results)),
];

test('the full results reveal inputs', () => {
  const [one = [], other = []] = graded.map((results) =>
    results.exercises.map((each) => JSON.stringify({ ...each, duration: 0 })),
  );
  expect(one).toHaveLength(exercises.length);
  // Where an input fails that is the same in every run, it is shown with every seed.
  const revealing = one.filter((text, i) => text !== other[i]);
  expect(revealing.length).toBeGreaterThan(0);
});

test('the students’ copies for two seeds are identical', async () => {
  const sources = (await submittedSources(directory, exercises.map(pathOf))).map(plainListing);
  const [one, other] = graded.map((results) => {
    const copy = withoutSeed(results);
    return [...texts(copy), submissionPage(copy, { name: 'ada', sources, forStudent: true, script: '' })];
  });
  expect(one).toEqual(other);
});

test('keeps what is known before any input is drawn', async () => {
  const broken = path.join(directory, '1-attention', 'causal-mask.ts');
  writeFileSync(broken, "throw new Error('on import');\nlet unused: string = 1;\nexport default 1;\n");
  const results = await gradeSubmission({
    ...{ submission: directory, exercises, seed: SEEDS[0] },
  });
  const shown = withoutSeed(results).exercises[0];
  expect(shown?.error).toContain('on import');
  expect(shown?.checks[0]?.message).toBe(shown?.error);
  expect(shown?.typeErrors).toHaveLength(1);
  expect(shown?.mistakes).toMatchObject([{ line: 3 }]);
});

test('hides import errors of later files, which can depend on when an earlier one stopped', async () => {
  const place = mkdtempSync(path.join(os.tmpdir(), 'redact-'));
  try {
    cpSync('solutions', place, { recursive: true });
    const [first, second, ...others] = exercises;
    const file = (exercise: typeof first): string =>
      path.join(place, exercise === undefined ? '' : pathOf(exercise));
    for (const each of [first, second])
      writeFileSync(file(each), 'throw new Error(`at ${Date.now() % 1000}`);\n');
    writeFileSync(file(others[0]), 'for (;;);\n');
    const results = await gradeSubmission({
      ...{ submission: place, exercises: exercises.slice(0, 3), seed: SEEDS[0] },
    });
    const shown = withoutSeed(results).exercises;
    expect(shown[0]?.error).toMatch(/at \d+$/);
    for (const { error, checks } of shown.slice(1)) {
      expect(error).toBe(IMPORT_PROBLEM);
      expect(checks.every(({ message }) => message === IMPORT_PROBLEM)).toBe(true);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

test('keeps advice on files, and drops advice from runs', () => {
  const onGiven = [
    adviceOnGiven({ file: 'project.ts', change: 'changed' }, '1-attention'),
    adviceOnGiven({ file: 'mine/own.ts', change: 'added' }, '1-attention'),
  ];
  const advice = [
    ...onGiven,
    `${onGiven.join()} 17`,
    'causalMask leaves tensors behind in memory; tf.tidy frees them.',
  ];
  const [results] = graded;
  const told = { ...results, exercises: results?.exercises.map((each) => ({ ...each, advice })) } as Results;
  expect(withoutSeed(told).exercises.map((each) => each.advice)).toEqual(exercises.map(() => onGiven));
});

test('changes nothing else for a stub or a right answer', async () => {
  for (const submission of ['exercises', 'solutions']) {
    const results = await gradeSubmission({ submission, exercises: coreExercises, seed: SEEDS[0] });
    const inTime = results.exercises.map((each) => ({ ...each, duration: 0 }));
    expect(withoutSeed(results)).toEqual({ ...results, seed: null, exercises: inTime });
  }
});
