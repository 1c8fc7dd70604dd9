import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { courseName, maxPointsOf, modules, objectives, type CourseExercise } from '../course';
import { parseFixtures } from '../engine/fixtures';
import { bundledTfjs, ownProgram } from '../repository/own-bundle';
import { inRepository } from '../repository/root';
import type { CheckResult, ExerciseResult, Results } from '../report/results';
import { bundleExercise, type BundleProblem, type ExerciseBundle } from '../sandbox/bundle';
import { defaultLimits } from '../sandbox/sandbox';
import { Session, type PrintedOutput } from '../sandbox/session';
import { findExport, submissionRoot } from '../sandbox/submission';
import type { JudgedExercise } from './assignment';
import { judgePrograms, runJudge } from './run-judge';
import { typeCheck, type TypeErrors } from './type-check';

export interface GradeOptions {
  /** The folder that holds exercises/, or the module folders themselves. */
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: number;
}

/**
 * Grades the exercises of a submission.
 *
 * @throws UnreadableSubmission when there is nothing to grade
 */
export async function gradeSubmission({ submission, exercises, seed }: GradeOptions): Promise<Results> {
  const root = submissionRoot(
    submission,
    modules.map(({ id }) => id),
  );
  const workingDirectory = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  const programs = judgePrograms();
  const sandboxPrograms = Promise.all([ownProgram(['grader', 'sandbox', 'child.ts']), bundledTfjs()]);
  const bundling = bundleAll(root, exercises);
  const checkingTypes = bundling.then(({ bundles }) => typeCheck(root, submittedFiles(bundles)));
  let session: Session | undefined;
  const leaveNothingBehind = (): void => {
    session?.kill();
    rmSync(workingDirectory, { recursive: true, force: true });
  };
  process.once('exit', leaveNothingBehind);
  try {
    const { bundles, problems } = await bundling;
    const [program, tfjs] = await sandboxPrograms;
    session = new Session(bundles, { program, tfjs, workingDirectory, limits: defaultLimits });
    session.warmUp();
    const judged = await judgeAll(session, bundles, seed, await programs);
    const typeErrors = await checkingTypes;
    const results = exercises.map((exercise) =>
      assemble(exercise, {
        judged: judged.get(exercise.definition.id),
        problem: problems.get(exercise.definition.id),
        bundle: bundles.get(exercise.definition.id),
        typeErrors,
        output: session?.output(exercise.definition.id) ?? { lines: [], total: 0 },
        root,
      }),
    );
    return {
      schemaVersion: 1,
      course: courseName,
      points: results.reduce((sum, { points }) => sum + points, 0),
      maxPoints: results.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      seed,
      exercises: nameMendFirst(results, bundles),
    };
  } finally {
    await Promise.allSettled([programs, sandboxPrograms, checkingTypes]);
    await session?.stop();
    process.removeListener('exit', leaveNothingBehind);
    leaveNothingBehind();
  }
}

async function bundleAll(
  root: string,
  exercises: readonly CourseExercise[],
): Promise<{ bundles: Map<string, ExerciseBundle>; problems: Map<string, BundleProblem> }> {
  const bundles = new Map<string, ExerciseBundle>();
  const problems = new Map<string, BundleProblem>();
  await Promise.all(
    exercises.map(async ({ definition: { id }, module, file }) => {
      const result = await bundleExercise(root, inRepository('exercises', 'given'), {
        id,
        module: module.id,
        file,
      });
      if ('bundle' in result) bundles.set(id, result.bundle);
      else problems.set(id, result.problem);
    }),
  );
  return { bundles, problems };
}

const pathOf = ({ module, file }: CourseExercise): string => `${module.id}/${file}`;

/** The files of the submission that its exercises are made of; those in given/ are the course's own. */
const submittedFiles = (bundles: ReadonlyMap<string, ExerciseBundle>): string[] =>
  [...new Set([...bundles.values()].flatMap(({ files }) => files))]
    .filter((file) => !file.startsWith('given/') && !file.startsWith('../'))
    .sort();

async function judgeAll(
  session: Session,
  bundles: ReadonlyMap<string, ExerciseBundle>,
  seed: number,
  programs: Parameters<typeof runJudge>[1],
): Promise<Map<string, JudgedExercise>> {
  const judged = new Map<string, JudgedExercise>();
  if (bundles.size === 0) return judged;
  await runJudge(
    {
      seed,
      exercises: new Set(bundles.keys()),
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
      record: (exercise, outcome) => judged.set(exercise, outcome),
    },
    programs,
  );
  return judged;
}

function readFixtures(exercise: string): ReturnType<typeof parseFixtures> {
  const file = inRepository('fixtures', `${exercise}.json`);
  if (!existsSync(file)) throw new Error(`there is no fixture file ${file}`);
  return parseFixtures(JSON.parse(readFileSync(file, 'utf8')));
}

interface Findings {
  readonly judged: JudgedExercise | undefined;
  readonly problem: BundleProblem | undefined;
  readonly bundle: ExerciseBundle | undefined;
  readonly typeErrors: TypeErrors;
  readonly output: PrintedOutput;
  readonly root: string;
}

function assemble(exercise: CourseExercise, findings: Findings): ExerciseResult {
  const { definition, module } = exercise;
  const { judged, problem, root, output } = findings;
  if (judged === undefined && problem === undefined) {
    throw new Error(`${definition.id} was not judged; this is a fault of the grader`);
  }
  const error = problem?.message ?? judged?.error ?? null;
  const checks = judged?.checks ?? unreadableChecks(exercise, error ?? '');
  if (checks.length !== definition.checks.length) {
    throw new Error(`${definition.id} was not judged to the end; this is a fault of the grader`);
  }
  const ownFile = pathOf(exercise);
  const firstExport = definition.functions[0]?.name ?? '';
  const folder = path.basename(root);
  return {
    id: definition.id,
    title: definition.title,
    module: module.id,
    objective: objectives[module.objective],
    status: error === null ? statusOf(checks) : 'error',
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: maxPointsOf(definition),
    checks: [...checks],
    error,
    diagnoses: judged?.diagnoses ?? [],
    circumstances: judged?.circumstances ?? [],
    mendFirst: [],
    advice: [...(judged?.advice ?? [])],
    typeErrors: findings.typeErrors.filter(({ file }) => file === ownFile),
    output: { lines: [...output.lines], total: output.total },
    location: {
      file: `${folder}/${ownFile}`,
      line: problem?.line ?? findExport(path.join(root, module.id, exercise.file), firstExport).line,
    },
    duration: Math.round(judged?.duration ?? 0),
  };
}

const unreadableChecks = ({ definition }: CourseExercise, message: string): CheckResult[] =>
  definition.checks.map(({ id, title, kind, hint, points, function: name }) => ({
    id,
    title,
    kind,
    function: name,
    status: 'failed',
    points: 0,
    maxPoints: points,
    message,
    hint,
    misconception: null,
    counterexample: null,
  }));

function statusOf(checks: readonly CheckResult[]): ExerciseResult['status'] {
  if (checks.every(({ status }) => status === 'passed')) return 'passed';
  return checks.every(({ status }) => status === 'not-started') ? 'not-started' : 'failed';
}

/** An exercise that imports one that is not right says so: that one is to be mended first. */
function nameMendFirst(
  results: ExerciseResult[],
  bundles: ReadonlyMap<string, ExerciseBundle>,
): ExerciseResult[] {
  const wrong = results.filter(({ status }) => status !== 'passed');
  return results.map((result) => {
    if (result.status === 'passed' || result.status === 'not-started') return result;
    const files = bundles.get(result.id)?.files ?? [];
    const mendFirst = wrong
      .filter(({ id, module }) => id !== result.id && files.includes(`${module}/${id}.ts`))
      .map(({ id }) => id);
    return { ...result, mendFirst };
  });
}
