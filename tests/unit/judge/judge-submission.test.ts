/** Unless a test says otherwise, every file throws on import, so no check calls a function. */
import { exercises, exercisesNamed } from '../../../grader/course';
import type { GradingContext } from '../../../grader/engine/context';
import { judgeSubmission, type Judging } from '../../../grader/judge/judge-submission';
import { VerdictCache } from '../../../grader/judge/verdict-cache';
import { SessionClosed, type Session } from '../../../grader/sandbox/session';
import type { Bundles } from '../../../grader/submission/bundle-submission';
import {
  fakeBundle,
  fakeCheck,
  fakeDefinition,
  fakeExercise,
  fakeVerdict,
} from '../../support/fake-exercise';
import {
  fakeSession,
  loadedReply,
  returnedReply,
  threwReply,
  type FakeSandbox,
} from '../../support/fake-sandbox';

const ids = exercises.slice(0, 4).map(({ definition }) => definition.id);
const [a = '', b = '', c = '', d = ''] = ids;

/** A submission in which these exercises could be bundled and the others could not. */
const bundlesOf = (bundled: readonly string[] = ids): Bundles => ({
  exercises: exercisesNamed(ids),
  bundles: new Map(bundled.map((id) => [id, fakeBundle({ code: `the script of ${id}` })])),
  problems: new Map(
    ids
      .filter((id) => !bundled.includes(id))
      .map((id) => [id, { message: 'this does not compile', line: undefined, file: undefined }]),
  ),
  steps: new Map(),
  mistakes: new Map(),
  modelAnswers: undefined,
});

const judging = (overrides: Partial<Judging> = {}): Judging => ({
  seed: 7,
  known: new VerdictCache(),
  first: new Set(),
  onJudgedSoFar: () => undefined,
  ...overrides,
});

/** Judges a submission; calls `onImport` when an exercise is imported. */
function judge(
  how: Judging,
  bundles = bundlesOf(),
  onImport: (exercise: string, session: Session, sandbox: FakeSandbox) => void = () => undefined,
) {
  const { session, sandboxes } = fakeSession((request, sandbox) => {
    if (request.kind === 'load') onImport(request.exercise, session, sandbox);
    return threwReply('no');
  });
  const imported = (): string[] =>
    sandboxes.flatMap(({ sent }) => sent.map((request) => ('exercise' in request ? request.exercise : '')));
  const verdicts = judgeSubmission(Promise.resolve(session), Promise.resolve(bundles), how);
  return { session, sandboxes, imported, verdicts };
}

const knowing = (known: readonly string[], bundles = bundlesOf()): VerdictCache => {
  const cache = new VerdictCache();
  for (const { definition } of exercisesNamed(known))
    cache.keep(definition.id, bundles.bundles, fakeVerdict(definition));
  return cache;
};

describe('the order of exercises', () => {
  test('exercises are judged in course order', async () => {
    const { imported, verdicts } = judge(judging());
    expect(new Set((await verdicts).keys())).toEqual(new Set(ids));
    expect(imported()).toEqual(ids);
  });

  test('the exercises to judge first come first, in course order', async () => {
    const { imported, verdicts } = judge(judging({ first: new Set([d, b]) }));
    await verdicts;
    expect(imported()).toEqual([b, d, a, c]);
  });

  test('an exercise without a bundle is not judged', async () => {
    const { imported, verdicts } = judge(judging({ first: new Set([a]) }), bundlesOf([b, d]));
    expect([...(await verdicts).keys()]).toEqual([b, d]);
    expect(imported()).toEqual([b, d]);
  });
});

describe('early results', () => {
  test('are reported once, after the first exercises and before the others', async () => {
    const events: string[] = [];
    const bundles = bundlesOf();
    const onJudgedSoFar = jest.fn((_: Bundles, known: ReadonlyMap<string, unknown>) => {
      events.push(`known: ${[...known.keys()].join(' ')}`);
    });
    const how = judging({ first: new Set([b, c]), onJudgedSoFar });
    await judge(how, bundles, (exercise) => events.push(exercise)).verdicts;
    expect(events).toEqual([b, c, `known: ${b} ${c}`, a, d]);
    expect(onJudgedSoFar).toHaveBeenCalledTimes(1);
    expect(onJudgedSoFar.mock.calls[0]?.[0]).toBe(bundles);
  });

  test('include verdicts that were known before', async () => {
    const onJudgedSoFar = jest.fn();
    await judge(judging({ first: new Set([b]), known: knowing([c]), onJudgedSoFar })).verdicts;
    const known = (onJudgedSoFar.mock.calls as [Bundles, ReadonlyMap<string, unknown>][])[0]?.[1];
    expect(new Set(known?.keys())).toEqual(new Set([b, c]));
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['no exercise is to be judged first', [], []],
    ['every exercise is to be judged first', ids, []],
    ['all other exercises are known', [a], [b, c, d]],
    ['the first exercises are known', [a], [a]],
  ])('are not reported when %s', async (_, first, known) => {
    const onJudgedSoFar = jest.fn();
    await judge(judging({ first: new Set(first), known: knowing(known), onJudgedSoFar })).verdicts;
    expect(onJudgedSoFar).not.toHaveBeenCalled();
  });
});

describe('checks with time of their own', () => {
  /** Exercises that can be imported; the first has a slow check. */
  const definitions = ['slow', 'quick'].map((id) => ({
    ...fakeDefinition([
      fakeCheck(`${id} one`, { ...(id === 'slow' && { seconds: 30 }), run: (given) => askFor(given, 'one') }),
      fakeCheck(`${id} two`, { run: (given) => askFor(given, 'two') }),
    ]),
    id,
  }));
  const askFor = async ({ request }: GradingContext, name: string): Promise<void> => {
    await request({ kind: 'call', function: name, arguments: [] }, () => true);
  };
  const bundled: Bundles = {
    ...bundlesOf(),
    exercises: definitions.map(fakeExercise),
    bundles: new Map(definitions.map(({ id }) => [id, fakeBundle({ code: id })])),
  };

  async function events(how: Partial<Judging>): Promise<(string | readonly string[])[]> {
    const seen: (string | readonly string[])[] = [];
    const { session } = fakeSession((request) => {
      if ('function' in request) seen.push(`${request.exercise} ${request.function}`);
      return 'function' in request ? returnedReply('nothing') : loadedReply();
    });
    const onJudgedSoFar: Judging['onJudgedSoFar'] = (_, soFar, areAllBegun) => {
      const running = [...soFar].flatMap(([, { judged }]) => judged.running ?? []);
      seen.push([...soFar.keys(), areAllBegun ? 'all begun' : 'others to come', ...running]);
    };
    const verdicts = await judgeSubmission(
      Promise.resolve(session),
      Promise.resolve(bundled),
      judging({ onJudgedSoFar, ...how }),
    );
    expect([...verdicts.values()].map(({ judged }) => judged.checks.length)).toEqual([2, 2]);
    expect([...verdicts.values()].some(({ judged }) => 'running' in judged)).toBe(false);
    return seen;
  }

  test('run after those of all exercises, whose results are told first', async () => {
    expect(await events({})).toEqual([
      'slow two',
      'quick one',
      'quick two',
      ['quick', 'slow', 'all begun', 'slow one holds'],
      'slow one',
    ]);
  });

  test('run last even if their exercise is judged first', async () => {
    expect(await events({ first: new Set(['slow']) })).toEqual([
      'slow two',
      ['slow', 'others to come', 'slow one holds'],
      'quick one',
      'quick two',
      ['quick', 'slow', 'all begun', 'slow one holds'],
      'slow one',
    ]);
  });
});

describe('known verdicts', () => {
  test('an exercise that is known is not judged again, and keeps its verdict', async () => {
    const known = knowing([a, c]);
    const before = known.of(bundlesOf().bundles).get(a);
    const { imported, verdicts } = judge(judging({ known }));
    const all = await verdicts;
    expect(imported()).toEqual([b, d]);
    expect(all.get(a)).toBe(before);
    expect(all.size).toBe(ids.length);
  });

  test('an exercise whose script has changed is judged again', async () => {
    const known = knowing([a, b]);
    const bundles = bundlesOf([a, b]);
    const changed = new Map([...bundles.bundles, [b, fakeBundle({ code: 'another script' })]]);
    const { imported, verdicts } = judge(judging({ known }), { ...bundles, bundles: changed });
    await verdicts;
    expect(imported()).toEqual([b]);
  });

  test('a verdict is kept with what the exercise printed', async () => {
    const known = new VerdictCache();
    const bundles = bundlesOf();
    await judge(judging({ known }), bundles, (exercise, _, { onOutput }) => {
      onOutput(`from ${exercise}`);
    }).verdicts;
    expect(known.of(bundles.bundles).get(b)).toMatchObject({
      judged: { error: 'The file cannot be imported: no' },
      output: { lines: [`from ${b}`], total: 1 },
    });
  });
});

describe('a closed session', () => {
  const stopAt =
    (last: string) =>
    (exercise: string, session: Session): void => {
      if (exercise === last) void session.stop();
    };

  test('ends the judging, and the interrupted verdict is not kept', async () => {
    const known = new VerdictCache();
    const bundles = bundlesOf();
    const { imported, verdicts } = judge(judging({ known }), bundles, stopAt(b));
    await expect(verdicts).rejects.toThrow(SessionClosed);
    expect([...known.of(bundles.bundles).keys()]).toEqual([a]);
    expect(imported()).toEqual([a, b]);
  });

  test('reports no early results', async () => {
    const onJudgedSoFar = jest.fn();
    const how = judging({ first: new Set([a]), onJudgedSoFar });
    await expect(judge(how, bundlesOf(), stopAt(a)).verdicts).rejects.toThrow(SessionClosed);
    expect(onJudgedSoFar).not.toHaveBeenCalled();
  });

  test('gives no verdicts, even if all of them were known', async () => {
    const { session, verdicts } = judge(judging({ known: knowing(ids) }));
    const stopping = session.stop();
    await expect(verdicts).rejects.toThrow(SessionClosed);
    await stopping;
  });
});

test('the session serves the scripts of the submission and its model answers', async () => {
  const bundles = { ...bundlesOf(), modelAnswers: { code: 'the model answers', exports: new Map() } };
  const { sandboxes, verdicts } = judge(judging(), bundles);
  await verdicts;
  expect(new Set(sandboxes[0]?.starts)).toEqual(new Set(['the model answers']));
  expect(sandboxes[0]?.sent[0]).toMatchObject({ kind: 'load', exercise: a, code: `the script of ${a}` });
});

test('a session that cannot be opened and a submission that cannot be bundled are errors', async () => {
  const { session } = fakeSession(() => threwReply('no'));
  const fault = new Error('no sandbox');
  const bundles = Promise.resolve(bundlesOf());
  await expect(judgeSubmission(Promise.reject(fault), bundles, judging())).rejects.toBe(fault);
  await expect(judgeSubmission(Promise.resolve(session), Promise.reject(fault), judging())).rejects.toBe(
    fault,
  );
});
