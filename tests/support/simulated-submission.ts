import type { GradingContext } from '../../grader/engine/context';
import type { ExerciseDefinition } from '../../grader/engine/exercise';
import { readFixtures } from '../../grader/judge/read-fixtures';
import { isTensor, type NumericTensor } from '../../grader/oracle/tensor';
import { isTokenModel, type Result } from '../../grader/engine/values';
import type { Reply, WireArgument } from '../../grader/sandbox/protocol';
import { fromWire } from '../../grader/sandbox/wire';
import { wireOf } from './wire-result';

/** A function of the simulated submission; its arguments are by name. Undefined if it throws. */
export type Simulation = (args: Record<string, unknown>) => Result | undefined;

export function decode(wire: WireArgument): unknown {
  switch (wire.kind) {
    case 'tensor':
      return fromWire(wire);
    case 'plain':
      return wire.value ?? undefined;
    case 'record':
      return Object.fromEntries(Object.entries(wire.fields).map(([name, field]) => [name, decode(field)]));
    case 'model':
      return { model: wire.model, scale: fromWire(wire.scale), offset: fromWire(wire.offset) };
    case 'gaussian':
      return { gaussian: wire.draws.map(fromWire) };
    case 'list':
      return wire.items.map(decode);
    case 'tokenModel':
      return { table: fromWire(wire.table), decay: wire.decay };
    case 'stepModel':
      return { forcing: wire.forcing, timeStep: wire.timeStep };
    case 'linearMap':
      return { matrix: fromWire(wire.matrix) };
    case 'dimerModel':
      return {
        bonds: fromWire(wire.bonds),
        weights: fromWire(wire.weights),
        alphaBars: fromWire(wire.alphaBars),
      };
    case 'planarModel':
      return {
        shapes: fromWire(wire.shapes),
        weights: fromWire(wire.weights),
        alphaBars: fromWire(wire.alphaBars),
      };
    case 'uniform':
      return { uniform: wire.draws };
  }
}

type Callbacks = Extract<Reply, { kind: 'returned' }>['callbacks'];

/** How a correct submission calls the test model and the source of random numbers. */
function callbacksOf(args: Record<string, unknown>): Callbacks {
  if (isTokenModel(args['model'])) return callbacksOfGenerate(args);
  const { xt, x0, shape, gaussian, batches } = args;
  if (Array.isArray(batches)) return batches.filter(isTensor).flatMap(callbacksOfBatch);
  const data = isTensor(xt) ? xt : x0;
  const asked = isTensor(data) ? [...data.shape] : [...((shape as number[] | undefined) ?? [])];
  const draws = (gaussian as { gaussian: unknown[] } | undefined)?.gaussian ?? [];
  return [
    { role: 'model', shape: asked, step: `int32 [${String(asked[0])}]` },
    ...draws.map(() => ({ role: 'gaussian' as const, shape: asked, step: '' })),
  ];
}

/** How a correct training of a noise predictor calls them: once an example, and once a batch. */
const callbacksOfBatch = ({ shape }: NumericTensor): Callbacks => [
  ...Array.from({ length: shape[0] ?? 0 }, () => ({ role: 'uniform' as const, shape: [], step: '' })),
  { role: 'gaussian', shape: [...shape], step: '' },
];

/** How a correct `generate` calls them: the model once a token, on the context that it may see. */
function callbacksOfGenerate({ prompt, numTokens, options }: Record<string, unknown>): Callbacks {
  const { contextLength, temperature } = options as { contextLength: number; temperature: number };
  return Array.from({ length: numTokens as number }, (_, i) => {
    const n = Math.min((prompt as number[]).length + i, contextLength);
    const call = { role: 'tokenModel' as const, shape: [1, n], step: '', dtype: 'int32' };
    return temperature === 0 ? [call] : [call, { role: 'uniform' as const, shape: [], step: '' }];
  }).flat();
}

/**
 * A context that answers like a submission with these functions, but in this process and with
 * numbers rounded to float32. It has no gradients.
 */
export function simulate(
  definition: ExerciseDefinition,
  functions: Readonly<Record<string, Simulation>>,
  seed: number,
): GradingContext {
  return {
    exercise: definition.id,
    exports: definition.functions.map(({ name }) => name),
    seed,
    load: () => Promise.reject(new Error('a simulated submission is not loaded')),
    request: (body) => {
      const simulation = functions[body.function];
      const args = Object.fromEntries(body.arguments.map(({ name, value }) => [name, decode(value)]));
      const result = body.kind === 'gradient' ? undefined : simulation?.(args);
      if (result === undefined) {
        return Promise.resolve({
          reply: { id: 0, kind: 'threw', message: 'no result', stack: '' },
          location: undefined,
        });
      }
      const reply: Reply = {
        id: 0,
        kind: 'returned',
        result: wireOf(result),
        callbacks: callbacksOf(args),
        leaked: 0,
        damaged: [],
      };
      return Promise.resolve({ reply, location: undefined });
    },
    fixtures: () => readFixtures(definition.id),
    advise: () => undefined,
  };
}
