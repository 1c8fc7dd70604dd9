import type { GradingContext } from '../../grader/engine/context';
import type { ExerciseDefinition } from '../../grader/engine/exercise';
import { parseFixtures } from '../../grader/engine/fixtures';
import { isTensor, type Result } from '../../grader/engine/values';
import type { Reply, WireArgument } from '../../grader/sandbox/protocol';
import { fromWire, toWire } from '../../grader/sandbox/wire';
import { readFileSync } from 'node:fs';

/** A function of the simulated submission; its arguments are by name. */
export type Simulation = (args: Record<string, unknown>) => Result;

function decode(wire: WireArgument): unknown {
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
  }
}

const encode = (result: Result): Extract<Reply, { kind: 'returned' }>['result'] =>
  isTensor(result)
    ? toWire(result)
    : {
        kind: 'record',
        fields: Object.fromEntries(Object.entries(result).map(([name, field]) => [name, toWire(field)])),
      };

/** How a correct submission calls the test model and the noise source. */
function callbacksOf(args: Record<string, unknown>): Extract<Reply, { kind: 'returned' }>['callbacks'] {
  const { xt, x0, shape, gaussian } = args;
  const data = isTensor(xt) ? xt : x0;
  const asked = isTensor(data) ? [...data.shape] : [...((shape as number[] | undefined) ?? [])];
  const draws = (gaussian as { gaussian: unknown[] } | undefined)?.gaussian ?? [];
  return [
    { role: 'model', shape: asked, step: `int32 [${String(asked[0])}]` },
    ...draws.map(() => ({ role: 'gaussian' as const, shape: asked, step: '' })),
  ];
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
  const fixtures = parseFixtures(JSON.parse(readFileSync(`fixtures/${definition.id}.json`, 'utf8')));
  return {
    exercise: definition.id,
    exports: definition.functions.map(({ name }) => name),
    seed,
    load: () => Promise.reject(new Error('a simulated submission is not loaded')),
    request: (body) => {
      const simulation = functions[body.function];
      if (body.kind === 'gradient' || simulation === undefined) {
        return Promise.resolve({
          reply: { id: 0, kind: 'threw', message: 'no gradient', stack: '' },
          location: undefined,
        });
      }
      const args = Object.fromEntries(body.arguments.map(({ name, value }) => [name, decode(value)]));
      const reply: Reply = {
        id: 0,
        kind: 'returned',
        result: encode(simulation(args)),
        callbacks: callbacksOf(args),
        leaked: 0,
        damaged: [],
      };
      return Promise.resolve({ reply, location: undefined });
    },
    fixtures: () => fixtures,
    advise: () => undefined,
  };
}
