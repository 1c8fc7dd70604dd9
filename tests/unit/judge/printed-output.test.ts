import { callsOfFirst, printedOutput } from '../../../grader/judge/printed-output';
import { tensor } from '../../../grader/oracle/tensor';
import type { CheckResult } from '../../../grader/results/results';
import type { PrintedBy } from '../../../grader/sandbox/printed-lines';
import type { NamedArgument } from '../../../grader/sandbox/protocol';
import { toWire } from '../../../grader/sandbox/wire';

const by = (named: readonly NamedArgument[], ...lines: string[]): PrintedBy => ({
  request: { kind: 'call', exercise: 'e', function: 'f', arguments: [...named] },
  lines,
  total: lines.length,
});
const length = (value: number): NamedArgument => ({ name: 'length', value: { kind: 'plain', value } });

const check = (outcome: Partial<CheckResult>): CheckResult => ({
  ...{ id: 'c', title: '', kind: 'property', function: 'f', status: 'passed', points: 0, maxPoints: 1 },
  ...{ message: '', hint: '', misconception: null, counterexample: null },
  ...outcome,
});

const failing = (inputs: NonNullable<CheckResult['counterexample']>['inputs']): CheckResult[] => [
  check({ id: 'passes', status: 'passed' }),
  check({
    status: 'failed',
    counterexample: { function: 'f', inputs, comparisons: [], related: null },
  }),
];

test('the call on the counterexample comes first; the others follow once, in their order', () => {
  const nine = by([length(9)], 'nine', 'lines');
  const printed = [nine, by([length(4)], 'four'), by([length(1)], 'one'), nine];
  expect(printedOutput(printed, failing([{ name: 'length', value: 1 }]), 'c')).toEqual({
    lines: ['one', 'nine', 'lines', 'four'],
    total: 6,
    calls: [
      { call: 'f(length = 1)', isCounterexample: true, lines: 1 },
      { call: 'f(length = 9)', isCounterexample: false, lines: 2 },
      { call: 'f(length = 4)', isCounterexample: false, lines: 1 },
    ],
  });
});

test('calls with tensors, records and test models are recognised', () => {
  const wire = (...numbers: number[]) => toWire(tensor([numbers.length], numbers));
  const call = (...numbers: number[]): PrintedBy =>
    by(
      [
        { name: 'x', value: wire(...numbers) },
        { name: 'params', value: { kind: 'record', fields: { gain: wire(2) } } },
        { name: 'model', value: { kind: 'model', model: 'tanh', scale: wire(3), offset: wire(4) } },
        { name: 'shape', value: { kind: 'plain', value: [2, 1] } },
        { name: 'gaussian', value: { kind: 'gaussian', draws: [wire(5)] } },
        { name: 'mask', value: { kind: 'plain', value: null } },
      ],
      String(numbers[0]),
    );
  const one = (data: number): { shape: number[]; data: number[] } => ({ shape: [1], data: [data] });
  const inputs = [
    { name: 'x', value: one(0.1) },
    { name: 'params.gain', value: one(2) },
    { name: 'model', value: 'tanh' },
    { name: 'model.scale', value: one(3) },
    { name: 'model.offset', value: one(4) },
    { name: 'shape', value: '[2, 1]' },
    { name: 'gaussian.gaussian[0]', value: one(5) },
    { name: 'c for result', value: one(1) },
  ];
  const { calls, lines } = printedOutput([call(7), call(0.1)], failing(inputs), 'c');
  expect(lines).toEqual(['0.1', '7']);
  expect(calls[0]).toEqual({
    call: 'f(x [1], params, model, shape = [2, 1], gaussian)',
    isCounterexample: true,
    lines: 1,
  });
  const { calls: withMask } = printedOutput(
    [call(0.1)],
    failing([...inputs, { name: 'mask', value: one(1) }]),
    'c',
  );
  expect(withMask[0]?.isCounterexample).toBe(false);
});

test('100 lines are shown at most, and those of an import and of gradients are named', () => {
  const many = Array.from({ length: 60 }, (_, i) => String(i));
  const load = { kind: 'load', exercise: 'e', code: '', modelAnswers: [], backend: 'cpu' } as const;
  const gradient = { kind: 'gradient', exercise: 'e', function: 'f', arguments: [], wrt: [], cotangents: {} };
  const output = printedOutput(
    [
      { request: { ...load, modelAnswers: [] }, lines: many, total: 70 },
      { request: { ...gradient, kind: 'gradient', wrt: [] }, lines: many, total: 60 },
      by([], 'more'),
    ],
    [],
    undefined,
  );
  expect(output.lines).toEqual([...many, ...many.slice(0, 40)]);
  expect(output.total).toBe(131);
  expect(output.calls.map(({ call, lines }) => [call, lines])).toEqual([
    ['the import of the file', 60],
    ['the gradient of f()', 40],
  ]);
});

test('calls are cut with their lines', () => {
  const calls = [2, 3, 1].map((lines) => ({ call: String(lines), isCounterexample: false, lines }));
  expect(callsOfFirst(calls, 4).map(({ lines }) => lines)).toEqual([2, 2]);
  expect(callsOfFirst(calls, 0)).toEqual([]);
});
