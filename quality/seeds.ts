/** The seed that mutants and misconceptions are judged with: the default of `npm run grade`, which students are graded with. */
export const judgedSeed = 2017;

/** The first seeds of a measurement. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);
