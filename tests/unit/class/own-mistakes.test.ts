/** A mistake is counted where it was written, not in the exercises that import it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withOwnMistakes } from '../../../grader/class/own-mistakes';
import { exercisesNamed } from '../../../grader/course';
import { gradeSubmission } from '../../../grader/judge/grade-submission';
import { summariseClass } from '../../../grader/results/class-summary';
import type { Results } from '../../../grader/results/results';
import { recordOf } from '../../support/graded-class';

const IDS = ['scaled-dot-product-attention', 'multi-head-attention', 'transformer-block'];
const exercises = exercisesNamed(IDS);
const answer = (name: string): string =>
  readFileSync(path.join('tests', 'submissions', `${name}.ts`), 'utf8');

const submission = mkdtempSync(path.join(os.tmpdir(), 'own-mistakes-'));
afterAll(() => {
  rmSync(submission, { recursive: true });
});

async function graded(answers: readonly string[]): Promise<Results> {
  cpSync('solutions', submission, { recursive: true });
  for (const name of answers) {
    const [id = ''] = name.split('/');
    writeFileSync(path.join(submission, '1-attention', `${id}.ts`), answer(name));
  }
  const options = { submission, exercises, seed: 2017 };
  return withOwnMistakes(await gradeSubmission(options), options);
}

const standing = (results: Results): unknown =>
  recordOf('ada', results).exercises.map(({ id, status, inherited = false, misconceptions }) => ({
    ...{ id, status, inherited, misconceptions },
  }));
const right = (id: string): object => ({ id, status: 'passed', inherited: false, misconceptions: [] });
const onlyByImports = (id: string): object => ({ id, status: 'failed', inherited: true, misconceptions: [] });
const NO_SCALE = {
  id: 'scaled-dot-product-attention',
  status: 'failed',
  inherited: false,
  misconceptions: ['no-scale'],
};

test('exercises that only import a mistake inherit it', async () => {
  const results = await graded(['scaled-dot-product-attention/no-scale']);
  expect(standing(results)).toEqual([
    NO_SCALE,
    onlyByImports('multi-head-attention'),
    onlyByImports('transformer-block'),
  ]);
  const { exercises: summaries, misconceptions } = summariseClass([recordOf('ada', results)], []);
  expect(
    summaries.map(({ id, notYet, inherited, failureRate }) => [id, notYet, inherited, failureRate]),
  ).toEqual([
    ['scaled-dot-product-attention', 1, 0, 1],
    ['multi-head-attention', 0, 1, 0],
    ['transformer-block', 0, 1, 0],
  ]);
  expect(misconceptions).toEqual([
    { exercise: 'scaled-dot-product-attention', misconception: 'no-scale', students: ['ada'] },
  ]);
});

test('an exercise with a mistake of its own keeps this one', async () => {
  const results = await graded([
    'scaled-dot-product-attention/no-scale',
    'multi-head-attention/mask-ignored',
  ]);
  expect(standing(results)).toMatchObject([
    NO_SCALE,
    { id: 'multi-head-attention', status: 'failed', inherited: false },
    onlyByImports('transformer-block'),
  ]);
  const alone = results.exercises[1]?.alone;
  expect(alone?.status).toBe('failed');
  expect(alone?.diagnoses).not.toEqual([]);
});

test('nothing is graded again if all is right', async () => {
  const results = await graded([]);
  expect(standing(results)).toEqual(IDS.map(right));
  expect(results.exercises.filter(({ alone }) => alone !== undefined)).toEqual([]);
});
