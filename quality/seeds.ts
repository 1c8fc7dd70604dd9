/** The seed for mutants and misconceptions: the default of `npm run grade`. */
export const judgedSeed = 2017;

/** The seeds 0 … count − 1. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);
