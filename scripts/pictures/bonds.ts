import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { moleculeReverseStep } from '../../grader/oracle/molecules';
import { at, dim } from '../../grader/oracle/tensor';
import { dimerSteps, lennardJones, TEMPERATURE } from '../../grader/specs/molecule-generation/dimers';
import { axisBelow, curve, picture, place, segment, text } from './svg';

const SIZE = { width: 720, height: 300 };
const PLOT = { left: 60, right: 660, top: 40, bottom: 250 };

const [FROM, TO] = [0.9, 1.8];
const BIN = 0.05;
const LENGTHS = Array.from({ length: 181 }, (_, i) => FROM + i * 0.005);
const boltzmann = (r: number): number => r ** 2 * Math.exp(-lennardJones(r) / TEMPERATURE);
const total = 0.005 * LENGTHS.reduce((sum, r) => sum + boltzmann(r), 0);

/** The lengths of bonds after all steps. */
function lengths(): number[] {
  const [first] = dimerSteps;
  if (first === undefined) return [];
  const end = dimerSteps.reduce((xt, step) => moleculeReverseStep({ ...step, xt }), first.xt);
  return Array.from({ length: dim(end, 0) }, (_, i) =>
    Math.hypot(...[0, 1, 2].map((axis) => at(end, 6 * i + axis) - at(end, 6 * i + 3 + axis))),
  );
}

/** How long the bonds of sampled pairs are, beside the Boltzmann distribution. */
export function bondPicture(): string {
  const found = lengths();
  const x = scaleLinear([FROM, TO], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, 8], [PLOT.bottom, PLOT.top]);
  const bins = Array.from({ length: Math.round((TO - FROM) / BIN) }, (_, k) => {
    const start = FROM + k * BIN;
    const share = found.filter((r) => r >= start && r < start + BIN).length / found.length / BIN;
    const height = PLOT.bottom - y(share);
    return `<rect class="bar" x="${place(x(start) + 1)}" y="${place(y(share))}" width="${place(x(start + BIN) - x(start) - 2)}" height="${place(height)}"/>`;
  });
  const least = 2 ** (1 / 6);
  return picture(
    SIZE,
    'The lengths of the bonds of 100 sampled pairs, as bars, and the Boltzmann distribution, as a line. Both rise steeply, have their top near the length of least energy, 1.12, and fall slowly towards long bonds.',
    [
      text(PLOT.left, 18, `bonds of two atoms at kT = ${String(TEMPERATURE)}`, { className: 'title' }),
      ...bins,
      segment(x(least), PLOT.bottom, x(least), PLOT.top, 'grid'),
      text(x(least) - 34, PLOT.top + 4, 'least energy', { anchor: 'end' }),
      curve(
        line<number>()
          .x((r) => x(r))
          .y((r) => y(boltzmann(r) / total))
          .digits(1)(LENGTHS),
        'two',
      ),
      text(x(1.27), y(2.6), 'Boltzmann', { className: 'two' }),
      ...axisBelow(x, PLOT.bottom, [1, 1.2, 1.4, 1.6, 1.8]),
      text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, 'length, in units of σ', { anchor: 'middle' }),
    ],
  );
}
