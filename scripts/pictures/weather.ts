import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { gaussians } from '../../grader/oracle/random';
import { generate, mapValues, type NumericTensor } from '../../grader/oracle/tensor';
import { lorenz96Step } from '../../grader/oracle/weather';
import { axisBelow, curve, picture, segment, text } from './svg';

const SIZE = { width: 720, height: 330 };
const PLOT = { left: 60, right: 540, top: 30, bottom: 280 };

const MODEL = { forcing: 8, timeStep: 0.05 };
const [MEMBERS, SITES, SPIN_UP, STEPS] = [20, 40, 400, 120];
const DAYS_PER_STEP = 0.25;

function rootMeanSquare(one: NumericTensor, other?: NumericTensor): number {
  const squares = one.data.reduce((sum, value, i) => sum + (value - (other?.data[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squares / one.data.length);
}

/** The errors of forecasts from a wrong start, of persistence, and of climatology. */
function errors(): {
  readonly forecasts: readonly (readonly number[])[];
  readonly persistence: number[];
  readonly climatology: number;
} {
  const draw = gaussians(1, 'weather of the picture');
  let truth = generate([MEMBERS, SITES], () => MODEL.forcing + draw());
  for (let i = 0; i < SPIN_UP; i++) truth = lorenz96Step(MODEL, truth);
  const start = truth;
  const wrong = gaussians(2, 'initial error of the picture');
  let forecasts = [0.1, 0.01].map((size) => mapValues(start, (value) => value + size * wrong()));
  const mean = start.data.reduce((sum, value) => sum + value, 0) / start.data.length;
  const made: { forecasts: number[][]; persistence: number[] } = { forecasts: [[], []], persistence: [] };
  const anomalies: number[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const now = truth;
    forecasts.forEach((forecast, i) => made.forecasts[i]?.push(rootMeanSquare(forecast, now)));
    made.persistence.push(rootMeanSquare(start, now));
    anomalies.push(rootMeanSquare(mapValues(now, (value) => value - mean)));
    forecasts = forecasts.map((forecast) => lorenz96Step(MODEL, forecast));
    truth = lorenz96Step(MODEL, truth);
  }
  return { ...made, climatology: anomalies.reduce((sum, each) => sum + each, 0) / anomalies.length };
}

/** How the error of a forecast grows with a perfect model. */
export function weatherPicture(): string {
  const { forecasts, persistence, climatology } = errors();
  const x = scaleLinear([0, STEPS * DAYS_PER_STEP], [PLOT.left, PLOT.right]);
  const y = scaleLog([0.008, 8], [PLOT.bottom, PLOT.top]);
  const path = (values: readonly number[], first: number): string | null =>
    line<number>()
      .x((_, i) => x((i + first) * DAYS_PER_STEP))
      .y((value) => y(value))
      .digits(1)(values.slice(first));
  const names: readonly (readonly [string, number, string])[] = [
    ['persistence', 5.4, 'two'],
    ['climatology', 3.4, ''],
  ];
  return picture(
    SIZE,
    'Error of forecasts of the Lorenz-96 model over 30 days, on a logarithmic axis. From an initial error of 0.1, the error grows exponentially and passes climatology after about 13 days; from 0.01, it does so about 6 days later. Persistence is worse than climatology after little more than a day.',
    [
      text(PLOT.left, 18, 'error of a forecast with a perfect model', { className: 'title' }),
      ...[0.01, 0.1, 1].flatMap((tick) => [
        segment(PLOT.left, y(tick), PLOT.right, y(tick), 'grid'),
        text(PLOT.left - 8, y(tick) + 4, String(tick), { anchor: 'end' }),
      ]),
      segment(PLOT.left, y(climatology), PLOT.right, y(climatology), 'three'),
      curve(path(persistence, 1), 'two'),
      ...forecasts.map((values) => curve(path(values, 0), 'one')),
      ...names.map(([name, error, className]) => text(PLOT.right + 8, y(error) + 4, name, { className })),
      text(x(5.6), y(0.6), 'initial error 0.1', { className: 'one' }),
      text(x(9.5), y(0.17), 'initial error 0.01', { className: 'one' }),
      ...axisBelow(x, PLOT.bottom, [0, 5, 10, 15, 20, 25, 30]),
      text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, 'days', { anchor: 'middle' }),
    ],
  );
}
