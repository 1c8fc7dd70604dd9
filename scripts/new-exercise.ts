/**
 * Writes the skeleton of a new exercise: `npm run new-exercise -- 2-transformer rms-norm`, with
 * `--assignment core` if it does not belong to `language-models`. The parts to write are marked
 * TODO; `npm run derive -- --check` lists what is unfinished. If nothing was written, prints the
 * reason in one line and exits with code 2.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import {
  assignmentIds,
  exercises,
  exercisesIn,
  firstAssignmentOf,
  modules,
  type AssignmentId,
  type CourseModule,
} from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { markedText } from '../grader/release/assignment-text';
import { moduleFileOf, moduleText, withIds } from '../grader/release/course-files';
import * as skeleton from './skeleton';
import type { NewExercise } from './skeleton';
import { filesOf, specificationOf } from './unfinished';

/** An exercise to create, and its place in the course. */
interface PlacedExercise extends NewExercise {
  readonly module: CourseModule;
  readonly assignment: AssignmentId;
}

/** Where new exercises usually belong. */
const DEFAULT_ASSIGNMENT: AssignmentId = 'language-models';

const USAGE = 'usage: npm run new-exercise -- <module> <exercise> [--assignment <id>]';

/** Returns the exercise to create, or why it cannot be created. */
function askedFor(args: readonly string[]): PlacedExercise | string {
  const found = parsed(args);
  const [moduleId, id, ...others] = found?.positionals ?? [];
  if (moduleId === undefined || id === undefined || others.length > 0) return USAGE;
  const module = modules.find((each) => each.id === moduleId);
  if (module === undefined)
    return `there is no module "${moduleId}"; choose from ${modules.map((each) => each.id).join(', ')}`;
  const name = found?.values.assignment ?? DEFAULT_ASSIGNMENT;
  const assignment = assignmentIds.find((each) => each === name);
  if (assignment === undefined)
    return `there is no assignment "${name}"; choose from ${assignmentIds.join(', ')}`;
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id))
    return `"${id}" is not a name such as rms-norm: use lowercase letters and digits, in words joined by hyphens`;
  if (exercises.some(({ definition }) => definition.id === id)) return `exercise "${id}" already exists`;
  const present = filesOf(id, `${module.id}/${id}.ts`).find((file) => existsSync(inRepository(file)));
  return present === undefined ? { id, module, assignment } : `${present} already exists`;
}

/** Undefined for an unknown option. */
function parsed(args: readonly string[]): ReturnType<typeof parseArgs<typeof OPTIONS>> | undefined {
  try {
    return parseArgs({ ...OPTIONS, args: [...args] });
  } catch {
    return undefined;
  }
}

const OPTIONS = { allowPositionals: true, options: { assignment: { type: 'string' } } } as const;

const read = (file: string): string => readFileSync(inRepository(file), 'utf8');

/** Inserts text before a heading, or at the end if there is no such heading. */
function before(heading: string, text: string, markdown: string): string {
  const place = markdown.indexOf(`\n${heading}\n`);
  if (place < 0) return `${markdown}\n${text}`;
  return `${markdown.slice(0, place + 1)}${text}\n${markdown.slice(place + 1)}`;
}

/** Marks text that only the exercise's assignment needs. */
function marked(text: string, { assignment, module }: PlacedExercise): string {
  const first = firstAssignmentOf(module) ?? assignment;
  return assignment === first ? text : markedText(assignment, text);
}

function readmeWith(exercise: PlacedExercise): string {
  const written = read(`exercises/${exercise.module.id}/README.md`);
  const number = exercisesIn([exercise.module]).length + 1;
  const task = marked(skeleton.task(exercise, number), exercise);
  const hints = marked(skeleton.hints(exercise), exercise);
  return before('## In physics', hints, before('### Gradients in tfjs', task, written));
}

/** Returns the module's file with the exercise added at the end of its assignment. */
function moduleWith({ id, module, assignment }: PlacedExercise): Promise<string> {
  const { exercises: lists, ...others } = withIds(module);
  return moduleText({ ...others, exercises: { ...lists, [assignment]: [...(lists[assignment] ?? []), id] } });
}

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

const asked = askedFor(process.argv.slice(2));
if (typeof asked === 'string') {
  console.error(`Nothing was written: ${asked}.`);
  process.exitCode = 2;
} else {
  const { id, module } = asked;
  const texts: readonly (readonly [string, string])[] = [
    [`solutions/${module.id}/${id}.ts`, skeleton.solution(asked)],
    ...[...skeleton.specification(asked)].map(
      ([name, text]) => [`${specificationOf(id)}/${name}`, text] as const,
    ),
    [`fixtures/generators/${id.replaceAll('-', '_')}.py`, skeleton.generator(asked)],
    [`quality/mistakes/${id}.ts`, skeleton.mistakes(asked)],
    [`tests/submissions/${id}/right-loops.ts`, skeleton.rightAnswer(asked)],
    [`exercises/${module.id}/README.md`, readmeWith(asked)],
    [moduleFileOf(module), await moduleWith(asked)],
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
