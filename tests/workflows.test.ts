import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { exercises } from '../grader/course';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const folder = path.join('.github', 'workflows');
const read = (file: string): Workflow => parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
const ids = exercises.map(({ definition }) => definition.id);

test('Classroom’s workflow hands the reporter every exercise of the course', () => {
  const { name, jobs } = read('classroom.yml');
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
  expect(steps.find(({ id }) => id === 'grade')?.run).toContain('npm run grade');
});

test.each(readdirSync(folder))(
  '%s asks for its permissions, pins its actions, and puts nothing into run:',
  (file) => {
    const { permissions, jobs } = read(file);
    expect(permissions).toBeDefined();
    for (const { uses, run } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (uses !== undefined) expect(uses).toMatch(/@(v\d+|[0-9a-f]{40})$/);
      if (run !== undefined) expect(run).not.toContain('${{');
    }
  },
);
