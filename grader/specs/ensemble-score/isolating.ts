import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { EnsembleInput } from '../../oracle/ensembles';
import { filled, generate, mapValues, tensor } from '../../oracle/tensor';

/** Normal members and observations, the same with every seed. */
const normal = (cases: number, members: number, count: number): readonly EnsembleInput[] =>
  fixedInputs(
    numbersOf('gaussian').map((numbers) => ({
      ensemble: numbers.normal('ensemble', [cases, members]),
      observations: numbers.normal('observations', [cases], 2),
    })),
    count,
  );

/** Members that are all the same: nothing but the distance from the observation matters. */
const agreeing = (cases: number, members: number, step: number): EnsembleInput => ({
  ensemble: generate([cases, members], (i) => step * (1 + Math.floor(i / members))),
  observations: generate([cases], (i) => (i % 2 === 0 ? -1 : 2) * step),
});

/** Members on both sides of the observation, which is their mean and their median. */
const around = (spread: number): EnsembleInput => ({
  ensemble: tensor(
    [2, 3],
    [-1, 0, 1, 2, 1, 0].map((value) => value * spread),
  ),
  observations: tensor([2], [0, spread]),
});

/** Observations among the members: the error of the mean is 0 there, but no distance is. */
export const surrounded = (): readonly EnsembleInput[] => [around(1), around(2.5)];

export const scoreIsolating = (): readonly EnsembleInput[] => [
  agreeing(1, 3, 1),
  agreeing(1, 4, 0.5),
  agreeing(3, 2, 1),
  agreeing(3, 4, 0.5),
  ...normal(1, 2, 3),
  ...normal(1, 5, 3),
  ...normal(4, 3, 3),
];

/** One member: its distance from the observation. */
export const loneMembers = (): readonly EnsembleInput[] => [...normal(1, 1, 2), ...normal(3, 1, 2)];

/** A single case, and cases with the same variance and error. */
export const ratioIsolating = (): readonly EnsembleInput[] => [
  ...normal(1, 2, 3),
  ...normal(1, 5, 3),
  ...[2, 4].flatMap((members) =>
    [0.5, 2].map((error): EnsembleInput => {
      const ensemble = generate([3, members], (i) => 3 * (i % members));
      return {
        ensemble,
        observations: mapValues(
          filled([3], 0),
          (_, i) => 1.5 * (members - 1) + (i % 2 === 0 ? error : -error),
        ),
      };
    }),
  ),
  ...normal(4, 3, 4),
];

export const rankIsolating = (): readonly EnsembleInput[] => [
  ...normal(1, 1, 2),
  ...normal(1, 4, 4),
  ...normal(6, 3, 4),
];
