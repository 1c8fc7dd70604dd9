import pc from 'picocolors';
import { differingIndices, sameShape } from '../engine/compare';
import { formatShape, listOfNames, position } from '../engine/format';
import {
  isDimerModel,
  isGaussianSource,
  isLinearMap,
  isModel,
  isNumberList,
  isPlanarModel,
  isStepModel,
  isTokenModel,
  isUniformSource,
  pathTo,
  type Argument,
} from '../engine/values';
import { showTensor } from '../judge/shown-counterexample';
import { printable } from '../platform/printable';
import { isTensor, sizeOf, type NumericTensor } from '../oracle/tensor';
import { matrixLines, sideBySide, type Titled } from '../report/matrices';
import type { PrintedBy } from '../sandbox/printed-lines';
import type { WireResult } from '../sandbox/protocol';
import { fromWire, plainNumbersOf } from '../sandbox/wire';
import type { Arguments } from './parameters';
import type { RanFile } from './scratch';
import type { Tried, TriedInput } from './try-function';

const WIDTH = 100;
const MAX_DRAWS = 6;
const MAX_PLACES = 4;

/** Renders a call of a student's function: arguments, what it printed, and its result. */
export function renderTried(tried: Tried): string {
  const { name, input, printed, answer } = tried;
  const sections = [
    [
      pc.bold(`${name} ${sourceOf(input)}`),
      ...sideBySide(
        input.parameters.flatMap((each) => argumentBlocks(each, input.args[each])),
        WIDTH,
      ),
    ],
    ...renderPrinted(printed, name),
    ...('error' in answer
      ? [errorLines(answer), expectedLines(tried)]
      : [...resultSections(answer.result, tried)]),
  ];
  if (!('error' in answer) && answer.damaged.length > 0)
    sections.push([
      pc.yellow(printable(`${answer.damaged.join(', ')} by the call: arguments belong to the caller.`)),
    ]);
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function sourceOf({ from }: TriedInput): string {
  if (from === 'own') return 'on your input:';
  if (from === 'generated') return 'on a generated input:';
  const about = from.kind === 'gradient' ? ', which compares gradients' : '';
  return `on the last input that failed “${from.title}”${about}:`;
}

const tensorTitle = (name: string, { dtype, shape }: NumericTensor): string =>
  `${name} ${dtype}${shape.length === 0 ? '' : ` ${formatShape(shape)}`}`;

const blockOf = (name: string, value: NumericTensor): Titled => ({
  title: tensorTitle(name, value),
  lines: matrixLines(showTensor(value)),
});

function argumentBlocks(name: string, value: Argument): Titled[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [{ title: `${name} number`, lines: [String(value)] }];
  if (isTensor(value)) return [blockOf(name, value)];
  if (isModel(value)) {
    const sum = 'scale[t] · x + offset[t]';
    return [
      { title: `${name} test model`, lines: [value.model === 'tanh' ? `tanh(${sum})` : sum] },
      blockOf(`${name}.scale`, value.scale),
      blockOf(`${name}.offset`, value.offset),
    ];
  }
  if (isTokenModel(value))
    return [
      { title: `${name} test model`, lines: ['logits[i] = Σ_j≤i decay^(i − j) · table[tokens[j]]'] },
      blockOf(`${name}.table`, value.table),
      { title: `${name}.decay number`, lines: [String(value.decay)] },
    ];
  if (isStepModel(value))
    return [
      { title: `${name} test model`, lines: ['one step of the equation of Lorenz (1996)'] },
      { title: `${name}.forcing number`, lines: [String(value.forcing)] },
      { title: `${name}.timeStep number`, lines: [String(value.timeStep)] },
    ];
  if (isLinearMap(value))
    return [
      { title: `${name} linear map`, lines: ['the numbers of each example, in order, times the matrix'] },
      blockOf(`${name}.matrix`, value.matrix),
    ];
  if (isDimerModel(value))
    return [
      { title: `${name} test model`, lines: ['the exact noise predictor of two atoms with these bonds'] },
      blockOf(`${name}.bonds`, value.bonds),
      blockOf(`${name}.weights`, value.weights),
      blockOf(`${name}.alphaBars`, value.alphaBars),
    ];
  if (isPlanarModel(value))
    return [
      { title: `${name} test model`, lines: ['the exact noise predictor of atoms in these shapes'] },
      blockOf(`${name}.shapes`, value.shapes),
      blockOf(`${name}.weights`, value.weights),
      blockOf(`${name}.alphaBars`, value.alphaBars),
    ];
  if (isNumberList(value)) return [{ title: `${name} list`, lines: [formatShape(value)] }];
  if (isUniformSource(value))
    return [{ title: `${name} test source, draws in order`, lines: [formatShape(value.uniform)] }];
  if (isGaussianSource(value)) {
    const draws = value.gaussian;
    const lines = [`${String(draws.length)} draws, in order`];
    return [
      { title: `${name} test source`, lines },
      ...draws.slice(0, MAX_DRAWS).map((draw, i) => blockOf(`draw ${String(i + 1)}`, draw)),
    ];
  }
  const inList = Array.isArray(value);
  return Object.entries(value as Arguments).flatMap(([field, inner]) =>
    argumentBlocks(pathTo(name, field, inList), inner),
  );
}

/** Renders what running a student's own file showed. */
export function renderRanFile({ file, printed, error }: RanFile): string {
  const lines = printed.flatMap(printedLines);
  if (error !== undefined) return [...lines, ...errorLines(error)].join('\n');
  return lines.length > 0
    ? lines.join('\n')
    : printable(`${file} ran to its end and printed nothing; use console.log.`);
}

const renderPrinted = (printed: readonly PrintedBy[], name: string): string[][] =>
  printed.map((each) => [
    pc.dim(`Printed by ${each.request.kind === 'load' ? 'the import of the file' : name}:`),
    ...printedLines(each),
  ]);

/** Every line is marked, so that none can pass for the grader's own. */
const printedLines = ({ lines, total }: PrintedBy): string[] => [
  ...lines.map((line) => `${pc.dim('│')} ${printable(line)}`),
  ...(total > lines.length ? [pc.dim(`│ … ${String(total - lines.length)} more lines`)] : []),
];

const errorLines = ({
  error,
  line,
}: {
  readonly error: string;
  readonly line: string | undefined;
}): string[] => [
  pc.red(printable(error)),
  ...(line === undefined ? [] : [`${pc.dim('>')} ${printable(line)}`]),
];

function expectedLines({ expected }: Tried): string[] {
  if ('unknown' in expected) return [expected.unknown];
  return sideBySide(
    [...expected].map(([path, tensor]) => blockOf(`expected ${path}:`, tensor)),
    WIDTH,
  );
}

function resultSections(result: WireResult, tried: Tried): string[][] {
  const received = new Map(leavesOf(result, '').map(([path, leaf]) => [path || tried.resultName, leaf]));
  const { expected } = tried;
  if ('unknown' in expected)
    return [...[...received].map(([path, each]) => returnedLines(path, each)), [expected.unknown]];
  const compared = [...expected].map(([path, tensor]) => comparedLines(path, tensor, received.get(path)));
  const others = [...received.keys()].filter((path) => !expected.has(path));
  const extra = others.length === 0 ? [] : [[`Also returned: ${listOfNames(others)}.`]];
  return [...compared, ...extra];
}

/** What a result consists of, by path. */
function leavesOf(result: WireResult, path: string): (readonly [string, WireResult])[] {
  if (result.kind === 'record')
    return Object.entries(result.fields).flatMap(([field, inner]) =>
      leavesOf(inner, pathTo(path, field, false)),
    );
  if (result.kind === 'list')
    return result.items.flatMap((item, i) => leavesOf(item, pathTo(path, String(i), true)));
  return [[path, result]];
}

function returnedLines(path: string, result: WireResult): string[] {
  const tensor = tensorIn(result);
  if (tensor === undefined) return [printable(`\`${path}\`: ${whatIs(result)}`)];
  const { title, lines } = blockOf(path, tensor);
  return [printable(title), ...lines];
}

function comparedLines(path: string, expected: NumericTensor, result: WireResult | undefined): string[] {
  const received = result && tensorIn(result);
  if (received === undefined) {
    const what = result === undefined ? 'is missing' : `is ${whatIs(result)}, not a tensor`;
    return [...blockLines(blockOf('expected', expected)), pc.yellow(printable(`\`${path}\` ${what}.`))];
  }
  const blocks = [blockOf('expected', expected), blockOf('yours', received)];
  return [`${path}:`, ...sideBySide(blocks, WIDTH), ...verdictOn(path, expected, received)];
}

const blockLines = ({ title, lines }: Titled): string[] => [title, ...lines];

function verdictOn(path: string, expected: NumericTensor, received: NumericTensor): string[] {
  const name = `\`${path}\``;
  const { shape } = expected;
  if (!sameShape(expected, received))
    return [
      pc.yellow(`${name} has shape ${formatShape(received.shape)}; ${formatShape(shape)} is expected.`),
    ];
  const wrongType =
    expected.dtype === 'bool' && received.dtype !== 'bool'
      ? [pc.yellow(`${name} has dtype ${received.dtype}; bool is expected.`)]
      : [];
  const places = differingIndices(expected, received);
  if (places.length === 0) return [pc.green(`The numbers of ${name} are as expected.`), ...wrongType];
  const size = sizeOf(shape);
  if (size === 1) return [pc.yellow(`${name} differs.`), ...wrongType];
  const shown = places.slice(0, MAX_PLACES).map((place) => formatShape(position(shape, place)));
  const more = places.length > shown.length ? ' and others' : '';
  return [
    pc.yellow(
      `${name} differs at ${String(places.length)} of ${String(size)} places: ${shown.join(', ')}${more}.`,
    ),
    ...wrongType,
  ];
}

/** Undefined for anything but a tensor, or plain numbers, that can be read. */
function tensorIn(result: WireResult): NumericTensor | undefined {
  try {
    if (result.kind === 'other') return plainNumbersOf(result);
    return result.kind === 'tensor' ? fromWire(result) : undefined;
  } catch {
    return undefined;
  }
}

function whatIs(result: WireResult): string {
  if (result.kind === 'other') return result.what;
  return result.kind === 'tensor' ? 'unreadable' : 'empty';
}
