/** Every exercise can be computed with WebAssembly: its solution earns every point there too. */
import { exercises } from '../../grader/course';
import { judgeExercise } from '../../grader/judge/judge-exercise';
import { readFixtures } from '../../grader/judge/read-fixtures';
import { openSession, type OpenSession } from '../../grader/sandbox/open-session';
import type { Session } from '../../grader/sandbox/session';
import { bundleSubmission } from '../../grader/submission/bundle-submission';
import { courseRoot } from '../../grader/submission/course-root';

let opened: OpenSession;
let session: Session;

beforeAll(async () => {
  const { bundles } = await bundleSubmission(courseRoot('solutions'), exercises, false);
  opened = openSession('standard');
  session = await opened.session;
  const onWasm = [...bundles].map(([id, bundle]) => [id, { ...bundle, backend: 'wasm' }] as const);
  session.serve({ bundles: new Map(onWasm), modelAnswers: '' });
}, 60_000);

afterAll(() => opened.close());

test.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  'the solution of %s passes every check',
  async (_, definition) => {
    const { checks, error, advice } = await judgeExercise(definition, {
      seed: 1,
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
    });
    expect(error).toBeNull();
    expect(checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(advice).toEqual([]);
  },
  60_000,
);
