/**
 * Writes the skeleton of a new exercise: `npm run new-exercise -- 2-transformer rms-norm`. The
 * parts to write are marked TODO; `npm run derive -- --check` lists what is unfinished. If nothing
 * was written, prints the reason in one line and exits with code 2.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { exercises, modules } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import * as skeleton from './skeleton';
import type { NewExercise } from './skeleton';
import { filesOf, specificationOf } from './unfinished';

/** Returns why such an exercise cannot be created, if so. */
function objectionTo({ id, module }: NewExercise): string | undefined {
  if (module === '' || id === '') return 'usage: npm run new-exercise -- <module> <exercise>';
  const known = modules.map((each) => each.id);
  if (!known.includes(module)) return `there is no module "${module}"; choose from ${known.join(', ')}`;
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id))
    return `"${id}" is not a name such as rms-norm: use lowercase letters and digits, in words joined by hyphens`;
  if (exercises.some(({ definition }) => definition.id === id)) return `exercise "${id}" already exists`;
  const present = filesOf(id, `${module}/${id}.ts`).find((file) => existsSync(inRepository(file)));
  return present === undefined ? undefined : `${present} already exists`;
}

const read = (file: string): string => readFileSync(inRepository(file), 'utf8');

/** Inserts text before a heading, or at the end if there is no such heading. */
function before(heading: string, text: string, markdown: string): string {
  const place = markdown.indexOf(`\n${heading}\n`);
  if (place < 0) return `${markdown}\n${text}`;
  return `${markdown.slice(0, place + 1)}${text}\n${markdown.slice(place + 1)}`;
}

function readmeWith(exercise: NewExercise): string {
  const written = read(`exercises/${exercise.module}/README.md`);
  const number = (modules.find(({ id }) => id === exercise.module)?.exercises.length ?? 0) + 1;
  const withTask = before('### Gradients in tfjs', skeleton.task(exercise, number), written);
  return before('## In physics', skeleton.hints(exercise), withTask);
}

/** Returns the module's file with the exercise added at the end. */
function moduleWith(exercise: NewExercise): string {
  const name = skeleton.functionOf(exercise);
  const lines = read(moduleFile(exercise))
    .replace(
      /exercises: \[([^\]]*)\]/,
      (_, listed: string) => `exercises: [${listed.replace(/,?\s*$/, '')}, ${name}]`,
    )
    .split('\n');
  const isSpecification = (line: string): boolean => line.includes("from '../specs/");
  const imports = [
    ...lines.filter(isSpecification),
    `import { ${name} } from '../specs/${exercise.id}';`,
  ].sort((one, other) => ((one.split("'")[1] ?? '') < (other.split("'")[1] ?? '') ? -1 : 1));
  return [...imports, ...lines.filter((line) => !isSpecification(line))].join('\n');
}

const moduleFile = ({ module }: NewExercise): string => `grader/course/${module}.ts`;

async function write(file: string, text: string): Promise<void> {
  const place = inRepository(file);
  const { inferredParser } = await prettier.getFileInfo(place);
  const formatted =
    inferredParser === null
      ? text
      : await prettier.format(text, { ...(await prettier.resolveConfig(place)), filepath: place });
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, formatted);
  console.log(`  ${file}`);
}

const [module = '', id = ''] = process.argv.slice(2);
const exercise: NewExercise = { id, module };
const objection = objectionTo(exercise);
if (objection !== undefined) {
  console.error(`Nothing was written: ${objection}.`);
  process.exitCode = 2;
} else {
  const texts: readonly (readonly [string, string])[] = [
    [`solutions/${module}/${id}.ts`, skeleton.solution(exercise)],
    ...[...skeleton.specification(exercise)].map(
      ([name, text]) => [`${specificationOf(id)}/${name}`, text] as const,
    ),
    [`fixtures/generators/${id.replaceAll('-', '_')}.py`, skeleton.generator(exercise)],
    [`quality/mistakes/${id}.ts`, skeleton.mistakes(exercise)],
    [`tests/submissions/${id}/right-loops.ts`, skeleton.rightAnswer(exercise)],
    [`exercises/${module}/README.md`, readmeWith(exercise)],
    [moduleFile(exercise), moduleWith(exercise)],
  ];
  console.log('Written:');
  for (const [file, text] of texts) await write(file, text);
  // A new process loads the course with the new exercise.
  const derived = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/derive.ts'], {
    cwd: inRepository(),
    stdio: 'inherit',
  });
  process.exitCode = derived.status ?? 1;
}
