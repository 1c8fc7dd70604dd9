import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercisesNamed } from '../../../grader/course';
import { foundMistakes, type FoundMistake } from '../../../grader/submission/found-mistakes';
import { TimeAllowance } from '../../../grader/submission/time-allowance';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'found-mistakes-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const TF = "import * as tf from '@tensorflow/tfjs';";
const WRONG = 'export const wrong = (x: tf.Tensor): tf.Tensor => x.mul(-x);';

/** The mistakes of reverse-sampling in a submission of these files. */
async function found(
  files: Readonly<Record<string, string>>,
  bundled = Object.keys(files),
): Promise<readonly FoundMistake[]> {
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), source);
  }
  const [exercise] = exercisesNamed(['reverse-sampling']);
  if (exercise === undefined) throw new Error('there is no reverse-sampling');
  return foundMistakes(exercise, { root, files: bundled, time: new TimeAllowance(60_000) });
}

const OWN = '4-diffusion/reverse-sampling.ts';

test('a helper is looked at, and what it imports, but not other exercises or given/', async () => {
  const mistakes = await found({
    [OWN]: "import './helpers'; import './forward-process'; import '../given/project'; import '../more';",
    '4-diffusion/helpers.ts': `${TF}\nimport './deeper';\n${WRONG}`,
    '4-diffusion/deeper.ts': `${TF} ${WRONG} export async function f(x: tf.Tensor) {}`,
    '4-diffusion/forward-process.ts': `import './of-another'; ${TF} ${WRONG}`,
    '4-diffusion/of-another.ts': `${TF} ${WRONG}`,
    'given/project.ts': `${TF} ${WRONG}`,
    'more/index.ts': `${TF} ${WRONG}`,
  });
  expect(mistakes.map(({ file, line }) => [file, line])).toEqual([
    ['4-diffusion/helpers.ts', 3],
    ['more/index.ts', 1],
    ['4-diffusion/deeper.ts', 1],
    ['4-diffusion/deeper.ts', 1],
  ]);
  expect(mistakes.every((each) => each.function === null && !each.onlyIfGraded)).toBe(true);
});

test('a file that does not run is not looked at', async () => {
  const files = { [OWN]: "import './helpers';", '4-diffusion/helpers.ts': `${TF} ${WRONG}` };
  expect(await found(files)).toHaveLength(1);
  expect(await found(files, [OWN])).toEqual([]);
});

test('what is a mistake only in an exercise is none in a helper', async () => {
  const files = (helper: string): Record<string, string> => ({
    [OWN]: `import help from './help'; ${TF}\nexport function reverseStep(x: tf.Tensor) { help(x); return x; }`,
    '4-diffusion/help.ts': `${TF} ${helper}`,
  });
  expect(await found(files('export default function help(x: tf.Tensor) { x.print(); }'))).toEqual([]);
  expect(await found(files('export function help(x: tf.Tensor) { const y = x.neg(); }'))).toEqual([]);
  expect(await found({ [OWN]: 'export default function reverseStep(x) { return x; }' })).toHaveLength(1);
});

test('the result of an exercise’s function must be used, that of another function need not be', async () => {
  const calling = (imports: string, call: string): Record<string, string> => ({
    [OWN]: `${imports}
export function reverseStep(x) { let z = x; z = z.add(1); return z; }
export function trace(x) { console.log(x); return x; }
export function reverseSample(x) {
  ${call};
  return x;
}`,
    '4-diffusion/forward-process.ts': '',
    '4-diffusion/debug.ts': '',
  });
  const linesOf = async (imports: string, call: string): Promise<number[]> =>
    (await found(calling(imports, call))).map(({ line }) => line);
  expect(await linesOf('', 'reverseStep(x)')).toEqual([5]);
  expect(await linesOf("import { qSample } from './forward-process';", 'qSample(x)')).toEqual([5]);
  expect(await linesOf("import { qSample as q } from './forward-process.js';", 'q(x)')).toEqual([5]);
  expect(await linesOf("import { qSample } from '../4-diffusion/forward-process';", 'qSample(x)')).toEqual([
    5,
  ]);
  expect(await linesOf("import { show } from './forward-process';", 'show(x)')).toEqual([]);
  expect(await linesOf("import { qSample } from './debug';", 'qSample(x)')).toEqual([]);
  expect(await linesOf('', 'trace(x)')).toEqual([]);
});
