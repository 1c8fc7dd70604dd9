/** Which mistakes are found behind numbers: one, two or three at once, and when none is named. */
import { explainResults } from '../../../grader/engine/diagnose';
import { pipelineOf, type Alternative } from '../../../grader/engine/pipeline';
import { prepareFunction } from '../../../grader/engine/prepared-function';
import { mapValues, type NumericTensor } from '../../../grader/oracle/tensor';
import { toyFunction, type ToyInput } from '../../support/toy-exercise';

/** factor · x in steps. */
interface ToySteps {
  readonly factor: (factor: number) => number;
  readonly multiply: (value: number, factor: number) => number;
  readonly bend: (value: number) => number;
  readonly finish: (result: NumericTensor, input: ToyInput) => NumericTensor;
}

const right: ToySteps = {
  factor: (factor) => factor,
  multiply: (value, factor) => value * factor,
  bend: (value) => value,
  finish: (result) => result,
};

function inSteps(input: ToyInput, changed: Partial<ToySteps>): NumericTensor {
  const { factor, multiply, bend, finish } = { ...right, ...changed };
  const by = factor(input.factor);
  return finish(
    mapValues(input.x, (value) => bend(multiply(value, by))),
    input,
  );
}

const alternative = (id: string, steps: Partial<ToySteps>): Alternative<ToySteps> => ({
  id,
  clause: `the toy has ${id}`,
  hint: `Avoid ${id}.`,
  steps,
});

const alternatives = [
  alternative('a root', { factor: (factor) => Math.sqrt(factor) }),
  alternative('a sum', { multiply: (value, factor) => value + factor }),
  alternative('no factor', { multiply: (value) => value }),
  alternative('a kink', { bend: (value) => Math.max(value, 0) }),
  alternative('a square', { bend: (value) => value ** 2 }),
  alternative('one more', { finish: (result) => mapValues(result, (value) => value + 1) }),
];

/** The numbers of these mistakes, as a diagnosis explains them. */
function explained(
  ids: readonly string[],
  {
    from = alternatives,
    steps = {},
  }: { from?: readonly Alternative<ToySteps>[]; steps?: Partial<ToySteps> } = {},
): unknown {
  const definition = prepareFunction(
    toyFunction({ misconceptions: [], pipeline: pipelineOf(inSteps, from) }),
  );
  const made = from.filter(({ id }) => ids.includes(id)).map((each) => each.steps);
  return explainResults(definition, 1, (args) => {
    try {
      return inSteps(args, Object.assign({}, ...made, steps) as Partial<ToySteps>);
    } catch {
      return undefined;
    }
  });
}

test('one mistake has its own sentence and hint', () => {
  expect(explained(['a root'])).toEqual({
    diagnosis: { misconception: 'a root', sentence: 'The toy has a root.', hint: 'Avoid a root.' },
  });
});

test('two mistakes are both named, each with its hint', () => {
  expect(explained(['a root', 'a kink'])).toEqual({
    diagnosis: {
      misconception: 'a root+a kink',
      sentence: 'Two mistakes at once: the toy has a root, and the toy has a kink.',
      hint: 'For the first: Avoid a root. For the second: Avoid a kink.',
      parts: [
        { misconception: 'a root', sentence: 'The toy has a root.' },
        { misconception: 'a kink', sentence: 'The toy has a kink.' },
      ],
    },
  });
});

test('so are three', () => {
  expect(explained(['a root', 'a square', 'one more'])).toMatchObject({
    diagnosis: {
      misconception: 'a root+a square+one more',
      sentence: 'Three mistakes at once: the toy has a root, the toy has a square, and the toy has one more.',
    },
  });
});

test('a mistake that another one hides is not named', () => {
  expect(explained(['a root', 'no factor'])).toMatchObject({ diagnosis: { misconception: 'no factor' } });
});

test('right numbers, and numbers that nothing explains, have no name', () => {
  expect(explained([])).toBeUndefined();
  expect(explained([], { steps: { bend: (value) => value ** 3 } })).toBeUndefined();
});

test('a constant is not explained by mistakes that happen to give it', () => {
  const nothing = alternative('nothing', { bend: () => 0 });
  const five = alternative('five more', { finish: (result) => mapValues(result, (value) => value + 5) });
  expect(explained(['nothing', 'five more'], { from: [...alternatives, nothing, five] })).toBeUndefined();
  expect(explained(['nothing'], { from: [...alternatives, nothing] })).toMatchObject({
    diagnosis: { misconception: 'nothing' },
  });
});

test('if two mistakes give the same numbers, both are offered', () => {
  const twin = alternative('a radical', { factor: (factor) => factor ** 0.5 });
  const from = [...alternatives, twin];
  expect(explained(['a root'], { from })).toEqual({
    diagnosis: {
      misconception: 'a root|a radical',
      sentence: 'Either the toy has a root, or the toy has a radical; your numbers fit both.',
      hint: 'In the first case: Avoid a root. In the second: Avoid a radical.',
    },
  });
  expect(explained(['a root', 'a kink'], { from })).toMatchObject({
    diagnosis: {
      misconception: 'a kink+a root|a radical',
      sentence:
        'Two mistakes at once: the toy has a kink; and either the toy has a root, or the toy has a radical (your numbers fit both).',
      parts: [{ misconception: 'a kink' }],
    },
  });
});

test('of more than two explanations, only what they share is named', () => {
  const others = ['x', 'y'].map((id) => alternative(id, { factor: (factor) => factor ** 0.5 }));
  const from = [...alternatives, ...others];
  expect(explained(['a root'], { from })).toBeUndefined();
  expect(explained(['a root', 'a kink'], { from })).toMatchObject({
    diagnosis: {
      misconception: 'a kink',
      sentence: 'The toy has a kink. There is at least one more mistake.',
    },
  });
});

const onlyFor = (fits: (length: number) => boolean): Alternative<ToySteps> =>
  alternative('a misfit', {
    finish: (result) => {
      if (!fits(result.data.length)) throw new RangeError('does not fit');
      return mapValues(result, (value) => -value);
    },
  });

test('a mistake that throws where it does not fit the shapes is named, as the student’s code throws too', () => {
  const from = [...alternatives, onlyFor((length) => length > 2)];
  expect(explained(['a misfit', 'a root'], { from })).toMatchObject({
    diagnosis: { misconception: 'a root+a misfit' },
  });
});

test('but not if it fits hardly any input', () => {
  expect(explained(['a misfit'], { from: [...alternatives, onlyFor(() => false)] })).toBeUndefined();
});

test('the search ends, however many mistakes there are', () => {
  let computed = 0;
  const many = Array.from({ length: 90 }, (_, i) => {
    const step = (['factor', 'bend', 'finish'] as const)[i % 3] ?? 'bend';
    const moved = (value: number): number => value + (i + 1) / 100;
    return alternative(
      String(i),
      step === 'finish' ? { finish: (result) => mapValues(result, moved) } : { [step]: moved },
    );
  });
  const definition = prepareFunction(
    toyFunction({
      misconceptions: [],
      pipeline: pipelineOf((input: ToyInput, steps: Partial<ToySteps>) => {
        computed += 1;
        return inSteps(input, steps);
      }, many),
    }),
  );
  expect(explainResults(definition, 1, ({ x }) => mapValues(x, (value) => Math.exp(value)))).toBeUndefined();
  expect(computed).toBeLessThan(40_000);
});
