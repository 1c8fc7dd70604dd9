/**
 * Every exercise can be computed with WebAssembly: its solution earns every point there too. The
 * memory is limited and freed, and every way to start the sandbox allows it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { judgeExercise } from '../../grader/judge/judge-exercise';
import { readFixtures } from '../../grader/judge/read-fixtures';
import { launchers } from '../../grader/sandbox/confinement';
import { openSession, type OpenSession } from '../../grader/sandbox/open-session';
import { defaultLimits, Sandbox } from '../../grader/sandbox/sandbox';
import { sandboxFiles } from '../../grader/sandbox/sandbox-files';
import { Session } from '../../grader/sandbox/session';
import { launcherProblem } from '../../grader/sandbox/start-process';
import { bundleSubmission } from '../../grader/submission/bundle-submission';
import { courseRoot } from '../../grader/submission/course-root';
import { fakeBundle } from '../support/fake-exercise';

let opened: OpenSession;
let session: Session;

beforeAll(async () => {
  const { bundles } = await bundleSubmission(courseRoot('solutions'), exercises, false);
  opened = openSession('standard');
  session = await opened.session;
  const onWasm = [...bundles].map(([id, bundle]) => [id, { ...bundle, backend: 'wasm' }] as const);
  session.serve({ bundles: new Map(onWasm), modelAnswers: '' });
});

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
);

describe('the memory', () => {
  const MEBIBYTE = 'tf.ones([512, 512])';
  const code = `const tf = require('@tensorflow/tfjs');
    const kept = [];
    const wait = () => { const began = Date.now(); while (Date.now() - began < 300); };
    exports.keep = () => { for (let i = 0; i < 100; i++) kept.push(${MEBIBYTE}); wait(); };
    exports.dispose = () => { for (let i = 0; i < 1_000; i++) tf.tidy(() => { ${MEBIBYTE}.slice([1, 1]); }); };
    exports.fill = () => { for (let i = 0; i < 1_000; i++) kept.push(tf.buffer([1024, 1024]).toTensor()); };
    exports.count = () => { tf.dispose(kept); return tf.memory(); };`;
  const names = Array.from({ length: 8 }, (_, i) => `e${String(i)}`);

  const call = async (exercise: string, name: string): Promise<unknown> =>
    (
      await session.request(
        exercise,
        { kind: 'call', function: name, arguments: [], callMs: 60_000 },
        () => true,
      )
    ).reply;

  beforeAll(() => {
    const bundles = new Map(names.map((name) => [name, fakeBundle({ code, backend: 'wasm' })]));
    session.serve({ bundles, modelAnswers: '' });
  });

  test('is freed when the next exercise is loaded', async () => {
    // Without that, the sixth would exceed the limit of the process.
    for (const name of names)
      expect(await call(name, 'keep')).toMatchObject({ kind: 'returned', leaked: 100 });
  });

  test('is used again after tensors are disposed of', async () => {
    expect(await call('e0', 'dispose')).toMatchObject({ kind: 'returned', leaked: 0 });
    expect(await call('e0', 'count')).toMatchObject({ kind: 'returned' });
  });

  test('ends with an error that says what to do, or with the process', async () => {
    const ended = await call('e1', 'fill').catch((failure: unknown) => failure);
    expect(ended).toMatchObject({
      message: expect.stringMatching(
        /out of memory: too many tensors; tf\.tidy|more than 512 MB of memory/,
      ) as string,
    });
  });
});

const working = launchers.standard.filter((launcher) => launcherProblem(launcher) === undefined);

test.each(working.map((launcher) => [launcher.name, launcher] as const))(
  'started with %s, a sandbox can compute with WebAssembly',
  async (_, launcher) => {
    const workingDirectory = mkdtempSync(path.join(os.tmpdir(), 'wasm-'));
    const options = { launcher, files: await sandboxFiles(), workingDirectory, limits: defaultLimits };
    const confined = new Session(options, new Sandbox(options));
    try {
      const code = `const tf = require('@tensorflow/tfjs'); exports.name = () => [tf.getBackend(), tf.ones([2]).sum().dataSync()[0]].join();`;
      confined.serve({ bundles: new Map([['e', fakeBundle({ code, backend: 'wasm' })]]), modelAnswers: '' });
      const body = { kind: 'call', function: 'name', arguments: [] } as const;
      const { reply } = await confined.request('e', { ...body, arguments: [] }, () => true);
      expect(reply).toMatchObject({ result: { what: 'the string "wasm,2"' } });
    } finally {
      await confined.stop();
      rmSync(workingDirectory, { recursive: true, force: true });
    }
  },
);
