import { build } from 'esbuild';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathOf, type CourseExercise } from '../grader/course';
import { DEFAULT_SEED } from '../grader/judge/default-seed';
import { judgeExercise } from '../grader/judge/judge-exercise';
import { readFixtures } from '../grader/judge/read-fixtures';
import { inRepository } from '../grader/platform/root';
import { openSession } from '../grader/sandbox/open-session';
import { bundleSubmission } from '../grader/submission/bundle-submission';
import type { Reply } from '../grader/sandbox/protocol';
import type { ExerciseRequest } from '../grader/sandbox/session';
import { coreExercises } from './core';

/** A call that the grader makes to the solutions, and its result. */
interface RecordedCall {
  readonly body: ExerciseRequest;
  readonly reply: Reply;
}

/**
 * Writes the usual layout of a course: one ts-jest file per exercise. It imports the student's file
 * and tfjs, makes the same calls in-process that this grader makes, and compares the results.
 *
 * @returns the number of calls
 */
export async function writePlainLayout(directory: string): Promise<number> {
  const calls = await recordCalls();
  cpSync(inRepository('solutions'), path.join(directory, 'exercises'), { recursive: true });
  cpSync(inRepository('exercises', 'given'), path.join(directory, 'exercises', 'given'), { recursive: true });
  symlinkSync(inRepository('node_modules'), path.join(directory, 'node_modules'), 'junction');
  mkdirSync(path.join(directory, 'tests'));
  writeFileSync(path.join(directory, 'package.json'), JSON.stringify({ jest: { preset: 'ts-jest' } }));
  writeFileSync(
    path.join(directory, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', target: 'es2022' },
        ...{ esModuleInterop: true, skipLibCheck: true, types: ['node', 'jest'] },
      },
    }),
  );
  await build({
    stdin: { contents: MAKE_CALL, resolveDir: inRepository(), loader: 'ts' },
    ...{ bundle: true, platform: 'node', format: 'cjs', tsconfigRaw: '{}' },
    outfile: path.join(directory, 'tests', 'make-call.js'),
  });
  writeFileSync(
    path.join(directory, 'tests', 'make-call.d.ts'),
    'export function makeCall(...values: unknown[]): unknown;\n',
  );
  for (const exercise of coreExercises) {
    const { id } = exercise.definition;
    writeFileSync(path.join(directory, 'tests', `${id}.json`), JSON.stringify(calls.get(id) ?? []));
    writeFileSync(path.join(directory, 'tests', `${id}.test.ts`), testOf(exercise));
  }
  return [...calls.values()].reduce((sum, each) => sum + each.length, 0);
}

async function recordCalls(): Promise<Map<string, RecordedCall[]>> {
  const calls = new Map<string, RecordedCall[]>();
  const { bundles } = await bundleSubmission(inRepository('solutions'), coreExercises, false);
  const opened = openSession('standard');
  try {
    const session = await opened.session;
    session.serve({ bundles, modelAnswers: '' });
    for (const { definition } of coreExercises) {
      const recorded: RecordedCall[] = [];
      await judgeExercise(definition, {
        seed: DEFAULT_SEED,
        load: (exercise) => session.load(exercise),
        request: async (exercise, body, wanted) => {
          const answer = await session.request(exercise, body, wanted);
          recorded.push({ body, reply: answer.reply });
          return answer;
        },
        fixtures: readFixtures,
      });
      calls.set(definition.id, recorded);
    }
  } finally {
    await opened.close();
  }
  return calls;
}

/** Converts arguments and results to and from their recorded form, as the sandbox does. */
const MAKE_CALL = `
import { callFunction } from './grader/sandbox/child/realm/call';
import { gradient } from './grader/sandbox/child/realm/gradient';
export const makeCall = (tf, student, body) =>
  JSON.parse(
    body.kind === 'call'
      ? callFunction(tf, student[body.function], body.arguments)
      : gradient(tf, student[body.function], body.arguments, body.wrt, body.cotangents),
  );
`;

const testOf = (exercise: CourseExercise): string => `import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as student from '../exercises/${pathOf(exercise).replace(/\.ts$/, '')}';
import { makeCall } from './make-call';

const calls = JSON.parse(readFileSync(path.join(__dirname, '${exercise.definition.id}.json'), 'utf8'));

for (const name of new Set<string>(calls.map(({ body }: { body: { function: string } }) => body.function))) {
  test(name, () => {
    for (const { body, reply } of calls) {
      if (body.function !== name) continue;
      const { id, ...expected } = reply;
      expect(makeCall(tf, student, body)).toEqual(expected);
    }
  });
}
`;
