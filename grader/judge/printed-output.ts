import { formatShape } from '../engine/format';
import { bounded } from '../results/bounded';
import type { CheckResult, ExerciseResult, ShownCall, ShownCounterexample } from '../results/results';
import { MAX_LINES, type PrintedBy } from '../sandbox/printed-lines';
import type { NamedArgument, RequestBody, WireArgument } from '../sandbox/protocol';
import { fromWire } from '../sandbox/wire';
import { showTensor } from './shown-counterexample';

type Output = ExerciseResult['output'];

const MAX_CALL = 100;

/**
 * What an exercise printed, by call. The call on the counterexample that the student reads first
 * comes first; the others follow in their order. Repetitions are left out.
 */
export function printedOutput(
  printed: readonly PrintedBy[],
  checks: readonly CheckResult[],
  readFirst: string | undefined,
): Output {
  const counterexample = checks.find(({ id }) => id === readFirst)?.counterexample;
  const failing = counterexample && printed.find(({ request }) => isCallOn(request, counterexample));
  const ordered = failing ? [failing, ...printed.filter((each) => each !== failing)] : printed;
  const lines: string[] = [];
  const calls: Output['calls'] = [];
  const seen = new Set<string>();
  for (const each of ordered) {
    const call = bounded(nameOf(each.request), MAX_CALL);
    const text = [call, ...each.lines].join('\n');
    if (seen.has(text)) continue;
    seen.add(text);
    const shown = each.lines.slice(0, MAX_LINES - lines.length);
    if (shown.length === 0) break;
    lines.push(...shown);
    calls.push({ call, isCounterexample: each === failing, lines: shown.length });
  }
  return { lines, total: printed.reduce((sum, { total }) => sum + total, 0), calls };
}

/** Keeps the calls of the first lines, after the others were cut. */
export function callsOfFirst(calls: Output['calls'], numLines: number): Output['calls'] {
  let left = numLines;
  return calls.flatMap((call) => {
    const lines = Math.min(call.lines, left);
    left -= lines;
    return lines === 0 ? [] : [{ ...call, lines }];
  });
}

function nameOf(request: RequestBody): string {
  if (request.kind === 'prepare' || request.kind === 'load') return 'the import of the file';
  const call = `${request.function}(${request.arguments.flatMap(shortForm).join(', ')})`;
  return request.kind === 'gradient' ? `the gradient of ${call}` : call;
}

/** Numbers with their value, tensors with their shape, anything else by its name. */
function shortForm({ name, value }: NamedArgument): string[] {
  if (value.kind === 'tensor') return [`${name} ${formatShape(value.shape)}`];
  if (value.kind !== 'plain') return [name];
  if (value.value === null) return [];
  return [`${name} = ${typeof value.value === 'number' ? String(value.value) : formatShape(value.value)}`];
}

function isCallOn(request: RequestBody, { function: name, inputs }: ShownCounterexample): boolean {
  if (request.kind !== 'call' && request.kind !== 'gradient') return false;
  if (request.function !== name) return false;
  const shown = new Map(inputs.map((input) => [input.name, JSON.stringify(input.value)]));
  const own = request.arguments.flatMap(({ name: argument, value }) => shownInputs(argument, value));
  // The counterexample of a gradient has more inputs: the weights of the results.
  const isOptional = (input: string): boolean => input.startsWith('c for ');
  return (
    own.every((input) => shown.get(input.name) === JSON.stringify(input.value)) &&
    inputs.every((input) => isOptional(input.name) || own.some((each) => each.name === input.name))
  );
}

/** An argument as a counterexample shows it. */
export function shownInputs(name: string, value: WireArgument): ShownCall['inputs'] {
  switch (value.kind) {
    case 'tensor':
      return [{ name, value: showTensor(fromWire(value)) }];
    case 'plain':
      if (value.value === null) return [];
      return [{ name, value: typeof value.value === 'number' ? value.value : formatShape(value.value) }];
    case 'record':
      return Object.entries(value.fields).flatMap(([field, inner]) => shownInputs(`${name}.${field}`, inner));
    case 'model':
      return [
        { name, value: value.model },
        ...shownInputs(`${name}.scale`, value.scale),
        ...shownInputs(`${name}.offset`, value.offset),
      ];
    case 'gaussian':
      return value.draws.flatMap((draw, i) => shownInputs(`${name}.gaussian[${String(i)}]`, draw));
    case 'list':
      return value.items.flatMap((item, i) => shownInputs(`${name}[${String(i)}]`, item));
    case 'tokenModel':
      return [...shownInputs(`${name}.table`, value.table), { name: `${name}.decay`, value: value.decay }];
    case 'stepModel':
      return [
        { name: `${name}.forcing`, value: value.forcing },
        { name: `${name}.timeStep`, value: value.timeStep },
      ];
    case 'linearMap':
      return shownInputs(`${name}.matrix`, value.matrix);
    case 'dimerModel':
      return (['bonds', 'weights', 'alphaBars'] as const).flatMap((field) =>
        shownInputs(`${name}.${field}`, value[field]),
      );
    case 'planarModel':
      return (['shapes', 'weights', 'alphaBars'] as const).flatMap((field) =>
        shownInputs(`${name}.${field}`, value[field]),
      );
    case 'uniform':
      return [{ name: `${name}.uniform`, value: formatShape(value.draws) }];
  }
}
