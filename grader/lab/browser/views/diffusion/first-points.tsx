import type { JSX } from 'preact';
import { texts } from '../../texts';

const SHOWN = 8;

/** The first points in numbers, for whoever does not see them. */
export const FirstPoints = ({ points }: { points: Float32Array }): JSX.Element => (
  <details class="first-points">
    <summary>{texts.diffusion.numbers(SHOWN)}</summary>
    <ol>
      {Array.from({ length: Math.min(SHOWN, points.length / 2) }, (_, i) => {
        const [x, y] = [points[2 * i] ?? Number.NaN, points[2 * i + 1] ?? Number.NaN];
        return (
          <li key={i} data-x={x} data-y={y}>
            {texts.number(x)}, {texts.number(y)}
          </li>
        );
      })}
    </ol>
  </details>
);
