import type { Alternative } from '../../engine/pipeline';
import type { PositionSteps } from '../../oracle/positions';

/** From the row to the angle. */
export const angleAlternatives: readonly Alternative<PositionSteps>[] = [
  {
    id: 'positions-from-1',
    clause: 'positions count from 1',
    sentence: 'Your positions count from 1; the first one is 0.',
    hint: 'What are the sine and the cosine of 0?',
    steps: { position: (row) => row + 1 },
  },
  {
    id: 'degrees',
    clause: 'the angles are converted from degrees',
    sentence: 'You convert the angles from degrees; they are in radians already.',
    hint: 'What is column 0 at position 1?',
    steps: { angle: (position, frequency) => (position * frequency * Math.PI) / 180 },
  },
  {
    id: 'two-pi',
    clause: 'the angles are multiplied by 2π',
    sentence: 'Your angles are 2π times too large.',
    hint: 'The formula divides the position by a power of 10000. Is there a 2π in it?',
    steps: { angle: (position, frequency) => 2 * Math.PI * position * frequency },
  },
  {
    id: 'pi',
    clause: 'the angles are multiplied by π',
    sentence: 'Your angles are π times too large.',
    hint: 'The formula divides the position by a power of 10000. Is there a π in it?',
    steps: { angle: (position, frequency) => Math.PI * position * frequency },
  },
  {
    id: 'to-degrees',
    clause: 'the angles are converted to degrees',
    sentence: 'You convert the angles to degrees; sine and cosine want radians.',
    hint: 'What is column 0 at position 1?',
    steps: { angle: (position, frequency) => (position * frequency * 180) / Math.PI },
  },
  {
    id: 'positions-shared-out',
    clause: 'the positions are divided by the length',
    hint: 'Row 3 of a table of 4 rows must be row 3 of a table of 1000 rows.',
    steps: { position: (row, length) => row / length },
  },
  {
    id: 'positions-up-to-1',
    clause: 'the positions run from 0 to 1',
    hint: 'Row 3 of a table of 4 rows must be row 3 of a table of 1000 rows.',
    steps: { position: (row, length) => row / Math.max(1, length - 1) },
  },
  {
    id: 'positions-backward',
    clause: 'the positions count from the end',
    hint: 'Which row is 0, 1, 0, 1, …?',
    steps: { position: (row, length) => length - 1 - row },
  },
];
