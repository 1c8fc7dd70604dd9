import path from 'node:path';
import * as z from 'zod';
import { compareCourse, courseFilesIn, courseFilesOf, type CourseFiles } from '../submission/compare-course';
import { classroomResult, encodeClassroomResult } from '../report/formats/classroom';
import { reportToActions } from '../report/github-actions';
import { renderTerminal } from '../report/terminal';
import type { Results } from '../results/results';
import { chosenAssignment } from './choose-assignment';
import { chosenExercises } from './choose-exercises';
import { DEFAULT_SEED } from '../judge/default-seed';
import { SMALLEST_PRIVATE_SEED } from './private-seed';
import { LARGEST_SEED, seedOf, SHORTEST_TEXT } from './seed';
import { studentCopy } from './student-copy';
import { UsageError } from './usage-error';
import { verdictOn } from './verdict';
import { asJson, writeFile } from './write-file';
import { submissionFiles } from '../results/layout';

/** Workflows pass an input that is not given as an empty text. */
const optional = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');

/**
 * The inputs of .github/actions/grade. They arrive as environment variables, so that none becomes
 * part of a shell command.
 */
const inputsSchema = z.object({
  GRADE_SUBMISSION: z.string().min(1),
  GRADE_EXERCISES: z.string().default(''),
  GRADE_ASSIGNMENT: optional,
  GRADE_SEED: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text === '' || isPrivateSeed(text), {
      error: `must be a whole number from ${String(SMALLEST_PRIVATE_SEED)} to ${String(LARGEST_SEED)}, or a text of ${String(SHORTEST_TEXT)} characters or more`,
    }),
  GRADE_ISOLATE: yesOrNo.default(false),
  GRADE_SANDBOX: z.enum(['standard', 'strict']).default('standard'),
  GRADE_RELEASED: z.string().default(''),
  GRADE_MODULES: optional,
  GRADE_SHOW_CASES: z.union([z.literal(''), yesOrNo]).default(''),
  GRADE_OUT: z.string().min(1),
});

type Inputs = z.infer<typeof inputsSchema>;

function isPrivateSeed(text: string): boolean {
  const seed = seedOf(text);
  return typeof seed === 'string' || (seed !== undefined && seed >= SMALLEST_PRIVATE_SEED);
}

/**
 * Runs the composite action: grades a checked-out student repository with this repository's grader,
 * and writes `<out>/results.json` for the instructor and `<out>/student/results.json` for the
 * student. The log, the summary and the annotations show only what the student's copy contains.
 *
 * @returns exit code 0, whatever the points
 */
export async function action(env: NodeJS.ProcessEnv): Promise<number> {
  const core = await import('@actions/core');
  const inputs = readInputs(env);
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const repository = path.resolve(workspace, inputs.GRADE_SUBMISSION);
  const isPrivate = inputs.GRADE_SEED !== '';
  const seed = isPrivate ? (seedOf(inputs.GRADE_SEED) ?? DEFAULT_SEED) : DEFAULT_SEED;
  if (isPrivate) for (const secret of [inputs.GRADE_SEED, String(seed)]) core.setSecret(secret);

  const graded = await verdictOn({
    submission: repository,
    exercises: chosenExercises(
      inputs.GRADE_EXERCISES.split(/[\s,]+/).filter((name) => name !== ''),
      { assignment: inputs.GRADE_ASSIGNMENT },
    ),
    seed,
    isolate: inputs.GRADE_ISOLATE,
    sandbox: inputs.GRADE_SANDBOX,
  });
  const released = await releasedFiles(inputs, workspace);
  const courseChanges = compareCourse(courseFilesIn(repository), released);
  const results: Results = { ...graded, courseChanges };
  const showCases = inputs.GRADE_SHOW_CASES === '' ? !isPrivate : inputs.GRADE_SHOW_CASES;
  const shown = studentCopy(results, showCases);

  const out = path.resolve(workspace, inputs.GRADE_OUT);
  const files = {
    results: path.join(out, submissionFiles.results),
    student: path.join(out, 'student', submissionFiles.results),
  };
  writeFile(files.results, asJson(results));
  writeFile(files.student, asJson(shown));

  await reportToActions(shown, renderTerminal(shown, { all: false }), path.relative(workspace, repository));
  core.setOutput('results', files.results);
  core.setOutput('student-results', files.student);
  core.setOutput('course-changes', courseChanges);
  core.setOutput('classroom', classroomOf(shown));
  return 0;
}

/** GitHub Classroom results by exercise id. */
const classroomOf = ({ exercises }: Results): Record<string, string> =>
  Object.fromEntries(
    exercises.map((exercise) => [exercise.id, encodeClassroomResult(classroomResult(exercise))]),
  );

/**
 * Returns the files that students were given: from a folder, or as a release would write them now.
 */
async function releasedFiles(
  { GRADE_RELEASED: folder, GRADE_MODULES: modules, GRADE_ASSIGNMENT: assignment }: Inputs,
  workspace: string,
): Promise<CourseFiles> {
  if (folder !== '') {
    const files = courseFilesIn(path.resolve(workspace, folder));
    if ([...files.names()].length === 0)
      throw new UsageError(`the action's input released: there is no course in ${folder}`);
    return files;
  }
  const { studentTree } = await import('../release/tree');
  const { files } = await studentTree({
    modules,
    assignment: assignment === undefined ? undefined : chosenAssignment(assignment),
  });
  return courseFilesOf(files);
}

function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const parsed = inputsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0])
    .replace(/^GRADE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
  // The message leaves out the value, because it could be the seed.
  throw new UsageError(`the action's input ${name} ${issue?.message ?? 'is not valid'}`);
}
