/**
 * A term with only local Git: twelve students hand in repositories, the instructor's action grades
 * clones of them with a private seed, Classroom 50's autograder also grades them, and all platforms
 * get the same numbers.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { validate as validateCtrf } from 'ctrf';
import { XMLParser } from 'fast-xml-parser';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { assignments, pointsOf } from '../../grader/course';
import { ctrfReport } from '../../grader/report/formats/ctrf';
import { gradescopeResults } from '../../grader/report/formats/gradescope';
import { junitXml } from '../../grader/report/formats/junit';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { runAutograder, type Classroom50Run } from '../support/classroom50-runner';
import { report, type Reported } from '../support/classroom-reporter';
import { runGradeAction, type ActionRun } from '../support/composite-action';
import { git, linkPackages, release, studentRepository } from '../support/course-copies';
import { runInstructor } from '../support/released';
import { ASSIGNMENT, students, type Student } from '../support/term';

const { exercises = [] } = assignments.find(({ id }) => id === ASSIGNMENT) ?? {};
const most = pointsOf(exercises);
const SEED = '271828182';
const AT_A_TIME = 3;

interface Outcome {
  readonly student: Student;
  readonly action: ActionRun;
  readonly results: Results;
  /** What the student may see. */
  readonly shown: Results;
  readonly reported: Reported;
  readonly classroom50: Classroom50Run;
}

const term = mkdtempSync(path.join(os.tmpdir(), 'term-'));
const inTerm = (...segments: string[]): string => path.join(term, ...segments);
const folderOf = ({ username }: Student): string => `attention-${username}`;
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const given = inTerm('workspace', 'template');
  await release(given, '--assignment', ASSIGNMENT);
  const bundle = inTerm('bundle');
  cpSync(given, path.join(bundle, 'course'), { recursive: true });
  linkPackages(path.join(bundle, 'course'));
  cpSync(path.join('classroom50', 'autograder.py'), path.join(bundle, 'autograder.py'));
  for (const student of students) studentRepository(given, inTerm('github', folderOf(student)), student.work);
  const waiting = students.values();
  const gradeInTurn = async (): Promise<void> => {
    for (const student of waiting) outcomes.set(student.username, await gradeOne(student, bundle));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, gradeInTurn));
});

afterAll(() => {
  rmSync(term, { recursive: true, force: true });
});

async function gradeOne(student: Student, bundle: string): Promise<Outcome> {
  const folder = folderOf(student);
  const workspace = inTerm('workspace');
  const submission = path.join('submissions', folder);
  const out = path.join('graded', folder);
  git(term, 'clone', '--quiet', inTerm('github', folder), path.join(workspace, submission));
  // Half of them are compared with a fresh release, as without a template folder.
  const released = students.indexOf(student) % 2 === 0 ? 'template' : '';
  const inputs = { submission, assignment: ASSIGNMENT, seed: SEED, released, out };
  const action = await runGradeAction({ course: process.cwd(), workspace, inputs });
  const read = (file = ''): Results => readResults(readFileSync(file, 'utf8'), file);
  return {
    student,
    action,
    results: read(action.outputs['results']),
    shown: read(action.outputs['student-results']),
    reported: reportToClassroom(JSON.parse(action.outputs['classroom'] ?? '')),
    classroom50: await runAutograder(bundle, path.join(workspace, submission)),
  };
}

/** Runs the reporter as Classroom's workflow does. */
function reportToClassroom(results: unknown): Reported {
  const byExercise = z.record(z.string(), z.string()).parse(results);
  const workflow = z
    .object({
      jobs: z.object({ 'run-autograding-tests': z.object({ steps: z.array(z.looseObject({})) }) }),
    })
    .parse(
      parseYaml(
        readFileSync(inTerm('workspace', 'template', '.github', 'workflows', 'classroom.yml'), 'utf8'),
      ),
    );
  const step = z
    .object({ with: z.object({ runners: z.string() }), env: z.record(z.string(), z.string()) })
    .parse(workflow.jobs['run-autograding-tests'].steps.find(({ env }) => env !== undefined));
  const env = Object.entries(step.env).map(([name, value]) => {
    const [, id = ''] = /steps\.grade\.outputs\.([\w-]+)/.exec(value) ?? [];
    return [name, byExercise[id] ?? ''];
  });
  return report(step.with.runners, Object.fromEntries(env) as Record<string, string>);
}

const outcomeOf = (username: string): Outcome => {
  const outcome = outcomes.get(username);
  if (outcome === undefined) throw new Error(`${username} was not graded`);
  return outcome;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const junitPoints = (xml: string): number => {
  const property = z.object({ name: z.string(), value: z.coerce.number() });
  const suite = z.object({ properties: z.object({ property: z.array(property) }) });
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  const { testsuites } = z
    .object({ testsuites: z.object({ testsuite: z.array(suite) }) })
    .parse(parser.parse(xml));
  return sum(
    testsuites.testsuite.flatMap(({ properties }) =>
      properties.property.filter(({ name }) => name === 'points').map(({ value }) => value),
    ),
  );
};

describe.each(students.map(({ username }) => username))('%s', (username) => {
  test('gets the points that the work deserves', () => {
    const { student, action, results } = outcomeOf(username);
    expect({ exitCode: action.exitCode, log: action.exitCode === 0 || action.log }).toEqual({
      exitCode: 0,
      log: true,
    });
    const lacking = results.exercises
      .filter(({ points, maxPoints }) => points < maxPoints)
      .map(({ id }) => id);
    expect(lacking).toEqual(expect.arrayContaining([...student.wrong]));
    expect(lacking.filter((id) => student.right.includes(id))).toEqual([]);
  });

  test('has the same points on every platform', () => {
    const { action, results, shown, reported, classroom50 } = outcomeOf(username);
    const { points, maxPoints } = results;
    expect(maxPoints).toBe(most);
    const ctrf = ctrfReport(results);
    expect(validateCtrf(JSON.parse(JSON.stringify(ctrf)))).toMatchObject({ valid: true });
    expect({
      action: Number(action.outputs['points']),
      student: shown.points,
      classroom: reported.totalPoints,
      notice: reported.notices,
      classroom50: classroom50.result?.score,
      classroom50Tests: sum(classroom50.result?.tests.map(({ score }) => score) ?? []),
      gradescope: gradescopeResults(results, 'visible').score,
      gradescopeTests: sum(gradescopeResults(results, 'visible').tests.map(({ score }) => score)),
      ctrf: sum(ctrf.results.tests.map(({ extra }) => extra.points)),
      junit: junitPoints(junitXml(results)),
    }).toEqual({
      action: points,
      student: points,
      classroom: points,
      notice: [`Points ${points}/${most}`, JSON.stringify({ totalPoints: points, maxPoints: most })],
      classroom50: points,
      classroom50Tests: points,
      gradescope: points,
      gradescopeTests: points,
      ctrf: points,
      junit: points,
    });
    expect(reported.failed === undefined).toBe(points === most);
    expect(classroom50.outputs).toContain(`status=${points === most ? 'success' : 'failure'}\n`);
    expect(classroom50.releaseBody).toContain(`${points} of ${most} points`);
  });

  test('a changed grader is reported in the results and in the summary', () => {
    const { student, action, results } = outcomeOf(username);
    expect(results.courseChanges).toEqual(student.changes);
    const isReported = action.summary.includes('The grader in this repository was changed');
    expect(isReported).toBe(student.changes.length > 0);
  });

  test('the student sees neither the seed nor any hidden input', () => {
    const { action, results, shown } = outcomeOf(username);
    expect([results.seed, shown.seed]).toEqual([Number(SEED), null]);
    const { results: whole, ...visible } = action.outputs;
    expect(whole).toBeDefined();
    for (const text of [action.log, action.summary, JSON.stringify(visible), JSON.stringify(shown)])
      expect(text).not.toContain(SEED);
    expect(
      shown.exercises.flatMap(({ checks }) => checks.flatMap(({ counterexample }) => counterexample ?? [])),
    ).toEqual([]);
    expect(shown.exercises.flatMap(({ output }) => output.lines)).toEqual([]);
  });
});

test('output and names of a submission are not commands to the runner', () => {
  const quoted = /^::stop-commands::(\S+)\n[\s\S]*?^::\1::\n/gm;
  const printed = outcomeOf('gus').classroom50.output;
  expect(printed).toContain('all points');
  expect(printed.replace(quoted, '')).not.toContain('all points');
  const { log, summary } = outcomeOf('jana').action;
  expect(summary).toMatch(/grader\/a.*\.ts \(added\)/);
  for (const line of `${log.replace(quoted, '')}\n${summary}`.split('\n'))
    expect(line).not.toMatch(/^\s*::error::100 points/);
});

test('grading the whole class gives the same points, also in the tables of Canvas and GitHub Classroom', async () => {
  const graded = inTerm('class');
  const submissions = inTerm('workspace', 'submissions');
  const options = ['--assignment', ASSIGNMENT, '--out', graded, '--seed', SEED];
  const grading = await runInstructor('grade:class', submissions, ...options);
  expect(grading.stderr).not.toContain('Nothing was graded');
  const roster = students.map(({ username }, i) => `"Student, ${username}",${String(i + 1)},${username},P1,`);
  const gradebook = [
    'Student,ID,SIS Login ID,Section,Attention (47)',
    `    Points Possible,,,,${most}`,
    ...roster,
  ];
  writeFileSync(inTerm('gradebook.csv'), gradebook.join('\n'));
  const exported = (format: string, ...args: string[]): string => {
    const out = inTerm(`${format}.csv`);
    const options = ['--to', format, '--out', out, '--name', 'Attention', '--prefix', 'attention', ...args];
    const command = ['scripts/run.mjs', 'grader/cli/instructor.ts', 'export', graded, ...options];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'No points, because there is no verdict: attention-lena.\n',
    });
    return readFileSync(out, 'utf8');
  };
  const expected = {
    ...Object.fromEntries(
      [...outcomes.values()].map(({ student, results }) => [student.username, String(results.points)]),
    ),
    lena: '', // Nobody can read her submission, so a table leaves what is there.
  };
  const canvas = parseCsv(exported('canvas', '--gradebook', inTerm('gradebook.csv'))).slice(2);
  expect(Object.fromEntries(canvas.map((row) => [row[2] ?? '', row[4] ?? '']))).toEqual(expected);
  const github = parseCsv(exported('github-csv')).slice(1);
  expect(Object.fromEntries(github.map((row) => [row[3] ?? '', row[8] ?? '']))).toEqual(expected);
});
