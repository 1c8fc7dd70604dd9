import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { linearNoiseSchedule } from '../../grader/oracle/diffusion';
import { potential, WELL } from '../../grader/oracle/surrogate';
import { at } from '../../grader/oracle/tensor';
import { axisBelow, curve, picture, segment, text } from './svg';

const SIZE = { width: 720, height: 330 };
const LEFT = { from: 40, to: 320 };
const RIGHT = { from: 420, to: 700 };
const BOTTOM = 290;

/** The steps after which a density is shown, from pure noise to data; −1 stands for data. */
const SHOWN = [99, 29, 19, 9, 4, -1];
const RISE = 42;

const schedule = linearNoiseSchedule({ numSteps: 100, betaStart: 0.001, betaEnd: 0.2 });
const POINTS = Array.from({ length: 301 }, (_, i) => -3 + 0.02 * i);
const density = (x: number): number => Math.exp(-potential(WELL, x));
const total = 0.02 * POINTS.reduce((sum, x) => sum + density(x), 0);

/** The density of x_t: that of the data, shrunk, and convolved with the noise. */
function noisedDensity(t: number): (x: number) => number {
  if (t < 0) return (x) => density(x) / total;
  const [signal, spread] = [Math.sqrt(at(schedule.alphaBars, t)), Math.sqrt(1 - at(schedule.alphaBars, t))];
  return (x) =>
    POINTS.reduce(
      (sum, x0) => sum + 0.02 * density(x0) * Math.exp(-0.5 * ((x - signal * x0) / spread) ** 2),
      0,
    ) /
    (total * spread * Math.sqrt(2 * Math.PI));
}

/** The potential with its Boltzmann density, and how the density appears in noise. */
export function surrogatePicture(): string {
  const x = scaleLinear([-1.8, 1.8], [LEFT.from, LEFT.to]);
  const energy = scaleLinear([-1, 6], [BOTTOM, 30]);
  const share = scaleLinear([0, 2.4], [BOTTOM, 30]);
  const inView = POINTS.filter((value) => Math.abs(value) <= 1.78);
  const low = inView.filter((value) => potential(WELL, value) < 6);
  const wide = scaleLinear([-3, 3], [RIGHT.from, RIGHT.to]);
  const rows = SHOWN.map((t, row) => {
    const base = BOTTOM - (SHOWN.length - 1 - row) * RISE;
    const own = noisedDensity(t);
    const height = scaleLinear([0, 1.1], [base, base - 70]);
    const outline = area<number>()
      .x((value) => wide(value))
      .y0(base)
      .y1((value) => height(own(value)))
      .digits(1)(POINTS);
    const name = t < 0 ? 'data' : `t = ${String(t)}`;
    return [curve(outline, 'area'), text(RIGHT.from - 8, base - 2, name, { anchor: 'end' })];
  });
  return picture(
    SIZE,
    'Left: a double well, whose right well is deeper, and its Boltzmann density, with 71 % in the right well. Right: the density of noisy data at six steps. From t = 99 to 29 it is one broad hump; at t = 9, two humps can be told apart.',
    [
      text(LEFT.from, 18, 'potential V/kT and Boltzmann density', { className: 'title' }),
      curve(
        area<number>()
          .x((value) => x(value))
          .y0(BOTTOM)
          .y1((value) => share(density(value) / total))
          .digits(1)(inView),
        'area',
      ),
      curve(
        line<number>()
          .x((value) => x(value))
          .y((value) => energy(potential(WELL, value)))
          .digits(1)(low),
        'two',
      ),
      ...[0, 2, 4].flatMap((tick) => [
        segment(LEFT.from - 4, energy(tick), LEFT.from, energy(tick), 'axis'),
        text(LEFT.from - 8, energy(tick) + 4, String(tick), { anchor: 'end' }),
      ]),
      segment(LEFT.from, 30, LEFT.from, BOTTOM, 'axis'),
      ...axisBelow(x, BOTTOM, [-1, 0, 1]),
      text((LEFT.from + LEFT.to) / 2, BOTTOM + 34, 'x', { anchor: 'middle' }),
      text(RIGHT.from, 18, 'density of noisy data', { className: 'title' }),
      ...rows.flat(),
      ...axisBelow(wide, BOTTOM, [-2, -1, 0, 1, 2]),
      text((RIGHT.from + RIGHT.to) / 2, BOTTOM + 34, 'x at step t', { anchor: 'middle' }),
    ],
  );
}
