/** What a function returns crosses the boundary: tensors, numbers, and nestings of both. */
import { agree } from '../../../grader/engine/compare';
import { applyMap, applyTransposed } from '../../../grader/oracle/linear-map';
import { predictDimerNoise, predictPlanarNoise } from '../../../grader/oracle/molecules';
import { plainNumber, plainNumbers, tensor } from '../../../grader/oracle/tensor';
import { lorenz96Step } from '../../../grader/oracle/weather';
import { replySchema, type NamedArgument, type Returned } from '../../../grader/sandbox/protocol';
import { toWire } from '../../../grader/sandbox/wire';
import { resultOf } from '../../support/called-again';
import { repliesOf } from '../../support/realm';

async function returned(body: string, args: NamedArgument[] = []): Promise<Returned> {
  const code = `const tf = require('@tensorflow/tfjs'); exports.f = ${body};`;
  const [replies = []] = await repliesOf([
    { code, requests: [{ kind: 'call', exercise: 'case', function: 'f', arguments: args }] },
  ]);
  const reply = replySchema.parse({ id: 1, ...(JSON.parse(replies[1] ?? '{}') as object) });
  if (reply.kind !== 'returned') throw new Error(JSON.stringify(reply));
  return reply;
}

const resultFrom = async (body: string, args?: NamedArgument[]): Promise<unknown> =>
  resultOf((await returned(body, args)).result);

test('numbers and lists of numbers', async () => {
  expect(await resultFrom('() => 2.5')).toEqual(plainNumber(2.5));
  expect(await resultFrom('() => [1, -2e-7]')).toEqual(plainNumbers([1, -2e-7]));
  expect(await resultFrom('() => []')).toEqual(plainNumbers([]));
  expect(await resultFrom('() => [1, NaN]')).toEqual(plainNumbers([1, NaN]));
});

test('nested records and lists', async () => {
  const result = await resultFrom(
    '() => ({ params: { blocks: [{ gain: tf.tensor1d([1, 2]) }, { gain: tf.tensor1d([3]) }] }, losses: [0.5] })',
  );
  expect(result).toEqual({
    params: { blocks: [{ gain: tensor([2], [1, 2]) }, { gain: tensor([1], [3]) }] },
    losses: plainNumbers([0.5]),
  });
});

test('what is nested too deeply, or is too long, has no numbers', async () => {
  expect((await returned('() => [[[[[[[[1]]]]]]]]')).result).toMatchObject({ kind: 'list' });
  expect((await returned('() => Array.from({ length: 500 }, () => [1])')).result).toEqual({
    kind: 'other',
    what: 'an array',
  });
  expect((await returned('() => { const a = [1, "b"]; a.push(a); return a; }')).result.kind).toBe('list');
});

test('lists of arguments arrive as arrays, and damage to them is noticed', async () => {
  const blocks: NamedArgument = {
    name: 'blocks',
    value: {
      kind: 'list',
      items: [1, 2].map((value) => ({ kind: 'record', fields: { gain: toWire(tensor([1], [value])) } })),
    },
  };
  expect(await resultFrom('(blocks) => blocks[1].gain.add(blocks.length)', [blocks])).toEqual(
    tensor([1], [4]),
  );
  const { damaged } = await returned('(blocks) => { blocks[0].gain.dispose(); return 1; }', [blocks]);
  expect(damaged).toEqual(['blocks[0].gain was disposed']);
});

test('a list of numbers that is changed in place counts as damage', async () => {
  const prompt = (): NamedArgument[] => [{ name: 'prompt', value: { kind: 'plain', value: [1, 2] } }];
  const damageOf = async (body: string): Promise<readonly string[]> =>
    (await returned(body, prompt())).damaged;
  expect(await damageOf('(prompt) => [...prompt, 3]')).toEqual([]);
  expect(await damageOf('(prompt) => { prompt.push(3); return prompt; }')).toEqual(['prompt was changed']);
  expect(await damageOf('(prompt) => { prompt[1] = 0; return 1; }')).toEqual(['prompt was changed']);
});

test('the token model and the uniform source answer as the oracle says, and their calls are recorded', async () => {
  const args: NamedArgument[] = [
    {
      name: 'model',
      value: { kind: 'tokenModel', table: toWire(tensor([2, 2], [1, 2, 3, 5])), decay: 0.5 },
    },
    { name: 'uniform', value: { kind: 'uniform', draws: [0.25, 0.75] } },
  ];
  const { result, callbacks } = await returned(
    `(model, uniform) => ({ logits: model(tf.tensor2d([[0, 1, 1]], [1, 3], 'int32')), draws: [uniform(), uniform()] })`,
    args,
  );
  expect(resultOf(result)).toEqual({
    logits: tensor([1, 3, 2], [1, 2, 3.5, 6, 4.75, 8]),
    draws: plainNumbers([0.25, 0.75]),
  });
  expect(callbacks).toEqual([
    { role: 'tokenModel', shape: [1, 3], step: '', dtype: 'int32' },
    { role: 'uniform', shape: [], step: '' },
    { role: 'uniform', shape: [], step: '' },
  ]);
});

test('the step model makes one step of the equation of Lorenz, and its calls are recorded', async () => {
  const x = tensor([2, 5], [1, -2, 3, 0.5, 8, 8, 8, 8, 8, 8]);
  const step = { forcing: 8, timeStep: 0.05 };
  const args = (wire: NamedArgument['value']): NamedArgument[] => [
    { name: 'step', value: { kind: 'stepModel', ...step } },
    { name: 'x', value: wire },
  ];
  const { result, callbacks } = await returned('(step, x) => step(x)', args(toWire(x)));
  const expected = lorenz96Step(step, x);
  expect(agree(expected, resultOf(result) ?? {})).toBe(true);
  expect(callbacks).toEqual([{ role: 'stepModel', shape: [2, 5], step: '' }]);
  await expect(returned('(step, x) => step(x)', args(toWire(tensor([3], [1, 2, 3]))))).rejects.toThrow(
    'at least 4 sites',
  );
});

test('a linear map acts on each example, has a gradient, and its calls are recorded', async () => {
  const forward = { matrix: tensor([4, 2], [1, 2, 0, -1, 0.5, 0, -2, 1]) };
  const x = tensor([3, 2, 2], [1, 2, 3, 4, -1, 0, 2, 0.5, 0, 0, 1, 0]);
  const args = (wire: NamedArgument['value']): NamedArgument[] => [
    { name: 'forward', value: { kind: 'linearMap', matrix: toWire(forward.matrix) } },
    { name: 'x', value: wire },
  ];
  const { result, callbacks } = await returned('(forward, x) => forward(x)', args(toWire(x)));
  const y = applyMap(forward, x);
  expect(agree(y, resultOf(result) ?? {})).toBe(true);
  expect(callbacks).toEqual([{ role: 'linearMap', shape: [3, 2, 2], step: '' }]);
  const gradient = await resultFrom('(forward, x) => tf.grad(forward)(x, forward(x))', args(toWire(x)));
  expect(agree(applyTransposed(forward, y, x.shape), gradient as typeof x)).toBe(true);
  await expect(returned('(forward, x) => forward(x)', args(toWire(tensor([3], [1, 2, 3]))))).rejects.toThrow(
    'a batch of examples with 4 numbers each',
  );
});

test('the dimer model predicts as the oracle does, with a step for each example', async () => {
  const model = {
    bonds: tensor([3], [0.8, 1.1, 1.7]),
    weights: tensor([3], [2, 1, 0.5]),
    alphaBars: tensor([2], [0.99, 0.3]),
  };
  const x = tensor(
    [3, 2, 3],
    [...[0.5, 0.2, -0.3, -0.4, 0.1, 0.4], ...[1, 1, 1, 1, 1, 1], ...[9, 0, 0, 0, 0, 0]],
  );
  const args = (wire: NamedArgument['value']): NamedArgument[] => [
    {
      name: 'model',
      value: {
        kind: 'dimerModel',
        bonds: toWire(model.bonds),
        weights: toWire(model.weights),
        alphaBars: toWire(model.alphaBars),
      },
    },
    { name: 'x', value: wire },
  ];
  for (const step of [0, 1]) {
    const code = `(model, x) => model(x, tf.fill([3], ${String(step)}, 'int32'))`;
    const { result, callbacks } = await returned(code, args(toWire(x)));
    expect(agree(predictDimerNoise(model, x, step), resultOf(result) ?? {})).toBe(true);
    expect(callbacks).toEqual([{ role: 'model', shape: [3, 2, 3], step: 'int32 [3]' }]);
  }
  const wrong = returned(
    '(model, x) => model(x, tf.tensor1d([0]))',
    args(toWire(tensor([1, 3, 2], [1, 2, 3, 4, 5, 6]))),
  );
  await expect(wrong).rejects.toThrow('two atoms with three coordinates');
});

test('the model of molecules in the plane predicts as the oracle does', async () => {
  const model = {
    shapes: tensor([2, 3, 2], [...[-0.5, -0.3, 0.6, -0.3, -0.1, 0.6], ...[-1, 0, 1, 0.2, 0, -0.2]]),
    weights: tensor([2], [2, 1]),
    alphaBars: tensor([2], [0.999, 0.3]),
  };
  const x = tensor(
    [3, 3, 2],
    [...[0.5, 0.2, -0.3, -0.4, 0.1, 0.4], ...[1, 1, 1, 1, 1, 1], ...[9, 0, 0, 0, 0, 0]],
  );
  const args = (wire: NamedArgument['value']): NamedArgument[] => [
    {
      name: 'model',
      value: {
        kind: 'planarModel',
        shapes: toWire(model.shapes),
        weights: toWire(model.weights),
        alphaBars: toWire(model.alphaBars),
      },
    },
    { name: 'x', value: wire },
  ];
  for (const step of [0, 1]) {
    const code = `(model, x) => model(x, tf.fill([3], ${String(step)}, 'int32'))`;
    const { result, callbacks } = await returned(code, args(toWire(x)));
    expect(agree(predictPlanarNoise(model, x, step), resultOf(result) ?? {})).toBe(true);
    expect(callbacks).toEqual([{ role: 'model', shape: [3, 3, 2], step: 'int32 [3]' }]);
  }
  const wrong = returned(
    '(model, x) => model(x, tf.tensor1d([0]))',
    args(toWire(tensor([1, 2, 3], [1, 2, 3, 4, 5, 6]))),
  );
  await expect(wrong).rejects.toThrow('3 atoms with two coordinates');
});
