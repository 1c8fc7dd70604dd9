import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { innovations, maneuverLogits, simulateTracks, TRACK } from '../../grader/oracle/orbits';
import { at, sliceFirst } from '../../grader/oracle/tensor';
import { trained } from '../../grader/specs/maneuver-detection/trained';
import { storedParams } from '../../grader/specs/shared/stored-model';
import { axisBelow, curve, numberOf, place, segment, text } from './svg';

/** A track with a bad observation and two burns. */
const SHOWN = { seed: 2, track: 9 };

const X = { left: 390, right: 700 };
const SPEED = { top: 50, bottom: 160 };
const LOGIT = { top: 200, bottom: 320 };

/** The innovations of a track, what happened, and the logits of a trained model. */
export function trackParts(): string[] {
  const all = simulateTracks(SHOWN.seed, SHOWN.track + 1);
  const track = sliceFirst(all.track, SHOWN.track, 1);
  const { meanMotion, dt, time } = TRACK;
  const innovation = innovations({ track, meanMotion, dt });
  const logits = maneuverLogits({
    track,
    params: storedParams(trained),
    numHeads: trained.numHeads,
    meanMotion,
    dt,
  });
  const steps = Array.from({ length: time }, (_, t) => t);
  const speeds = steps.map((t) => Math.hypot(...[3, 4, 5].map((k) => at(innovation, 6 * t + k))));
  const x = scaleLinear([-0.5, time - 0.5], [X.left, X.right]);
  const speed = scaleLinear([0, 18], [SPEED.bottom, SPEED.top]);
  const logit = scaleLinear([-10, 8], [LOGIT.bottom, LOGIT.top]);
  const wide = x(1) - x(0);
  const bars = speeds.map(
    (value, t) =>
      `<rect class="bar" x="${place(x(t) - wide / 2 + 1)}" y="${place(speed(value))}" width="${place(wide - 2)}" height="${place(SPEED.bottom - speed(value))}"/>`,
  );
  const isBurn = (t: number): boolean => at(all.burns, SHOWN.track * time + t) !== 0;
  const isBad = (t: number): boolean => all.isBad[SHOWN.track * time + t] === true;
  const events = steps.flatMap((t) => {
    const name = isBurn(t) ? 'burn' : isBad(t) ? 'bad observation' : undefined;
    if (name === undefined) return [];
    const className = isBurn(t) ? 'two' : '';
    return [
      text(isBurn(t) ? x(t) : x(t) - wide / 2, speed(speeds[t] ?? 0) - 6, name, {
        anchor: isBurn(t) ? 'middle' : 'start',
        className,
      }),
    ];
  });
  return [
    text(X.left, 22, 'innovation of the velocity, m/min', { className: 'title' }),
    ...bars,
    ...events,
    ...[0, 10].map((tick) => text(X.left - 8, speed(tick) + 4, String(tick), { anchor: 'end' })),
    segment(X.left, SPEED.top, X.left, SPEED.bottom, 'axis'),
    segment(X.left, SPEED.bottom, X.right, SPEED.bottom, 'axis'),
    text(X.left, LOGIT.top - 8, 'logit', { className: 'title' }),
    segment(X.left, logit(0), X.right, logit(0), 'grid'),
    segment(X.left, LOGIT.top, X.left, LOGIT.bottom, 'axis'),
    ...[-5, 0, 5].map((tick) => text(X.left - 8, logit(tick) + 4, numberOf(tick), { anchor: 'end' })),
    curve(
      line<number>()
        .x((_, t) => x(t))
        .y((value) => logit(value))
        .digits(1)([...logits.data]),
      'two',
    ),
    ...axisBelow(x, LOGIT.bottom, [0, 5, 10, 15]),
    text((X.left + X.right) / 2, LOGIT.bottom + 36, 'step', { anchor: 'middle' }),
  ];
}
