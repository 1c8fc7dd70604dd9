/**
 * Grades a class of hostile submissions and solutions together. The attacks are the files in
 * tests/hostile/<theme>/; each replaces next-token-loss.ts in a set of solutions, and its first
 * line states the expected outcome. Attacks that need more than one file are in
 * tests/support/structural-attacks/.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { coreExercises } from '../../bench/core';
import { pointsOf } from '../../grader/course';
import type { ExerciseResult } from '../../grader/results/results';
import { gradeClass, type Graded, type GradedClass } from '../support/class';
import { processesOf } from '../support/processes';
import { expectOthersUnharmed, structuralAttacks, SUBMITTED } from '../support/structural-attacks';

const EXERCISE = 'next-token-loss';
const FUNCTION = 'nextTokenLoss';
const FOLDER = path.join('tests', 'hostile');
const CANARY = 'canary-5d1c9f';

const attacks = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: theme }) =>
    readdirSync(path.join(FOLDER, theme)).map((file) => {
      const source = readFileSync(path.join(FOLDER, theme, file), 'utf8');
      const [, points = '', text = ''] = /^\/\/ expect: (\w+) ?(.*)$/m.exec(source) ?? [];
      return { name: `${theme}-${path.basename(file, '.ts')}`, source, points, text };
    }),
  );
const solutions = ['a-solution', 'm-solution', 'z-solution'];

const pointsFor = (name: string, { checks }: ExerciseResult): number =>
  checks.filter((check) => check.function === name).reduce((sum, { points }) => sum + points, 0);

/** What the attacked function must earn. */
const expectations: Readonly<Record<string, (result: ExerciseResult) => void>> = {
  none: (result) => {
    expect(pointsFor(FUNCTION, result)).toBe(0);
  },
  part: (result) => {
    expect(pointsFor(FUNCTION, result)).toBeGreaterThan(0);
    expect(result.points).toBeLessThan(result.maxPoints);
  },
  less: ({ points, maxPoints }) => {
    expect(points).toBeLessThan(maxPoints);
  },
  full: ({ points, maxPoints }) => {
    expect(points).toBe(maxPoints);
  },
};

let directory = '';
let graded: GradedClass;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
  const submissionOf = (name: string, parts: readonly string[]): string => {
    const submission = path.join(directory, 'class', name);
    for (const part of parts) {
      cpSync(path.join('solutions', part), path.join(submission, 'exercises', part), { recursive: true });
    }
    return submission;
  };
  writeFileSync(path.join(directory, 'secret.ts'), `export type Secret = '${CANARY}';\n`);
  for (const name of solutions) submissionOf(name, readdirSync('solutions'));
  for (const { name, source } of attacks) {
    const module = path.join(submissionOf(name, SUBMITTED), 'exercises', '3-language-models');
    for (const helper of ['right.ts', 'take.ts'])
      cpSync(path.join(FOLDER, helper), path.join(module, helper));
    writeFileSync(path.join(module, `${EXERCISE}.ts`), source);
  }
  for (const { name, prepare } of structuralAttacks) prepare(submissionOf(name, SUBMITTED));
  graded = await gradeClass(directory, { A_SECRET: CANARY, HOME: directory });
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function submission(name: string): Graded {
  const found = graded.submissions.get(name);
  if (found === undefined) throw new Error(`${name} was not graded`);
  return found;
}

/** Everything that the student reads about an exercise. */
const feedbackOn = ({ error, checks, advice }: ExerciseResult): string =>
  [error ?? '', ...checks.map(({ message }) => message), ...advice].join('\n');

test('there are at least forty attacks', () => {
  expect(attacks.length + structuralAttacks.length).toBeGreaterThanOrEqual(40);
});

test.each(attacks)('$name earns $points', ({ name, points, text }) => {
  const { results } = submission(name);
  const attacked = results?.exercises.find(({ id }) => id === EXERCISE);
  if (attacked === undefined) throw new Error(`${name} was not graded: ${submission(name).refusal ?? ''}`);
  const expectation = expectations[points];
  if (expectation === undefined) throw new Error(`there is no expectation "${points}"`);
  expectation(attacked);
  // A busy machine may hit another limit first.
  expect(text.split(' | ').filter((each) => feedbackOn(attacked).includes(each))).not.toEqual([]);
  if (points !== 'full') expect(feedbackOn(attacked).trim()).not.toBe('');
  expectOthersUnharmed(submission(name));
});

test.each(structuralAttacks)('$name', ({ name, verify }) => {
  verify(submission(name));
});

test.each(solutions)('%s, graded among them, earns every point', (name) => {
  const { results } = submission(name);
  expect(results?.points).toBe(pointsOf(coreExercises));
});

test('no attack saw a secret', () => {
  expect(JSON.stringify([...graded.submissions.values()])).not.toContain(CANARY);
});

test('no process and no temporary file is left behind', () => {
  expect(graded.exitCode).toBe(0);
  expect(graded.stderr).toBe('');
  expect(processesOf(graded.group, graded.temporary)).toEqual([]);
  expect(readdirSync(graded.temporary)).toEqual([]);
});
