import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { disruptionLogits, meansAt, SHOT, simulateShots } from '../../grader/oracle/plasma';
import { at, sliceFirst } from '../../grader/oracle/tensor';
import { trained } from '../../grader/specs/disruption-forecast/trained';
import { storedParams } from '../../grader/specs/shared/stored-model';
import { axisBelow, curve, numberOf, picture, segment, text } from './svg';

const SIZE = { width: 720, height: 408 };
const WIDTH = 270;
const SEED = 2;

/** Two shots with the same delay between the same events, in both orders. */
const COLUMNS = [
  { shot: 22, left: 84, title: 'a shot that disrupts' },
  { shot: 11, left: 420, title: 'a shot that does not' },
] as const;

interface Strip {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly ticks: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

const RADIATION: Strip = { name: 'radiation', range: [-0.2, 1.4], ticks: [0, 1], top: 50, bottom: 130 };
const MODE: Strip = { name: 'mode, mT', range: [-1.6, 3.4], ticks: [0, 2], top: 150, bottom: 230 };
const LOGIT: Strip = { name: 'logit', range: [-5.6, 5.6], ticks: [-4, 0, 4], top: 255, bottom: 345 };

const timeOf = (step: number): number => step * SHOT.timeStep;

/** One strip of a column: its axis, and a curve for each list of values. */
function strip(
  { name, range, ticks, top, bottom }: Strip,
  x: ScaleLinear<number, number>,
  curves: Readonly<Record<string, readonly number[]>>,
): string[] {
  const [left = 0, right = 0] = x.range();
  const y = scaleLinear(range, [bottom, top]);
  const path = (values: readonly number[]): string | null =>
    line<number>()
      .x((_, step) => x(timeOf(step)))
      .y((value) => y(value))
      .digits(1)(values);
  return [
    text(left, top - 2, name),
    segment(left, y(0), right, y(0), 'grid'),
    segment(left, top + 4, left, bottom, 'axis'),
    ...ticks.map((tick) => text(left - 8, y(tick) + 4, numberOf(tick), { anchor: 'end' })),
    ...Object.entries(curves).map(([className, values]) => curve(path(values), className)),
  ];
}

/** The signals of two shots, and the logits that a trained model gives them. */
export function shotPicture(): string {
  const { signals, rises } = simulateShots(SEED, 24);
  const columns = COLUMNS.map(({ shot, left, title }) => {
    const own = sliceFirst(signals, shot, 1);
    const logits = disruptionLogits({
      signals: own,
      params: storedParams(trained),
      numHeads: trained.numHeads,
    });
    const steps = Array.from({ length: SHOT.time }, (_, t) => t);
    const means = steps.map((t) => meansAt(t, rises[shot] ?? { radiation: 0, mode: 0 }));
    const x = scaleLinear([0, timeOf(SHOT.time - 1)], [left, left + WIDTH]);
    return [
      text(left, 22, title, { className: 'title' }),
      ...strip(RADIATION, x, {
        three: means.map(([radiation]) => radiation),
        one: steps.map((t) => at(own, 2 * t)),
      }),
      ...strip(MODE, x, { three: means.map(([, mode]) => mode), one: steps.map((t) => at(own, 2 * t + 1)) }),
      ...strip(LOGIT, x, { two: [...logits.data] }),
      ...axisBelow(x, LOGIT.bottom, [0, 50, 100, 150]),
      text(left + WIDTH / 2, LOGIT.bottom + 36, 'ms', { anchor: 'middle' }),
    ];
  });
  return picture(
    SIZE,
    'Two shots with their signals and the logits of a trained model. In the left one, the radiation rises at 80 ms and the mode locks at 110 ms; the logit jumps to 2 as soon as the mode has locked, and rises to 4. In the right one, the mode locks at 40 ms and the radiation rises at 70 ms; the logit falls to −5.',
    [...columns.flat(), text(SIZE.width / 2, SIZE.height - 6, 'dashed: without noise', { anchor: 'middle' })],
  );
}
