/** Judges exercises without a sandbox: each fake check decides how it ends. */
import fc from 'fast-check';
import type { Finding, SpecifiedFunction } from '../../../grader/engine/exercise';
import type { GradingContext } from '../../../grader/engine/context';
import { CheckFailure } from '../../../grader/engine/failure';
import {
  ExerciseJudge,
  judgeExercise,
  type JudgedExercise,
  type JudgingContext,
} from '../../../grader/judge/judge-exercise';
import { tensor } from '../../../grader/oracle/tensor';
import type { CheckResult } from '../../../grader/results/results';
import { SandboxFailure } from '../../../grader/sandbox/failure';
import type { ExerciseRequest } from '../../../grader/sandbox/session';
import { failing, fakeCheck, fakeDefinition, fakeFunction } from '../../support/fake-exercise';
import { loadedReply, located, returnedReply, threwReply } from '../../support/fake-sandbox';

/** The context of a submission that exports the functions `f` and `g`. */
const context = (overrides: Partial<JudgingContext> = {}): JudgingContext => ({
  seed: 7,
  load: () => Promise.resolve(located(loadedReply({ f: 'function', g: 'function' }))),
  request: () => Promise.resolve(located(returnedReply('nothing'))),
  fixtures: () => [],
  ...overrides,
});

const exporting = (exports: Record<string, string>): JudgingContext =>
  context({ load: () => Promise.resolve(located(loadedReply(exports))) });

const idsOf = (each: readonly { readonly id: string }[]): string[] => each.map(({ id }) => id);

const never = (): never => {
  throw new Error('this should not run');
};

describe('importing the file', () => {
  const definition = fakeDefinition(
    [fakeCheck('one', { points: 2, run: never }), fakeCheck('two', { run: never })],
    [fakeFunction('f', { diagnose: never })],
  );

  test.each([
    ['with its line', { file: '1-a/b.ts', line: 3 }, 'The file cannot be imported (1-a/b.ts, line 3): no'],
    ['without a line of its own', undefined, 'The file cannot be imported: no'],
  ])('a file that throws on import fails every check with the reason, %s', async (_, location, reason) => {
    const load = () => Promise.resolve(located(threwReply('no'), location));
    const judged = await judgeExercise(definition, context({ load }));
    expect(judged.error).toBe(reason);
    expect(judged.checks).toMatchObject([
      { id: 'one', status: 'failed', points: 0, maxPoints: 2, message: reason, hint: 'Look at one.' },
      { id: 'two', status: 'failed', points: 0, maxPoints: 1, message: reason, hint: 'Look at two.' },
    ]);
    expect(judged).toMatchObject({ diagnoses: [], circumstances: [] });
  });

  test('a file whose import never ends fails every check with the reason', async () => {
    const load = () => Promise.reject(new SandboxFailure('timeout', 'did not finish within 2 s'));
    const judged = await judgeExercise(definition, context({ load }));
    expect(judged.error).toBe('Importing the file did not finish within 2 s.');
    expect(judged.checks.map(({ message }) => message)).toEqual([judged.error, judged.error]);
  });

  test('any other error while loading propagates', async () => {
    const fault = new Error('no bundle');
    const load = () => Promise.reject(fault);
    await expect(judgeExercise(definition, context({ load }))).rejects.toBe(fault);
  });
});

describe('what the file exports', () => {
  test.each([
    [{}, 'The file does not export a function f; it exports nothing.'],
    [{ F: 'function', ff: 'number' }, 'The file does not export a function f; it exports `F`, `ff`.'],
    [
      { f: 'undefined' },
      'f is exported but undefined: it is never assigned, or assigned too late because files import each other.',
    ],
    [{ f: 'object' }, 'f is exported, but its type is object; it must be a function.'],
  ])('an export that is not a function is named: %p', async (exports, message) => {
    const definition = fakeDefinition([fakeCheck('one', { run: never })]);
    const { checks, error } = await judgeExercise(definition, exporting(exports));
    expect(error).toBeNull();
    expect(checks).toMatchObject([{ status: 'failed', points: 0, message }]);
    expect(checks[0]?.hint).toMatch(/^Keep the names that the stub exports/);
  });

  test('a missing export fails only the checks of that function', async () => {
    const definition = fakeDefinition([
      fakeCheck('of f', { function: 'f', run: never }),
      fakeCheck('of g', { function: 'g' }),
    ]);
    const { checks } = await judgeExercise(definition, exporting({ g: 'function' }));
    expect(checks).toMatchObject([
      { id: 'of f', status: 'failed' },
      { id: 'of g', status: 'passed' },
    ]);
  });
});

describe('running the checks', () => {
  test('each check runs once, at most three at a time, and results keep the order of the definition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 9 }), async (scheduler, count) => {
        const ran: string[] = [];
        let [running, most] = [0, 0];
        const checks = Array.from({ length: count }, (_, i) => {
          const id = `check ${String(i)}`;
          const run = async (): Promise<void> => {
            ran.push(id);
            running += 1;
            most = Math.max(most, running);
            await scheduler.schedule(Promise.resolve(), id);
            running -= 1;
          };
          return fakeCheck(id, { run });
        });
        const judged = await scheduler.waitFor(judgeExercise(fakeDefinition(checks), context()));
        expect(idsOf(judged.checks)).toEqual(idsOf(checks));
        expect(ran.sort()).toEqual(idsOf(checks));
        expect(most).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('three checks start at once, and the fourth when one of them ends', async () => {
    const ran: string[] = [];
    const ends: (() => void)[] = [];
    const checks = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      fakeCheck(id, {
        run: () =>
          new Promise((resolve) => {
            ran.push(id);
            ends.push(resolve);
          }),
      }),
    );
    const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const judging = judgeExercise(fakeDefinition(checks), context());
    await nextTurn();
    expect(ran).toEqual(['a', 'b', 'c']);
    ends[0]?.();
    await nextTurn();
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
    for (let i = 1; i < checks.length; i++) {
      ends[i]?.();
      await nextTurn();
    }
    expect(idsOf((await judging).checks)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  describe('checks with time of their own', () => {
    const ran: string[] = [];
    const made = (id: string, seconds?: number, run = failing(`${id} fails`)) =>
      fakeCheck(id, {
        ...(seconds !== undefined && { seconds }),
        run: (given) => {
          ran.push(id);
          return run(given);
        },
      });
    const checks = [made('a', 30), made('b'), made('c', 10), made('d')];
    const passes = (): Promise<void> => Promise.resolve();
    const rightSoFar = [
      made('a', 30),
      made('b', undefined, passes),
      made('c', 10),
      made('d', undefined, passes),
    ];

    beforeEach(() => (ran.length = 0));

    test('run after all others, one by one, and the results are in order', async () => {
      const judged = await judgeExercise(fakeDefinition(rightSoFar), context());
      expect(ran).toEqual(['b', 'd', 'a', 'c']);
      expect(idsOf(judged.checks)).toEqual(['a', 'b', 'c', 'd']);
      expect(judged).not.toHaveProperty('running');
    });

    test.each([
      ['all', checks],
      ['one', [made('a', 30), made('b'), made('c', 10), made('d', undefined, passes)]],
    ])('do not run if %s of the others failed', async (_, some) => {
      const judged = await judgeExercise(fakeDefinition(some), context());
      expect(ran).toEqual(['b', 'd']);
      expect(judged.checks.filter(({ id }) => id === 'a' || id === 'c')).toMatchObject(
        ['a', 'c'].map((id) => ({
          id,
          status: 'failed',
          points: 0,
          message: expect.stringMatching(/runs only when the quick checks of the exercise pass/) as string,
        })),
      );
    });

    test('are not started if another check finds the stub', async () => {
      const stub = (): Promise<void> =>
        Promise.reject(new CheckFailure('Not started yet.', { status: 'not-started' }));
      const judged = await judgeExercise(
        fakeDefinition([made('a', 30), made('b', undefined, stub)]),
        context(),
      );
      expect(judged.checks.map(({ status }) => status)).toEqual(['not-started', 'not-started']);
    });

    test('run the others first if they are asked for alone', async () => {
      const [slow, ...others] = rightSoFar;
      if (slow === undefined) throw new Error('no check');
      const judge = new ExerciseJudge(fakeDefinition([slow, ...others]), context());
      await judge.load();
      await judge.run(slow);
      expect(ran).toEqual(['b', 'd', 'a']);
    });

    test('are missing from the quick results, which name them and the mistake', async () => {
      const diagnose = jest.fn(() => Promise.resolve(mistake('scale')));
      const judge = new ExerciseJudge(fakeDefinition(checks, [fakeFunction('f', { diagnose })]), context());
      await judge.load();
      const quick = await judge.finishQuick();
      expect(ran).toEqual(['b', 'd']);
      expect(quick).toMatchObject({
        checks: [
          { id: 'b', misconception: 'scale' },
          { id: 'd', misconception: 'scale' },
        ],
        running: ['a holds', 'c holds'],
      });
      const all = await judge.finish();
      expect(all.checks.map(({ misconception }) => misconception)).toEqual(Array(4).fill('scale'));
      expect(diagnose).toHaveBeenCalledTimes(1);
    });

    test('do not wait if the file cannot be imported', async () => {
      const load = () => Promise.resolve(located(threwReply('no')));
      const judge = new ExerciseJudge(fakeDefinition(checks), context({ load }));
      await judge.load();
      const quick = await judge.finishQuick();
      expect(quick.checks).toHaveLength(4);
      expect(quick).not.toHaveProperty('running');
    });

    test('the time before they start is not part of the duration', async () => {
      const judge = new ExerciseJudge(
        fakeDefinition([made('b'), made('a', 30, () => Promise.resolve())]),
        context(),
      );
      await judge.load();
      const { duration } = await judge.finishQuick();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await judge.finish()).duration - duration).toBeLessThan(250);
    });
  });

  test('a failing check does not keep the others from running', async () => {
    const checks = ['a', 'b', 'c', 'd', 'e'].map((id) => fakeCheck(id, { run: failing(`${id} fails`) }));
    const judged = await judgeExercise(fakeDefinition(checks), context());
    expect(judged.checks.map(({ message }) => message)).toEqual(idsOf(checks).map((id) => `${id} fails`));
  });

  test('a check that is requested twice runs once', async () => {
    const run = jest.fn(() => Promise.resolve());
    const [one, two] = [fakeCheck('one', { run }), fakeCheck('two')];
    const judge = new ExerciseJudge(fakeDefinition([one, two]), context());
    await judge.load();
    const [result, again] = await Promise.all([judge.run(one), judge.run(one)]);
    expect(again).toBe(result);
    expect(judge.isComplete).toBe(false);
    await judge.run(two);
    expect(judge.isComplete).toBe(true);
    await judge.finish();
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('checks that nobody requested run at the end', async () => {
    const run = jest.fn(() => Promise.resolve());
    const judge = new ExerciseJudge(fakeDefinition([fakeCheck('one', { run })]), context());
    await judge.load();
    expect((await judge.finish()).checks).toMatchObject([{ id: 'one', status: 'passed' }]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('an unexpected error in a check propagates', async () => {
    const fault = new TypeError('a mistake in a check');
    const definition = fakeDefinition([
      fakeCheck('one', { run: failing('wrong numbers') }),
      fakeCheck('two', { run: () => Promise.reject(fault) }),
      fakeCheck('three'),
    ]);
    await expect(judgeExercise(definition, context())).rejects.toBe(fault);
  });

  test('a check gets the seed, and the sandbox and fixtures of its exercise', async () => {
    const seen: unknown[] = [];
    const wanted = (): boolean => true;
    const body: ExerciseRequest = { kind: 'call', function: 'f', arguments: [] };
    const run = async (given: GradingContext): Promise<void> => {
      seen.push(given.exercise, given.exports, given.seed);
      seen.push(await given.load(), await given.request(body, wanted), given.fixtures());
    };
    const definition = fakeDefinition([fakeCheck('one', { run })], [fakeFunction('f'), fakeFunction('g')]);
    const fixtures = jest.fn(() => []);
    const load = jest.fn(() => Promise.resolve(located(loadedReply())));
    const request = jest.fn(() => Promise.resolve(located(returnedReply('a value'))));
    await judgeExercise(definition, { seed: 7, load, request, fixtures });
    expect(seen).toEqual([
      ...['made-up', ['f', 'g'], 7],
      ...[located(loadedReply()), located(returnedReply('a value')), []],
    ]);
    expect(load.mock.calls).toEqual([['made-up'], ['made-up']]);
    expect(request.mock.calls).toEqual([['made-up', body, wanted]]);
    expect(fixtures.mock.calls).toEqual([['made-up']]);
  });
});

describe('the result of a check', () => {
  test.each(['failed', 'timeout', 'crashed', 'not-started'] as const)(
    'a failure of status %s keeps its status and message',
    async (status) => {
      const definition = fakeDefinition([
        fakeCheck('one', { points: 3, run: failing('was seen', { status }) }),
      ]);
      expect((await judgeExercise(definition, context())).checks).toEqual([
        {
          ...{
            id: 'one',
            title: 'one holds',
            kind: 'oracle',
            function: 'f',
            status,
            points: 0,
            maxPoints: 3,
          },
          ...{ message: 'was seen', hint: 'Look at one.', misconception: null, counterexample: null },
        },
      ]);
    },
  );

  test('a hint of the failure replaces the hint of the check', async () => {
    const definition = fakeDefinition([
      fakeCheck('one', { run: failing('was seen', { hint: 'Look elsewhere.' }) }),
    ]);
    expect((await judgeExercise(definition, context())).checks).toMatchObject([{ hint: 'Look elsewhere.' }]);
  });

  test('a counterexample is shown with NaN and infinities as text', async () => {
    const counterexample = {
      function: 'f',
      inputs: [
        { name: 'scale', value: 2 },
        { name: 'axis', value: '[0, 1]' },
        { name: 'x', value: tensor([2], [0.123456789, 1]) },
      ],
      comparisons: [
        { name: 'sum', expected: tensor([1], [1]), received: tensor([3], [NaN, Infinity, -Infinity]) },
      ],
      related: undefined,
    };
    const definition = fakeDefinition([fakeCheck('one', { run: failing('was seen', { counterexample }) })]);
    const { checks } = await judgeExercise(definition, context());
    expect(checks[0]?.counterexample).toEqual({
      function: 'f',
      inputs: [
        { name: 'scale', value: 2 },
        { name: 'axis', value: '[0, 1]' },
        { name: 'x', value: { shape: [2], data: [0.1234568, 1] } },
      ],
      comparisons: [
        {
          name: 'sum',
          expected: { shape: [1], data: [1] },
          received: { shape: [3], data: ['NaN', 'Infinity', '-Infinity'] },
        },
      ],
      related: null,
    });
  });

  test('points are all or nothing for each check', async () => {
    const outcome = fc.constantFrom('passed', 'failed', 'timeout', 'crashed', 'not-started');
    const outcomes = fc.array(fc.record({ status: outcome, points: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(outcomes, async (all) => {
        const checks = all.map(({ status, points }, i) =>
          fakeCheck(String(i), {
            points,
            ...(status === 'passed' ? {} : { run: failing('was seen', { status }) }),
          }),
        );
        const judged = await judgeExercise(fakeDefinition(checks), context());
        expect(judged.checks.map(({ status, points, maxPoints }) => ({ status, points, maxPoints }))).toEqual(
          all.map(({ status, points }) => ({
            status,
            points: status === 'passed' ? points : 0,
            maxPoints: points,
          })),
        );
      }),
    );
  });

  describe('advice', () => {
    const advising =
      (...advice: string[]) =>
      (given: GradingContext): Promise<void> => {
        advice.forEach(given.advise);
        return Promise.resolve();
      };
    const right = [
      fakeCheck('one', { run: advising('f first', 'f second') }),
      fakeCheck('two', { run: advising('f second', 'f first') }),
    ];

    test('is collected once from all checks', async () => {
      const { advice } = await judgeExercise(fakeDefinition(right), context());
      expect(advice).toEqual(['f first', 'f second']);
    });

    test.each(['failed', 'timeout', 'crashed', 'not-started'] as const)(
      'waits until no check is %s',
      async (status) => {
        const wrong = fakeCheck('three', { run: failing('wrong', { status }) });
        const { advice } = await judgeExercise(fakeDefinition([...right, wrong]), context());
        expect(advice).toEqual([]);
      },
    );

    test('is left out for a function that leaves tensors behind in some calls only', async () => {
      const leaking =
        (left: Readonly<Record<string, readonly number[]>>) => async (given: GradingContext) => {
          for (const [name, counts] of Object.entries(left)) {
            for (const leaked of counts) {
              const body = { kind: 'call' as const, function: name, arguments: [{ leaked }] as never };
              const { reply } = await given.request(body, () => true);
              if (reply.kind === 'returned' && reply.leaked > 0)
                given.advise(`${name} leaves tensors behind.`);
            }
          }
        };
      const definition = fakeDefinition(
        [
          fakeCheck('one', { run: leaking({ f: [2, 0], g: [1, 1] }) }),
          fakeCheck('two', { run: leaking({ f: [1], g: [3] }) }),
        ],
        [fakeFunction('f'), fakeFunction('g')],
      );
      const request: JudgingContext['request'] = (_, { arguments: [first] }) =>
        Promise.resolve(
          located({
            ...returnedReply('nothing'),
            ...(first as unknown as { readonly leaked: number }),
          }),
        );
      const { advice } = await judgeExercise(definition, context({ request }));
      expect(advice).toEqual(['g leaves tensors behind.']);
    });
  });
});

const mistake = (misconception: string): Finding => ({
  diagnosis: {
    misconception,
    sentence: `It looks like ${misconception}.`,
    hint: `Think of ${misconception}.`,
  },
});
const wrongFor = (circumstances: string): Finding => ({ circumstances });

describe('the diagnosis', () => {
  const finding = (found: Finding | undefined): Partial<SpecifiedFunction> => ({
    diagnose: () => Promise.resolve(found),
  });

  test('a diagnosis is attached only to failed checks of its function', async () => {
    const definition = fakeDefinition(
      [
        fakeCheck('f passes'),
        fakeCheck('f fails', { run: failing('wrong') }),
        fakeCheck('f loops', { run: failing('late', { status: 'timeout' }) }),
        fakeCheck('f’s gradient fails', { kind: 'gradient', run: failing('wrong') }),
        fakeCheck('g fails', { function: 'g', run: failing('wrong') }),
      ],
      [fakeFunction('f', finding(mistake('scale'))), fakeFunction('g')],
    );
    const { checks, diagnoses, circumstances } = await judgeExercise(definition, context());
    expect(checks.map(({ misconception }) => misconception)).toEqual([null, 'scale', null, 'scale', null]);
    expect(diagnoses).toEqual([
      {
        function: 'f',
        misconception: 'scale',
        sentence: 'It looks like scale.',
        hint: 'Think of scale.',
      },
    ]);
    expect(circumstances).toEqual([]);
  });

  test('circumstances are reported for the function, and name no misconception', async () => {
    const definition = fakeDefinition(
      [fakeCheck('one', { run: failing('wrong') })],
      [fakeFunction('f', finding(wrongFor('Right without a mask.')))],
    );
    const { checks, diagnoses, circumstances } = await judgeExercise(definition, context());
    expect(circumstances).toEqual([{ function: 'f', sentence: 'Right without a mask.' }]);
    expect(diagnoses).toEqual([]);
    expect(checks).toMatchObject([{ misconception: null }]);
  });

  test('a hint of the circumstances is kept', async () => {
    const definition = fakeDefinition(
      [fakeCheck('one', { run: failing('wrong') })],
      [fakeFunction('f', finding({ circumstances: 'It is random.', hint: 'Look for randomness.' }))],
    );
    const { circumstances } = await judgeExercise(definition, context());
    expect(circumstances).toEqual([
      { function: 'f', sentence: 'It is random.', hint: 'Look for randomness.' },
    ]);
  });

  test('a diagnosis gets the same context as the checks', async () => {
    let ofCheck: GradingContext | undefined;
    const run = (given: GradingContext): Promise<void> => {
      ofCheck = given;
      return Promise.reject(new CheckFailure('wrong'));
    };
    const diagnose = jest.fn(() => Promise.resolve(undefined));
    await judgeExercise(
      fakeDefinition([fakeCheck('one', { run })], [fakeFunction('f', { diagnose })]),
      context(),
    );
    expect(ofCheck).toMatchObject({ exercise: 'made-up', seed: 7 });
    expect(diagnose.mock.calls).toEqual([[ofCheck]]);
  });

  test.each([
    ['everything passed', [fakeCheck('one')]],
    [
      'only the gradient failed',
      [fakeCheck('one'), fakeCheck('two', { kind: 'gradient', run: failing('no gradient') })],
    ],
    ['the function is not started', [fakeCheck('one', { run: failing('', { status: 'not-started' }) })]],
    ['every call timed out', [fakeCheck('one', { run: failing('late', { status: 'timeout' }) })]],
    ['every call crashed', [fakeCheck('one', { run: failing('gone', { status: 'crashed' }) })]],
    [
      'another function failed',
      [fakeCheck('one'), fakeCheck('two', { function: 'g', run: failing('wrong') })],
    ],
  ])('a diagnosis is not asked for when %s', async (_, checks) => {
    const diagnose = jest.fn(() => Promise.resolve(mistake('scale')));
    const functions = [fakeFunction('f', { diagnose }), fakeFunction('g')];
    const judged = await judgeExercise(fakeDefinition(checks, functions), context());
    expect(diagnose).not.toHaveBeenCalled();
    expect(judged.diagnoses).toEqual([]);
  });

  test.each(['property', 'oracle', 'fixture'] as const)(
    'a diagnosis is asked for once when two checks of kind %s failed',
    async (kind) => {
      const diagnose = jest.fn(() => Promise.resolve(mistake('scale')));
      const checks = ['one', 'two'].map((id) => fakeCheck(id, { kind, run: failing('wrong') }));
      const judged = await judgeExercise(
        fakeDefinition(checks, [fakeFunction('f', { diagnose })]),
        context(),
      );
      expect(diagnose).toHaveBeenCalledTimes(1);
      expect(judged.checks.map(({ misconception }) => misconception)).toEqual(['scale', 'scale']);
    },
  );
});

describe('a function g that uses f', () => {
  type Outcome = Pick<CheckResult, 'kind' | 'status'>;

  /** @param f how the check of f ends; the check of g fails */
  function judge(f: Outcome, ofF: Finding | undefined, ofG: Finding): Promise<JudgedExercise> {
    const { kind, status } = f;
    const run = status === 'passed' ? {} : { run: failing('wrong', { status }) };
    return judgeExercise(
      fakeDefinition(
        [fakeCheck('of f', { kind, ...run }), fakeCheck('of g', { function: 'g', run: failing('wrong') })],
        [
          fakeFunction('f', { diagnose: () => Promise.resolve(ofF) }),
          fakeFunction('g', { uses: ['f'], diagnose: () => Promise.resolve(ofG) }),
        ],
      ),
      context(),
    );
  }

  test.each<[string, Outcome, Finding | undefined, Finding]>([
    ['f has another mistake', { kind: 'oracle', status: 'failed' }, mistake('scale'), mistake('axis')],
    ['f has a mistake without a name', { kind: 'fixture', status: 'failed' }, undefined, mistake('axis')],
    [
      'f is wrong for some inputs only',
      { kind: 'oracle', status: 'failed' },
      wrongFor('Wrong with a mask.'),
      mistake('axis'),
    ],
    ['f times out', { kind: 'oracle', status: 'timeout' }, undefined, mistake('axis')],
    ['f is not started', { kind: 'fixture', status: 'not-started' }, undefined, mistake('axis')],
    [
      'neither mistake has a name',
      { kind: 'oracle', status: 'failed' },
      wrongFor('Wrong for n = 1.'),
      wrongFor('Wrong with a mask.'),
    ],
    [
      'g is wrong for some inputs only',
      { kind: 'oracle', status: 'failed' },
      mistake('scale'),
      wrongFor('Wrong with a mask.'),
    ],
  ])('has no diagnosis when %s', async (_, f, ofF, ofG) => {
    const { checks, diagnoses, circumstances } = await judge(f, ofF, ofG);
    expect([...diagnoses, ...circumstances].map((each) => each.function)).toEqual(
      ofF === undefined ? [] : ['f'],
    );
    expect(checks[1]).toMatchObject({ status: 'failed', misconception: null });
  });

  test('has a diagnosis when it has the same mistake as f', async () => {
    const { checks, diagnoses } = await judge(
      { kind: 'oracle', status: 'failed' },
      mistake('scale'),
      mistake('scale'),
    );
    expect(diagnoses.map((each) => each.function)).toEqual(['f', 'g']);
    expect(checks.map(({ misconception }) => misconception)).toEqual(['scale', 'scale']);
  });

  test.each<[string, Outcome]>([
    ['f is right', { kind: 'oracle', status: 'passed' }],
    ['f breaks only a property', { kind: 'property', status: 'failed' }],
    ['f lacks only its gradient', { kind: 'gradient', status: 'failed' }],
  ])('has a diagnosis when %s', async (_, f) => {
    const { diagnoses } = await judge(f, undefined, mistake('axis'));
    expect(diagnoses).toMatchObject([{ function: 'g', misconception: 'axis' }]);
  });
});
