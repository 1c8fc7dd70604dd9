/**
 * Classes from real gradings: a few submissions are graded, and students combine their exercises.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, pathOf, pointsOf } from '../../grader/course';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import { recordFields, type ClassRecord } from '../../grader/results/class-record';
import { writeSources, type Source, boundSource } from '../../grader/results/sources';
import { submittedSources } from '../../grader/submission/submitted-sources';
import type { Results } from '../../grader/results/results';
import { submissionFiles } from '../../grader/results/layout';

export interface GradedSubmission {
  readonly results: Results;
  readonly sources: readonly Source[];
}

/** The files of a submission by path; others are the solutions'. */
export type Answers = Readonly<Record<string, string>>;

/** Those without checks that train a model. */
const quickExercises = exercises.filter(({ definition: { checks } }) =>
  checks.every(({ seconds }) => seconds === undefined),
);

/** Grades the solutions with these files replaced, but no check that trains a model. */
export async function gradeAnswers(answers: Answers): Promise<GradedSubmission> {
  const submission = mkdtempSync(path.join(os.tmpdir(), 'graded-'));
  try {
    cpSync('solutions', submission, { recursive: true });
    for (const [file, source] of Object.entries(answers))
      writeFileSync(path.join(submission, ...file.split('/')), source);
    return {
      results: await gradeSubmission({
        submission,
        exercises: quickExercises,
        seed: 2017,
        withConcepts: true,
      }),
      sources: await submittedSources(submission, exercises.map(pathOf)),
    };
  } finally {
    rmSync(submission, { recursive: true, force: true });
  }
}

/** Answers that run into a time or memory limit, which takes long. */
const SLOW = /loop-forever|memory|promise/;

/** The answers to an exercise in tests/submissions/, by name. */
export function answersTo(exercise: string): { name: string; source: string }[] {
  const folder = path.join('tests', 'submissions', exercise);
  return readdirSync(folder)
    .filter((file) => !SLOW.test(file))
    .map((file) => ({
      name: file,
      source: readFileSync(path.join(folder, file), 'utf8').replace(/^\/\/ expect: .*\n/, ''),
    }));
}

/** A pseudorandom number, the same for the same arguments. */
function lot(a: number, b: number): number {
  const mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 8;
}

/**
 * Returns the submission of a number: for each exercise a wrong answer, a right one, or the stub.
 */
export function mixedAnswers(number: number): Answers {
  return Object.fromEntries(
    exercises.map((exercise, i) => {
      const file = pathOf(exercise);
      const all = answersTo(exercise.definition.id);
      const wrong = all.filter(({ name }) => !name.startsWith('right'));
      const [turn, draw] = [lot(number, i), lot(number, i + 100)];
      const pick = turn % 5 < 2 && wrong.length > 0 ? wrong : all.filter((each) => !wrong.includes(each));
      const source = pick[draw % pick.length]?.source ?? '';
      return [file, turn % 13 === 0 ? readFileSync(path.join('exercises', file), 'utf8') : source];
    }),
  );
}

/** Combines exercises of several submissions, with code that is unique to the student. */
export function mixedStudent(
  pool: readonly GradedSubmission[],
  name: string,
  number: number,
): GradedSubmission {
  const picks = exercises.map((_, i) => pool[lot(number, i) % pool.length]);
  const mixed = exercises.flatMap(({ definition: { id } }, i) => {
    const exercise = picks[i]?.results.exercises.find((each) => each.id === id);
    return exercise === undefined ? [] : [exercise];
  });
  const sources = exercises.flatMap((exercise, i) => {
    const source = picks[i]?.sources.find((each) => each.path === pathOf(exercise));
    if (source === undefined) return [];
    const lines = source.text
      .split('\n')
      .map((line, j) => (j % 3 === 0 ? `${line} // ${name}, ${String(j)}` : line));
    return [boundSource(source.path, lines.join('\n'))];
  });
  const points = mixed.reduce((sum, each) => sum + each.points, 0);
  const maxPoints = mixed.reduce((sum, each) => sum + each.maxPoints, 0);
  const [first] = pool;
  if (first === undefined) throw new Error('nothing was graded');
  return { results: { ...first.results, points, maxPoints, exercises: mixed }, sources };
}

/** Returns the record of a graded submission in a folder of this name. */
export const recordOf = (submission: string, results: Results, folder = submission): ClassRecord => ({
  schemaVersion: 1,
  submission,
  outcome: 'graded',
  reason: null,
  results: `${folder}/results.json`,
  key: '0',
  ...recordFields(results),
});

/** Returns the record of a submission without results. */
export const recordWithout = (
  submission: string,
  outcome: 'unreadable' | 'failed',
  reason: string,
): ClassRecord => ({
  ...{ schemaVersion: 1, submission, outcome, reason, results: null, key: '0' },
  ...{ points: 0, maxPoints: pointsOf(exercises), exercises: [] },
});

/** Writes a class's files into a folder, as its grading does. */
export function writeClass(
  out: string,
  students: ReadonlyMap<string, GradedSubmission>,
  others: readonly ClassRecord[] = [],
): ClassRecord[] {
  const records = [...students].map(([name, { results, sources }]) => {
    mkdirSync(path.join(out, name), { recursive: true });
    writeFileSync(path.join(out, name, 'results.json'), JSON.stringify(results));
    writeFileSync(path.join(out, name, submissionFiles.sources), writeSources(sources));
    return recordOf(name, results);
  });
  const all = [...records, ...others];
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'class.jsonl'), all.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return all;
}
