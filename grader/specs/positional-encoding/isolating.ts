import type { PositionsInput } from '../../oracle/positions';

/** Small tables first: on them, few mistakes show. */
export const isolating = (): readonly PositionsInput[] => [
  { length: 1, dModel: 2 },
  { length: 1, dModel: 4 },
  { length: 1, dModel: 6 },
  { length: 2, dModel: 2 },
  { length: 3, dModel: 2 },
  { length: 2, dModel: 4 },
  { length: 4, dModel: 4 },
  { length: 3, dModel: 6 },
  { length: 2, dModel: 8 },
  { length: 5, dModel: 8 },
];
