import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { clohessyWiltshire } from '../../grader/oracle/orbits';
import { at, tensor } from '../../grader/oracle/tensor';
import { axisBelow, curve, picture, place, segment, text } from './svg';
import { trackParts } from './track';

const PLOT = { left: 30, right: 300, top: 60, bottom: 320 };
const ALONG = [-40, 10] as const;

type Place = readonly [along: number, up: number];

/** Free motion in the plane of the orbit with n = 1, for one orbit. */
function path(start: readonly number[]): Place[] {
  return Array.from({ length: 121 }, (_, i) => {
    const later = clohessyWiltshire({
      state: tensor([6], start),
      meanMotion: 1,
      dt: (2 * Math.PI * i) / 120,
    });
    return [at(later, 1), at(later, 0)];
  });
}

const ROWS = [
  { name: 'one unit higher, at rest', start: [1, 0, 0, 0, 0, 0], base: 120, className: 'two' },
  { name: 'three units higher, with vy = −2n·x', start: [3, 0, 0, 0, -6, 0], base: 210, className: 'one' },
  { name: 'in the same place, slowed down', start: [0, 0, 0, 0, -0.5, 0], base: 282, className: 'two' },
];

function freeMotion(): string[] {
  const y = scaleLinear(ALONG, [PLOT.left, PLOT.right]);
  const unit = (PLOT.right - PLOT.left) / (ALONG[1] - ALONG[0]);
  const rows = ROWS.map(({ name, start, base, className }, i) => {
    const points = path(start);
    const drawn = line<Place>()
      .x(([along]) => y(along))
      .y(([, up]) => base - unit * up)
      .digits(1)(points);
    const [along, up] = points.at(-1) ?? [0, 0];
    return [
      text(PLOT.left, [60, 168, 262][i] ?? 0, name),
      segment(PLOT.left, base, PLOT.right, base, 'grid'),
      segment(y(0), base - 6, y(0), base + 6, 'axis'),
      curve(drawn, className),
      `<circle class="area" cx="${place(y(along))}" cy="${place(base - unit * up)}" r="3.5"/>`,
    ];
  });
  return [
    text(PLOT.left, 22, 'one orbit without an engine', { className: 'title' }),
    ...rows.flat(),
    ...axisBelow(y, PLOT.bottom, [-40, -30, -20, -10, 0, 10]),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, 'y, along the flight', { anchor: 'middle' }),
  ];
}

/** Three free motions, and what a trained model says about one track. */
export function orbitPicture(): string {
  return picture(
    { width: 720, height: 365 },
    'Left: three paths of a satellite relative to another. From rest one unit higher, it falls 38 units behind in an orbit. Three units higher with the right velocity, it returns to its place on an ellipse. From the same place, braking makes it overtake. Right: the innovations of a track, and the logits of a trained model. A bad observation gives two large innovations in a row, and each of two burns gives one. The logit is positive only one step after each burn.',
    [...freeMotion(), ...trackParts()],
  );
}
