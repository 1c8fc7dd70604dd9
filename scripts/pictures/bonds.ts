import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { moleculeReverseStep, type MoleculeReverseInput } from '../../grader/oracle/molecules';
import { dimerSteps } from '../../grader/specs/molecule-generation/dimers';
import { bondLengths, lennardJones, TEMPERATURE } from '../../grader/specs/molecule-generation/lennard-jones';
import { trimerBonds, trimerSteps } from '../../grader/specs/molecule-generation/trimers';
import { axisBelow, curve, picture, place, segment, text } from './svg';

const SIZE = { width: 720, height: 310 };
const [TOP, BOTTOM] = [60, 260];

const [FROM, TO] = [0.9, 1.8];
const BIN = 0.05;

type Point = readonly [length: number, weight: number];

const ofDimers = (): Point[] =>
  Array.from({ length: 181 }, (_, i) => FROM + i * 0.005).map((r) => [
    r,
    r ** 2 * Math.exp(-lennardJones(r) / TEMPERATURE),
  ]);

interface Panel {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly steps: readonly MoleculeReverseInput[];
  /** What Boltzmann says, at lengths with equal distances. */
  readonly boltzmann: readonly Point[];
}

/** The lengths of bonds after all steps. */
function lengths(steps: readonly MoleculeReverseInput[]): number[] {
  const [first] = steps;
  if (first === undefined) return [];
  return bondLengths(steps.reduce((xt, step) => moleculeReverseStep({ ...step, xt }), first.xt));
}

function panel({ name, left, right, steps, boltzmann }: Panel): string[] {
  const found = lengths(steps);
  const [[first] = [0], [second] = [0]] = boltzmann;
  const total = (second - first) * boltzmann.reduce((sum, [, weight]) => sum + weight, 0);
  const x = scaleLinear([FROM, TO], [left, right]);
  const y = scaleLinear([0, 8], [BOTTOM, TOP]);
  const bins = Array.from({ length: Math.round((TO - FROM) / BIN) }, (_, k) => {
    const start = FROM + k * BIN;
    const share = found.filter((r) => r >= start && r < start + BIN).length / found.length / BIN;
    return `<rect class="bar" x="${place(x(start) + 1)}" y="${place(y(share))}" width="${place(x(start + BIN) - x(start) - 2)}" height="${place(BOTTOM - y(share))}"/>`;
  });
  const least = 2 ** (1 / 6);
  return [
    text(left, 44, name),
    ...bins,
    segment(x(least), BOTTOM, x(least), TOP, 'grid'),
    curve(
      line<Point>()
        .x(([r]) => x(r))
        .y(([, weight]) => y(weight / total))
        .digits(1)(boltzmann),
      'two',
    ),
    text(x(1.28), y(2.9), 'Boltzmann', { className: 'two' }),
    ...axisBelow(x, BOTTOM, [1, 1.2, 1.4, 1.6, 1.8]),
    text((left + right) / 2, BOTTOM + 36, 'length, in units of σ', { anchor: 'middle' }),
  ];
}

/** How long the bonds of sampled molecules are, beside the Boltzmann distribution. */
export function bondPicture(): string {
  return picture(
    SIZE,
    'The lengths of the bonds of 100 sampled pairs in space and of 60 sampled triangles in the plane, as bars, and the Boltzmann distributions, as lines. All rise steeply, have their top near the length of least energy, 1.12, and fall slowly towards long bonds.',
    [
      text(30, 18, `bonds at kT = ${String(TEMPERATURE)}`, { className: 'title' }),
      ...panel({
        ...{ name: '100 pairs in space', left: 30, right: 340 },
        ...{ steps: dimerSteps(), boltzmann: ofDimers() },
      }),
      ...panel({
        ...{ name: '60 triangles in the plane', left: 385, right: 695 },
        ...{ steps: trimerSteps(), boltzmann: trimerBonds() },
      }),
    ],
  );
}
