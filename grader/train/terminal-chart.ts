import { plot, type Coordinates } from 'simple-ascii-chart';
import { averaged } from './curve';
import type { Level } from './stages/stage';

const WIDTH = 60;
const HEIGHT = 14;

/** Draws losses over steps as text, with the losses that they are held against as lines. */
export function terminalChart(
  losses: readonly (number | null)[],
  levels: readonly Level[],
  unit = ' in nats',
): string {
  const points = averaged(losses, WIDTH).map(({ step, loss }): [number, number] => [step, loss]);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const curve: Coordinates = points;
  const lines = levels.map(({ loss }): [number, number][] => points.map(([step]) => [step, loss]));
  const all = [curve, ...lines].flat().map(([, loss]) => loss);
  const chart = plot([...lines, curve], {
    width: WIDTH,
    height: HEIGHT,
    yRange: [Math.min(...all), Math.max(...all)],
    customXAxisTicks: [first[0], last[0]],
    customYAxisTicks: [Math.max(...all), ...levels.map(({ loss }) => loss)],
    formatter: (value, { axis }) => (axis === 'y' ? value.toFixed(2) : value),
  });
  const key = levels.map(({ name, loss }) => `${name} ${loss.toFixed(4)}`).join(', ');
  return `${chart.replace(/^\n+/, '').trimEnd()}\n${' '.repeat(6)}loss${unit} over steps; lines: ${key}`;
}
