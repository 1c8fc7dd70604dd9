/**
 * The commands in a copy of the course whose module 4 is in two assignments: what goes by
 * `--assignment`.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { exercises, exercisesNamed, pathOf, pointsOf, type CourseExercise } from '../../grader/course';
import { RELEASED_GRADER } from '../../grader/platform/released-grader.mjs';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { copyRepository, linkPackages } from '../support/course-copies';
import { filesBelow, run, type Ran } from '../support/released';

const MODULE = 'grader/course/4-diffusion.ts';
const README = 'exercises/4-diffusion/README.md';
const LATER = ['noise-prediction-loss', 'reverse-sampling'];

const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'assignments-')));
const course = path.join(place, 'course');
const inPlace = (...names: string[]): string => path.join(place, ...names);
const later = exercisesNamed(LATER);
const isLater = ({ definition, assignment }: CourseExercise): boolean =>
  LATER.includes(definition.id) || assignment === 'language-models';
const core = exercises.filter((exercise) => exercise.assignment === 'core' && !isLater(exercise));
const languageModels = exercises.filter(isLater);
const idsOf = (chosen: readonly CourseExercise[]): string[] => chosen.map(({ definition }) => definition.id);

beforeAll(() => {
  mkdirSync(course);
  copyRepository(course);
  const edit = (file: string, change: (text: string) => string): void => {
    const before = readFileSync(path.join(course, file), 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path.join(course, file), after);
  };
  edit(MODULE, (text) =>
    text.replace(
      /, noisePredictionLoss, reverseSampling\]/,
      "], 'language-models': [noisePredictionLoss, reverseSampling]",
    ),
  );
  edit(README, (text) =>
    text.replace(
      '\n## Hints\n',
      '\n<!-- assignment: language-models -->\n\nOnly for the later one.\n\n<!-- end of assignment -->\n\n## Hints\n',
    ),
  );
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const program = (cwd: string, ...args: readonly string[]): Promise<Ran> => run(process.execPath, args, cwd);
/** In the course, or in a release. */
const student = (cwd: string, ...args: string[]): Promise<Ran> =>
  cwd === course
    ? program(cwd, 'scripts/run.mjs', 'grader/cli/main.ts', ...args)
    : program(cwd, RELEASED_GRADER, ...args);
const instructor = (...args: string[]): Promise<Ran> =>
  program(course, 'scripts/run.mjs', 'grader/cli/instructor.ts', ...args);

const resultsIn = (folder: string): Results =>
  readResults(readFileSync(path.join(folder, 'results.json'), 'utf8'), 'results.json');
const gradedIn = (folder: string): string[] => resultsIn(folder).exercises.map(({ id }) => id);

describe('grade', () => {
  const grade = (...args: string[]): Promise<Ran> =>
    student(course, 'grade', '--submission', 'solutions', '--out', inPlace('out'), ...args);

  test('everything shows a subtotal for each assignment', async () => {
    const { exitCode, stdout } = await grade();
    expect(exitCode).toBe(0);
    const row = (name: string, points: number): RegExp => new RegExp(`│ ${name} +│ +${points}/${points} │`);
    expect(stdout).toMatch(row('core', pointsOf(core)));
    expect(stdout).toMatch(row('language-models', pointsOf(languageModels)));
    expect(stdout).toMatch(row('Total', pointsOf(exercises)));
    const of = (assignment: string): string[] =>
      resultsIn(inPlace('out'))
        .exercises.filter((each) => each.assignment === assignment)
        .map(({ id }) => id);
    expect([of('core'), of('language-models')]).toEqual([idsOf(core), idsOf(languageModels)]);
  });

  test('one assignment has its own total, and no subtotal', async () => {
    const { exitCode, stdout } = await grade('--assignment', 'core');
    expect(exitCode).toBe(0);
    expect(gradedIn(inPlace('out'))).toEqual(idsOf(core));
    expect(resultsIn(inPlace('out')).maxPoints).toBe(pointsOf(core));
    expect(stdout).not.toMatch(/│ core /);
  });

  test('names choose within the assignment', async () => {
    await grade('4-diffusion', '--assignment', 'language-models');
    expect(gradedIn(inPlace('out'))).toEqual(LATER);
    await grade('4-diffusion', 'causal-mask', '--assignment', 'core');
    expect(gradedIn(inPlace('out'))).toEqual(['causal-mask', 'noise-schedule', 'forward-process']);
  });

  test.each([
    [['--assignment', 'cor'], 'there is no assignment "cor"; did you mean core?'],
    [['--assignment', 'nothing'], 'there is no assignment "nothing"; choose from core, language-models'],
    [['--assignment', ''], 'there is no assignment ""; choose from core, language-models'],
    [
      ['causal-mask', '--assignment', 'language-models'],
      'causal-mask is not in the assignment language-models, but in core; leave out the name or --assignment.',
    ],
    [
      ['solutions/4-diffusion/reverse-sampling.ts', '--assignment', 'core'],
      'solutions/4-diffusion/reverse-sampling.ts is not in the assignment core, but in language-models; leave',
    ],
  ])('refuses %j with one line', async (args, message) => {
    const { exitCode, stderr } = await grade(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Nothing was graded: ${message}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('release --assignment', () => {
  const text = (folder: string, file: string): string => readFileSync(inPlace(folder, file), 'utf8');
  const runners = (folder: string): string | undefined =>
    (
      parse(text(folder, '.github/workflows/classroom.yml')) as {
        jobs: Record<string, { steps: { with?: { runners?: string } }[] }>;
      }
    ).jobs['run-autograding-tests']?.steps.at(-1)?.with?.runners;
  const present = (folder: string): string[] => {
    const files = filesBelow(inPlace(folder));
    return exercises
      .filter((each) => files.has(`exercises/${pathOf(each)}`))
      .map((each) => each.definition.id);
  };
  let [first, second]: Ran[] = [];

  beforeAll(async () => {
    [first, second] = await Promise.all([
      instructor('release', '--assignment', 'core', '--out', inPlace('core')),
      instructor(
        ...['release', '--assignment', 'language-models', '--modules', '4', '--out', inPlace('later')],
      ),
    ]);
  });

  test('core has its exercises, and nothing of others', () => {
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first?.stdout).toContain(`, ${core.length} exercises, ${pointsOf(core)} points.`);
    expect(first?.stdout).toMatch(/^Released the assignment core \(1-attention, 2-transformer, /m);
    expect(present('core')).toEqual(idsOf(core));
    expect(runners('core')).toBe(idsOf(core).join(','));
    const names = [...filesBelow(inPlace('core')).keys()];
    expect(names.filter((file) => LATER.some((id) => file.includes(id)))).toEqual([]);
    const readme = text('core', 'README.md');
    expect(readme).toContain('# From attention to diffusion: The core\n');
    expect(readme).toMatch(new RegExp(`\\| +total +\\| +\\d+ \\| +\\| +${pointsOf(core)} +\\|`));
    expect(text('core', README)).not.toMatch(/Only for the later one|<!--/);
  });

  test('another has the exercises that it imports as prerequisites', () => {
    expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    expect(second?.stdout).toContain(`2 exercises, ${pointsOf(later)} points.`);
    expect(second?.stdout).toContain('import from it: noise-schedule, forward-process.');
    expect(present('later')).toEqual(['noise-schedule', 'forward-process', ...LATER]);
    expect(runners('later')).toBe(LATER.join(','));
    const readme = text('later', 'README.md');
    expect(readme).toContain('`npm run grade -- noise-schedule forward-process`');
    expect(text('later', README)).toMatch(/\n\nOnly for the later one\.\n\n## Hints\n/);
    expect(text('later', README)).not.toContain('<!--');
  });

  test('its repository has only this assignment', async () => {
    const repository = inPlace('later');
    linkPackages(repository);
    const grade = (...args: string[]): Promise<Ran> =>
      student(repository, 'grade', '--out', inPlace('own'), ...args);
    for (const args of [[], ['4-diffusion'], ['exercises'], ['--assignment', 'language-models']]) {
      expect((await grade(...args)).exitCode).toBe(1);
      expect(gradedIn(inPlace('own'))).toEqual(LATER);
    }
    await grade('noise-schedule', 'reverse-sampling');
    expect(gradedIn(inPlace('own'))).toEqual(['noise-schedule', 'reverse-sampling']);
    expect((await grade('--assignment', 'core')).stderr).toContain(
      'there is no assignment "core"; choose from language-models.',
    );
    await run(process.execPath, [path.join('node_modules', 'jest', 'bin', 'jest.js')], repository);
    expect(gradedIn(path.join(repository, 'out'))).toEqual(LATER);
  });

  test.each([
    [['--assignment', 'languagemodels'], 'there is no assignment "languagemodels"; did you mean'],
    [
      ['--assignment', 'language-models', '--modules', '1'],
      '1-attention has no exercise of the assignment language-models',
    ],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await instructor('release', ...args, '--out', inPlace('none'));
    expect([exitCode, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(`Nothing was released: ${message}`);
  });
});

describe('a class', () => {
  const out = inPlace('class-out');
  const gradeClass = (...args: string[]): Promise<Ran> => instructor('grade:class', ...args, '--out', out);
  const grading = (): { assignment: unknown; exercises: string[] } =>
    JSON.parse(readFileSync(path.join(out, 'grading.json'), 'utf8')) as ReturnType<typeof grading>;
  const exported = async (...args: string[]): Promise<Record<string, string> | undefined> => {
    const file = inPlace('github.csv');
    const { exitCode, stderr } = await instructor(
      'export',
      out,
      '--to',
      'github-csv',
      '--out',
      file,
      ...args,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return parseCsv<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true })[0];
  };

  beforeAll(() => {
    cpSync(path.join(course, 'solutions'), inPlace('class', 'ada'), { recursive: true });
  });

  test('is graded in one assignment, which --resume keeps', async () => {
    await gradeClass(inPlace('class'), '--assignment', 'core');
    expect(grading()).toMatchObject({ assignment: 'core', exercises: idsOf(core) });
    const { stderr } = await gradeClass('--resume');
    expect(stderr).toContain('1 of 1 have not changed');
    expect(grading().assignment).toBe('core');
    expect(await exported()).toMatchObject({ points_available: String(pointsOf(core)) });
  });

  test('graded in all, it is exported and reported by assignment', async () => {
    const { stderr } = await gradeClass(inPlace('class'), '--regrade');
    expect(stderr).not.toContain('have not changed');
    expect(grading()).toMatchObject({ assignment: null, exercises: idsOf(exercises) });
    expect(await exported()).toMatchObject({
      assignment_name: 'attention-to-diffusion',
      points_available: String(pointsOf(exercises)),
    });
    const most = String(pointsOf(languageModels));
    expect(await exported('--assignment', 'language-models')).toMatchObject({
      assignment_name: 'attention-to-diffusion: language-models',
      points_awarded: most,
      points_available: most,
    });
    expect(await exported('--assignment', 'core', '--name', 'Part 1')).toMatchObject({
      assignment_name: 'Part 1',
    });
    const page = readFileSync(path.join(out, 'class.html'), 'utf8');
    expect(page).toContain(`mean of ${most} in language-models`);
    expect(readFileSync(path.join(out, 'ada', 'report.html'), 'utf8')).toContain(
      `, language-models ${most}/${most}`,
    );
  });

  test('its results are exported by assignment too', async () => {
    const [from, to] = [path.join(out, 'ada', 'results.json'), inPlace('gradescope.json')];
    const args = ['export', from, '--to', 'gradescope', '--out', to];
    await instructor(...args, '--assignment', 'core');
    expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject({ score: pointsOf(core) });
    const { exitCode, stderr } = await instructor(...args, '--assignment', 'nothing');
    expect([exitCode, stderr]).toEqual([
      2,
      'Nothing was written: no exercise of the assignment "nothing" was graded, only of core, language-models, physics.\n',
    ]);
  });
});
