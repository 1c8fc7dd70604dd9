import type { Alternative } from '../../engine/pipeline';
import type { CoordinateUpdateSteps } from '../../oracle/invariant-attention';
import { at } from '../../oracle/tensor';

const MOVE_HINT = 'Move the whole molecule by 100. What must happen to the change?';
const PAIR_HINT = 'Two residues, weights 1: where does the change point? How long is it?';
const ROWS_HINT = 'Let all weights be 2. What is the factor of the position of residue i itself?';

/** Mistakes in the coordinate update. */
export const updateAlternatives: readonly Alternative<CoordinateUpdateSteps>[] = [
  {
    id: 'away',
    clause: 'residues move away from each other: the difference has the opposite sign',
    hint: PAIR_HINT,
    steps: { towards: (own, other) => own - other },
  },
  {
    id: 'own-position-forgotten',
    clause: 'the result is the weighted sum of positions: one’s own is not subtracted',
    hint: MOVE_HINT,
    steps: { towards: (_, other) => other },
  },
  {
    id: 'new-positions',
    clause: 'the result is the new positions, not their change',
    hint: MOVE_HINT,
    steps: { finish: (sum, own) => sum + own },
  },
  {
    id: 'rows-taken-as-one',
    clause: 'one’s own position is subtracted once, as if the weights of a row summed to 1',
    hint: ROWS_HINT,
    steps: { towards: (_, other) => other, finish: (sum, own) => sum - own },
  },
  {
    id: 'own-position-n-times',
    clause: 'one’s own position is subtracted n times, without weights',
    hint: ROWS_HINT,
    steps: { towards: (_, other) => other, finish: (sum, own, n) => sum - n * own },
  },
  {
    id: 'columns-summed',
    clause: 'one’s own position is multiplied by the sum of a column of the weights, not of a row',
    hint: ROWS_HINT,
    steps: { finish: (sum, own, _, { row, column }) => sum + (row - column) * own },
  },
  {
    id: 'weights-transposed',
    clause: 'the weights are used transposed',
    hint: 'Residue i moves by its own row of the weights. Which index does your sum run over?',
    steps: { weight: (weights, i, j, n) => at(weights, j * n + i) },
  },
  {
    id: 'averaged',
    clause: 'the sum is divided by the number of residues',
    hint: PAIR_HINT,
    steps: { finish: (sum, _, n) => sum / n },
  },
  {
    id: 'weights-normalised',
    clause: 'the weights of each row are divided by their sum',
    hint: 'May the weights of a row sum to something other than 1? What does the task say?',
    steps: {
      weight: (weights, i, j, n) => {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += at(weights, i * n + k);
        return at(weights, i * n + j) / sum;
      },
    },
  },
  {
    id: 'unit-directions',
    clause: 'the differences are divided by their lengths',
    hint: PAIR_HINT,
    steps: { towards: (own, other, distance) => (distance === 0 ? 0 : (other - own) / distance) },
  },
  {
    id: 'unweighted',
    clause: 'the weights are not used',
    hint: PAIR_HINT,
    steps: { weight: () => 1 },
  },
];
