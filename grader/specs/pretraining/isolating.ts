import type { RateInput } from './rate';

const uneven = { maximum: 0.7, minimum: 0.15, warmupSteps: 4, totalSteps: 13 };
const long = { maximum: 0.4, minimum: 0.03, warmupSteps: 6, totalSteps: 22 };

/** The warm-up, the decay, its end and beyond, where each mistake has numbers of its own. */
export const isolatingRates: readonly RateInput[] = [
  ...[1, 2, 4, 5, 6, 9, 12, 13, 15, 20].map((step) => ({ step, schedule: uneven })),
  ...[1, 3, 6, 7, 11, 14, 21, 22, 24, 31].map((step) => ({ step, schedule: long })),
];
