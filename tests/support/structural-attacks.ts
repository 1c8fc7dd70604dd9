import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { ExerciseResult } from '../../grader/results/results';
import type { Graded } from './class';

/** An attack that needs more than one source file. */
export interface StructuralAttack {
  readonly name: string;
  /** True if Windows lacks such files or names. */
  readonly posixOnly?: boolean;
  /** Modifies a submission that consists of the solutions. */
  readonly prepare: (submission: string) => void;
  readonly verify: (graded: Graded) => void;
}

/** What an attacker submits: the attacked exercise and two that are judged after it. */
export const SUBMITTED: readonly string[] = [
  '3-language-models/next-token-loss.ts',
  '4-diffusion/noise-schedule.ts',
  '4-diffusion/forward-process.ts',
];

const MODULE = '3-language-models';
const FILE = 'next-token-loss.ts';
const inExercises = (submission: string, ...segments: string[]): string =>
  path.join(submission, 'exercises', ...segments);
const attackedFile = (submission: string): string => inExercises(submission, MODULE, FILE);

function attackedIn({ results, refusal }: Graded): ExerciseResult {
  const found = results?.exercises.find(({ id }) => id === 'next-token-loss');
  if (found === undefined) throw new Error(`it was not graded: ${refusal ?? ''}`);
  return found;
}

/** Expects full points for all exercises other than the attacked one. */
export function expectOthersUnharmed({ results }: Graded): void {
  const others = results?.exercises.filter(
    ({ id, module }) => SUBMITTED.includes(`${module}/${id}.ts`) && id !== 'next-token-loss',
  );
  expect(others?.length).toBeGreaterThan(0);
  const harmed = others?.filter(({ status }) => status !== 'passed') ?? [];
  expect(harmed.map(({ id, checks }) => [id, ...checks.map(({ message }) => message)])).toEqual([]);
}

/** Expects this reason and no points for the attacked exercise, and nothing lost elsewhere. */
const refusedFor =
  (reason: string) =>
  (graded: Graded): void => {
    const attacked = attackedIn(graded);
    expect(attacked.points).toBe(0);
    expect(attacked.error).toContain(reason);
    expectOthersUnharmed(graded);
  };

const unharmed = (graded: Graded): void => {
  expect(attackedIn(graded).status).toBe('passed');
  expectOthersUnharmed(graded);
};

const refusedAsAWhole =
  (reason: string) =>
  ({ refusal }: Graded): void => {
    expect(refusal).toContain(reason);
  };

function replaceByLink(submission: string, target: string): void {
  rmSync(attackedFile(submission));
  symlinkSync(target, attackedFile(submission));
}

/** Appends code to the attacked exercise, and to one that is judged after it. */
const inTwoExercises =
  (attack: string, next: string) =>
  (submission: string): void => {
    for (const [file, text] of [
      [attackedFile(submission), attack],
      [inExercises(submission, '4-diffusion', 'noise-schedule.ts'), next],
    ] as const)
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`);
  };

/** Stores the inputs of calls in every place that could survive. */
const KEEPS_INPUTS = `
const kept: number[] = [];
const { dataSync } = tf.Tensor.prototype;
tf.Tensor.prototype.dataSync = function (this: tf.Tensor): any {
  const numbers = Reflect.apply(dataSync, this, []);
  kept.push(...numbers);
  return numbers;
};
const owners: any[] = [Math, Object.prototype, Array, JSON, Symbol, Reflect, Intl, Error, Function.prototype, globalThis, tf, tf.engine(), tf.env(), tf.Tensor.prototype, Promise, RegExp, Date];
for (const owner of owners) {
  try {
    Object.defineProperty(owner, 'keptInputs', { value: kept, configurable: true, writable: true });
    owner[Symbol.for('kept')] = kept;
  } catch {
    // It cannot keep anything.
  }
}
`;
const SHOWS_INPUTS = `
const found = [Math, {}, Array, JSON, Symbol, Reflect, Intl, Error, () => 0, globalThis, tf, tf.engine(), tf.env(), tf.scalar(1), Promise, RegExp, Date]
  .flatMap((owner: any) => [owner.keptInputs, owner[Symbol.for('kept')]])
  .filter((kept) => kept !== undefined);
if (found.length > 0) throw new Error('kept: ' + found.join());
`;

/** Breaks the state of tfjs, and intrinsics. */
const BREAKS_THE_NEXT = `
const engine: any = tf.engine();
engine.state.gradientDepth = 5;
engine.state.kernelDepth = 5;
engine.state.activeTape = [];
engine.state.numTensors = -1_000;
engine.state.scopeStack.length = 0;
engine.registry = {};
engine.registryFactory = {};
engine.backendInstance = undefined;
(tf.env() as any).flags = { IS_TEST: true, DEBUG: true, CHECK_COMPUTATION_FOR_ERRORS: true };
for (const kernel of tf.getKernelsForBackend('cpu')) tf.unregisterKernel(kernel.kernelName, 'cpu');
for (const name of Object.getOwnPropertyNames(tf.Tensor.prototype)) if (name !== 'constructor') delete (tf.Tensor.prototype as any)[name];
Math.sqrt = Math.exp = Math.cos = () => 0.5;
Array.prototype.push = () => 0;
Array.from = () => [];
`;

const LYING_LIBRARY = 'throw new Error("the library of the submission was loaded");\n';

const attacks: readonly StructuralAttack[] = [
  ...[
    ['to-the-solution', path.resolve('solutions', MODULE, FILE)],
    ['to-the-password-file', '/etc/passwd'],
    ['to-the-environment', '/proc/self/environ'],
    ['to-endless-zeros', '/dev/zero'],
    ['to-a-terminal', '/dev/stdin'],
    ['to-itself', FILE],
  ].map(([name = '', target = '']) => ({
    name: `link-${name}`,
    posixOnly: true,
    prepare: (submission: string) => {
      replaceByLink(submission, target);
    },
    verify: refusedFor('is a symbolic link'),
  })),
  {
    name: 'link-of-an-imported-file',
    posixOnly: true,
    prepare: (submission) => {
      symlinkSync(path.resolve('solutions', MODULE, FILE), inExercises(submission, MODULE, 'copy.ts'));
      writeFileSync(attackedFile(submission), "export { nextTokenLoss } from './copy';\n");
    },
    verify: refusedFor('is a symbolic link'),
  },
  {
    name: 'link-of-a-module-folder',
    posixOnly: true,
    prepare: (submission) => {
      rmSync(inExercises(submission, MODULE), { recursive: true });
      symlinkSync(path.resolve('solutions', MODULE), inExercises(submission, MODULE), 'dir');
    },
    verify: refusedFor('points outside the submission'),
  },
  {
    name: 'link-of-exercises',
    posixOnly: true,
    prepare: (submission) => {
      rmSync(inExercises(submission), { recursive: true });
      symlinkSync(path.resolve('solutions'), inExercises(submission), 'dir');
    },
    verify: refusedAsAWhole('is a link that points outside the submission'),
  },
  {
    name: 'folder-instead-of-a-file',
    prepare: (submission) => {
      rmSync(attackedFile(submission));
      mkdirSync(attackedFile(submission));
    },
    verify: refusedFor('is not a file'),
  },
  {
    name: 'file-instead-of-a-folder',
    prepare: (submission) => {
      rmSync(inExercises(submission, MODULE), { recursive: true });
      writeFileSync(inExercises(submission, MODULE), '');
    },
    verify: refusedFor('is missing'),
  },
  {
    name: 'nothing-at-all',
    prepare: (submission) => {
      rmSync(inExercises(submission), { recursive: true });
    },
    verify: refusedAsAWhole('holds neither exercises/ nor a module folder'),
  },
  {
    name: 'huge-source',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), `// ${'x'.repeat(2_000_000)}\n`);
    },
    verify: refusedFor('is larger than 1 MB'),
  },
  {
    name: 'a-megabyte-of-spaces',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), `export function${' '.repeat(900_000)}other() {}\n`);
    },
    verify: unharmed,
  },
  {
    name: 'types-that-take-long-to-parse',
    prepare: (submission) => {
      const names = Array.from({ length: 40 }, (_, i) => `slow${i}`);
      for (const name of names) {
        const type = '<T>('.repeat(60) + ')'.repeat(60);
        writeFileSync(inExercises(submission, MODULE, `${name}.ts`), `export const ${name} = ${type};\n`);
      }
      const imports = names.map((name) => `import type { ${name} } from './${name}';\n`);
      appendFileSync(attackedFile(submission), imports.join(''));
    },
    verify: unharmed,
  },
  {
    name: 'files-of-two-megabytes-together',
    prepare: (submission) => {
      for (const name of ['one', 'two', 'three']) {
        writeFileSync(inExercises(submission, MODULE, `${name}.ts`), `// ${'x'.repeat(700_000)}\n`);
        appendFileSync(attackedFile(submission), `import './${name}';\n`);
      }
    },
    verify: refusedFor('more than 1 MB of files is imported'),
  },
  {
    name: 'a-flood-of-imports',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), "import './a';\n".repeat(60_000));
    },
    verify: refusedFor('too many imports: the limit is 500'),
  },
  {
    name: 'unreadable',
    posixOnly: true,
    prepare: (submission) => {
      chmodSync(attackedFile(submission), 0o000);
    },
    verify: (graded) => {
      // Root can read everything.
      if (process.getuid?.() === 0) unharmed(graded);
      else refusedFor('cannot be read')(graded);
    },
  },
  {
    name: 'a-million-statements',
    prepare: (submission) => {
      appendFileSync(attackedFile(submission), 'f();'.repeat(240_000));
    },
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'bytes-that-are-not-text',
    prepare: (submission) => {
      writeFileSync(attackedFile(submission), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x01, 0xc3, 0x28]));
    },
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expect(attackedIn(graded).error).not.toBe(null);
    },
  },
  ...['import "./', 'const ', 'export const '].map((beginning, i) => ({
    name: `name-of-a-megabyte-${i}`,
    prepare: (submission: string) => {
      const name = 'x'.repeat(450_000);
      const end = beginning.startsWith('import') ? '";' : ' = 1;';
      const declaration = `${beginning}${name}${end}\n`;
      // The second of two declarations is an error; one export is not.
      const twice = beginning.startsWith('const') ? declaration : '';
      writeFileSync(attackedFile(submission), `${declaration}${twice}`);
    },
    verify: (graded: Graded) => {
      const attacked = attackedIn(graded);
      expect(attacked.points).toBe(0);
      expect(JSON.stringify(attacked).length).toBeLessThan(100_000);
      expectOthersUnharmed(graded);
    },
  })),
  {
    name: 'many-files',
    prepare: (submission) => {
      const names = Array.from({ length: 300 }, (_, i) => `part${i}`);
      for (const name of names) writeFileSync(inExercises(submission, MODULE, `${name}.ts`), 'export {};\n');
      appendFileSync(attackedFile(submission), names.map((name) => `import './${name}';\n`).join(''));
    },
    verify: refusedFor('more than 100 files are imported'),
  },
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
  ...['<img src=x onerror=alert(1)>.ts', 'a\u001b[31mb.ts', '](javascript:alert(1)).ts', '\u202Etxt.ts'].map(
    (file, i) => ({
      name: `file-name-${i}`,
      posixOnly: true,
      prepare: (submission: string) => {
        writeFileSync(inExercises(submission, MODULE, file), "throw new Error('from a file with a name');\n");
        const text = readFileSync(attackedFile(submission), 'utf8');
        writeFileSync(attackedFile(submission), `import ${JSON.stringify(`./${file}`)};\n${text}`);
      },
      verify: (graded: Graded) => {
        const { points, error } = attackedIn(graded);
        expect(points).toBe(0);
        expect(error).toContain('from a file with a name');
      },
    }),
  ),
  {
    name: 'inputs-kept-for-the-next-exercise',
    prepare: inTwoExercises(KEEPS_INPUTS, SHOWS_INPUTS),
    verify: unharmed,
  },
  {
    name: 'tfjs-broken-for-the-next-exercise',
    prepare: inTwoExercises(BREAKS_THE_NEXT, ''),
    verify: (graded) => {
      expect(attackedIn(graded).status).not.toBe('passed');
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-spare-realm-stays-untouched',
    // Waits long enough for the sandbox to prepare the next realm while this one is in use.
    prepare: inTwoExercises(
      `export const waits = () => { const end = Date.now() + 100; while (Date.now() < end); };\nwaits();\n${BREAKS_THE_NEXT}`,
      SHOWS_INPUTS,
    ),
    verify: (graded) => {
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-crash-in-every-check',
    prepare: (submission) => {
      writeFileSync(
        attackedFile(submission),
        `const crash = (): never => {
  const kept: unknown[] = [];
  for (;;) kept.push(new Array(1e6).fill(Math.random()));
};
export const nextTokenLoss = crash;
export const nextTokenLogits = crash;
`,
      );
    },
    verify: (graded) => {
      const { points, duration } = attackedIn(graded);
      expect(points).toBe(0);
      // 15 s in the sandbox, plus delays on a busy machine.
      expect(duration).toBeLessThan(40_000);
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-crash-when-it-is-loaded',
    prepare: inTwoExercises(
      'const kept: unknown[] = []; for (;;) kept.push(new Array(1e6).fill(Math.random()));',
      '',
    ),
    verify: (graded) => {
      expect(attackedIn(graded).points).toBe(0);
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-chain-of-files-that-compile-slowly',
    prepare: (submission) => {
      const slow = 'a ? (b) : c => '.repeat(17);
      for (let i = 0; i < 98; i++)
        writeFileSync(
          inExercises(submission, MODULE, `slow${i}.ts`),
          `${i < 97 ? `export * from './slow${i + 1}';` : ''}\ndeclare const a: any, b: any;\nexport const x${i} = ${slow}'';\n`,
        );
      writeFileSync(attackedFile(submission), "export * from './slow0';\n");
    },
    verify: refusedFor('takes too long to compile'),
  },
  {
    name: 'everything-in-capitals',
    prepare: (submission) => {
      renameSync(inExercises(submission, MODULE), inExercises(submission, MODULE.toUpperCase()));
    },
    verify: (graded) => {
      // It is the same folder on macOS and Windows.
      expect(['passed', 'error']).toContain(attackedIn(graded).status);
      expectOthersUnharmed(graded);
    },
  },
];

export const structuralAttacks = attacks.filter(
  ({ posixOnly }) => posixOnly !== true || process.platform !== 'win32',
);
