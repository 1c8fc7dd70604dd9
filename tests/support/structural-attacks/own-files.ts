import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attackedFile, attackedIn, inExercises, unharmed, type StructuralAttack } from './attack';

const LYING_LIBRARY = 'throw new Error("the library of the submission was loaded");\n';

/** Files in place of the course's and of its packages'. */
export const attacksByOwnFiles: readonly StructuralAttack[] = [
  {
    name: 'own-settings',
    prepare: (submission) => {
      const settings = {
        'tsconfig.json': JSON.stringify({
          compilerOptions: { baseUrl: '..', paths: { '@tensorflow/tfjs': ['./lie'] } },
        }),
        'package.json': JSON.stringify({
          type: 'module',
          scripts: { prepare: 'exit 1' },
          jest: { verbose: true },
        }),
        '.npmrc': 'registry=http://127.0.0.1:1/\nscript-shell=/bin/false\n',
        'jest.config.js': 'process.exit(0);\n',
        'babel.config.js': 'process.exit(0);\n',
        '.babelrc': '{ "presets": ["./lie"] }',
        '.swcrc': '{}',
        'lie.ts': LYING_LIBRARY,
      };
      for (const [file, text] of Object.entries(settings)) {
        writeFileSync(path.join(submission, file), text);
        writeFileSync(inExercises(submission, file), text);
      }
    },
    verify: unharmed,
  },
  {
    name: 'own-libraries',
    prepare: (submission) => {
      for (const library of ['@tensorflow/tfjs', 'typescript', '@jest/core', 'esbuild', 'zod']) {
        for (const place of [
          path.join(submission, 'node_modules'),
          inExercises(submission, 'node_modules'),
        ]) {
          const folder = path.join(place, library);
          mkdirSync(folder, { recursive: true });
          writeFileSync(
            path.join(folder, 'package.json'),
            JSON.stringify({ name: library, main: 'index.js' }),
          );
          writeFileSync(path.join(folder, 'index.js'), LYING_LIBRARY);
        }
      }
    },
    verify: unharmed,
  },
  {
    name: 'own-grader-and-fixtures',
    prepare: (submission) => {
      for (const folder of ['grader/oracle', 'grader/specs/next-token-loss', 'fixtures', 'scripts']) {
        mkdirSync(path.join(submission, folder), { recursive: true });
      }
      writeFileSync(path.join(submission, 'grader', 'oracle', 'language-model.ts'), LYING_LIBRARY);
      writeFileSync(path.join(submission, 'grader', 'specs', 'next-token-loss', 'index.ts'), LYING_LIBRARY);
      writeFileSync(path.join(submission, 'fixtures', 'next-token-loss.json'), '{"cases":[]}');
      writeFileSync(path.join(submission, 'scripts', 'run.mjs'), 'process.exit(0);\n');
    },
    verify: unharmed,
  },
  {
    name: 'given-changed',
    prepare: (submission) => {
      mkdirSync(inExercises(submission, 'given'), { recursive: true });
      writeFileSync(inExercises(submission, 'given', 'project.ts'), LYING_LIBRARY);
      writeFileSync(inExercises(submission, 'given', 'types.ts'), 'export type Nothing = never;\n');
    },
    verify: (graded) => {
      unharmed(graded);
      expect(attackedIn(graded).advice.join()).toContain('given/project.ts was changed');
    },
  },
  {
    name: 'stored-answers-for-the-fixtures',
    prepare: (submission) => {
      const text = readFileSync(path.join('fixtures', 'next-token-loss.json'), 'utf8');
      const { cases } = JSON.parse(text) as {
        cases: {
          function: string;
          arguments: { logits: { data: number[] } };
          expected: { data: number[] };
        }[];
      };
      const stored = cases
        .filter((each) => each.function === 'nextTokenLoss')
        .map((each) => [each.arguments.logits.data[0], each.expected.data[0]]);
      writeFileSync(
        attackedFile(submission),
        `import * as tf from '@tensorflow/tfjs';

const stored = ${JSON.stringify(stored)};

export function nextTokenLoss(logits: tf.Tensor3D): tf.Scalar {
  const first = logits.dataSync()[0] ?? 0;
  const near = stored.find(([key]) => Math.abs((key ?? 0) - first) < 1e-3);
  return tf.scalar(near?.[1] ?? 0);
}
`,
      );
    },
    verify: (graded) => {
      const checks = attackedIn(graded).checks.filter((check) => check.function === 'nextTokenLoss');
      expect(checks.find(({ kind }) => kind === 'fixture')?.message).toContain('a result must be computed');
      expect(checks.filter(({ points }) => points > 0)).toEqual([]);
    },
  },
];
