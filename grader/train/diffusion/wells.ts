import {
  boltzmannShares,
  countedShares,
  rightShare,
  shareRight,
  totalVariation,
  WELL,
} from '../../oracle/surrogate';
import type { NumericTensor } from '../../oracle/tensor';
import type { Sample } from '../checkpoint';
import { percent } from '../stages/stage';

const BARS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Samples as a line of bars, one for each bin, the outer two left out. */
export function barsOf({ data }: NumericTensor): string {
  const shares = countedShares(data).slice(1, -1);
  const most = Math.max(...shares, 1e-9);
  return shares.map((share) => BARS[Math.ceil((share / most) * (BARS.length - 1))] ?? '').join('');
}

/** The share of samples in a wrong bin. */
export const distanceOf = ({ data }: NumericTensor): number =>
  totalVariation(countedShares(data), boltzmannShares(WELL));

export const sampleOf = (samples: NumericTensor, step: number): Sample => ({
  step,
  texts: [barsOf(samples)],
  share: distanceOf(samples),
});

/** What the samples of the trained network show, one sentence each. */
export const findingsOf = (samples: NumericTensor, exactDistance: number): string[] => [
  `${percent(distanceOf(samples))} of the samples are in a wrong bin of the histogram; of as many independent states, it is ${percent(exactDistance)}.`,
  `${percent(shareRight(samples.data))} of the samples are in the right well; by Boltzmann, it is ${percent(rightShare(WELL))}.`,
];
