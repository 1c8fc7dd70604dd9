/** `npm run concepts`, and what a grading keeps of it. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conceptModules } from '../../grader/concepts/modules';
import type { ModuleConcepts, Question } from '../../grader/concepts/question';
import { inFolder, writeAnswers } from '../support/concept-submission';
import { runGrade } from '../support/grade';
import { run, type Ran } from '../support/released';

const concepts = (...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, ['scripts/run.mjs', 'grader/cli/main.ts', 'concepts', ...args]);

const [attention] = conceptModules as [ModuleConcepts];
const total = conceptModules.reduce((sum, { questions }) => sum + questions.length, 0);

/** A submission with one file, which has some answers. */
const withAnswers = <T>(
  answers: Readonly<Record<string, unknown>>,
  use: (directory: string) => Promise<T>,
): Promise<T> =>
  inFolder((directory) => {
    const answerTo = ({ id }: Question): unknown => answers[id];
    writeAnswers(directory, attention, { student: 'ada@example.org', answerTo });
    return use(directory);
  });

/** A submission with one file of any text. */
const withFile = <T>(text: string, use: (directory: string) => Promise<T>): Promise<T> =>
  inFolder((directory) => {
    mkdirSync(path.join(directory, attention.module));
    writeFileSync(path.join(directory, attention.module, 'concepts.ts'), text);
    return use(directory);
  });

test('files that nobody has touched are open, not wrong', async () => {
  const { stdout, stderr, exitCode } = await concepts('--submission', 'exercises');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
  expect(stdout).toContain(`0 of ${String(total)} right. Open answers are not wrong`);
  expect(stdout).toContain('write your account at the top of the file first');
  expect(stdout).not.toMatch(/[✗!]/);
});

test('the solutions are all right', async () => {
  const { stdout, exitCode } = await concepts('--submission', 'solutions');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('All answers are right. Well done.');
});

test('a module can be named by its id, its number or its folder', async () => {
  const outputs = await Promise.all(
    ['1-attention', '1', 'exercises/1-attention/', 'exercises/1-attention/concepts.ts'].map((name) =>
      concepts(name, '--submission', 'exercises'),
    ),
  );
  for (const { stdout } of outputs) expect(stdout).toBe(outputs[0]?.stdout);
  expect(outputs[0]?.stdout).not.toContain('2-transformer');
});

test('an unknown module is refused with the closest name', async () => {
  const { stderr, exitCode } = await concepts('2-transfomer');
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'Nothing was checked: there is no module "2-transfomer" with questions; did you mean 2-transformer?\n',
  );
});

test('a wrong answer has its question, its sentence and the section to read; others have their numbers', async () => {
  await withAnswers(
    {
      hidden: 0.3,
      steps: ['scores', 'project'],
      withoutScale: ['a', 'zzz'],
      properties: ['a'],
      spread: null,
    },
    async (directory) => {
      const { stdout, exitCode } = await concepts('1', '--submission', directory);
      expect(exitCode).toBe(1);
      const text = stdout.replaceAll(/\s+/g, ' ');
      expect(text).toContain(`0 of ${String(attention.questions.length)} right, 2 wrong, 1 unreadable`);
      expect(text).toContain('✗ What a mask does to the other weights (hidden, line');
      expect(text).toContain('The weights of the visible keys must still add up to 1.');
      expect(text).toContain('Read: exercises/1-attention/README.md, “Masks and heads”');
      expect(text).toContain('Open: 5 of 7 items are missing.');
      expect(text).toContain("This cannot be read: 'zzz' is no option; choose from 'a', 'b',");
      expect(text).toContain('Not right. Of the 10 statements, at least one is missing or too many.');
      expect(text).toMatch(/mean 0 and variance 1, and dK = \d+\./);
    },
  );
});

test('an answer beside those that the file has is named, and so is an account that is no text', async () => {
  await withFile(
    'export const student = me;\nexport const answers = {\n  hiden: 0.5,\n};\n',
    async (directory) => {
      const { stdout, exitCode } = await concepts('1', '--submission', directory);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('line 3: there is no question `hiden`');
      expect(stdout).toContain('line 1: student: `me` is a name');
    },
  );
});

test.each([
  ['export const answers = {\n  hidden: 0.5\n  spread: 8,\n};', ':3: Unexpected token'],
  ['export const answer = {};', 'there is no `export const answers = { … }`'],
  ['', 'there is no `export const answers = { … }`'],
  ['const answers = {};\nexport { answers };', 'there is no `export const answers = { … }`'],
  [`export const answers = {};//${'x'.repeat(70_000)}`, 'more than 60000 characters'],
  ['a\u001b[31mb\u202e', 'Unexpected character'],
])('a file that cannot be read has one line: %#', async (file, message) => {
  await withFile(file, async (directory) => {
    const { stdout, stderr, exitCode } = await concepts('1', '--submission', directory);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 2 });
    expect(stdout).toContain(message);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });
});

test('a link is not followed, and no file is not an error', async () => {
  await withFile('', async (directory) => {
    const file = path.join(directory, attention.module, 'concepts.ts');
    rmSync(file);
    const missing = await concepts('1', '--submission', directory);
    expect(missing.exitCode).toBe(1);
    expect(missing.stdout).toContain('There is no exercises/1-attention/concepts.ts.');
    symlinkSync(path.resolve('solutions/1-attention/concepts.ts'), file);
    const link = await concepts('1', '--submission', directory);
    expect(link.exitCode).toBe(2);
    expect(link.stdout).toContain('is a symbolic link');
  });
});

test('nothing in the file runs', async () => {
  const right = readFileSync('solutions/1-attention/concepts.ts', 'utf8');
  const mark = path.resolve('out', 'was-run');
  const code = `import fs from 'node:fs';\nfs.writeFileSync(${JSON.stringify(mark)}, '');\nwhile (true);\nprocess.exit(7);\n`;
  await withFile(code + right, async (directory) => {
    const { stdout, exitCode } = await concepts('1', '--submission', directory);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('All answers are right');
    expect(() => readFileSync(mark)).toThrow();
  });
});

describe('a grading', () => {
  test('keeps the answers to the questions of the exercises’ modules, and changes no points', async () => {
    await withAnswers({ hidden: 0.3, properties: ['a', 1] }, async (directory) => {
      cpSync('solutions/1-attention/causal-mask.ts', path.join(directory, '1-attention', 'causal-mask.ts'));
      const { results, exitCode } = await runGrade(['causal-mask', '--submission', directory]);
      expect(exitCode).toBe(0);
      expect(results?.points).toBe(results?.maxPoints);
      expect(results?.concepts?.map(({ module }) => module)).toEqual(['1-attention']);
      const questions = results?.concepts?.[0]?.questions ?? [];
      expect(questions).toHaveLength(attention.questions.length);
      expect(questions.find(({ id }) => id === 'hidden')).toEqual({
        id: 'hidden',
        title: 'What a mask does to the other weights',
        status: 'wrong',
        misconception: 'not-normalised',
      });
      expect(questions.find(({ id }) => id === 'properties')).toMatchObject({ status: 'unreadable' });
      expect(questions.filter(({ status }) => status === 'open')).toHaveLength(questions.length - 2);
    });
  });

  test('has no answers if there is no file', async () => {
    await inFolder(async (directory) => {
      mkdirSync(path.join(directory, '1-attention'));
      cpSync('solutions/1-attention/causal-mask.ts', path.join(directory, '1-attention', 'causal-mask.ts'));
      const { results } = await runGrade(['causal-mask', '--submission', directory]);
      expect(results).not.toHaveProperty('concepts');
    });
  });
});
