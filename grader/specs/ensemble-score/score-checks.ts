import { specify } from '../../engine/specify';
import { crps, fairCrps, numMembers, type EnsembleInput } from '../../oracle/ensembles';
import { mean } from '../../oracle/reductions';
import { at, dim, generate, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import type { forecasts } from './forecasts';
import { truthAgainst } from './forecasts';
import { ALL_SIZES, scoreInputs, withoutOne } from './inputs';
import { loneMembers, scoreIsolating, surrounded } from './isolating';
import { conditions, crpsPipeline, fairPipeline } from './misconceptions';

const shared = {
  parameters: ['ensemble', 'observations'] as const,
  resultName: 'scores',
  examples: surrounded,
  conditions,
  dependsOn: ['ensemble', 'observations'],
};

const score = specify<EnsembleInput, NumericTensor>({
  ...shared,
  name: 'crps',
  oracle: (args) => crps(args),
  inputs: scoreInputs(ALL_SIZES),
  isolating: () => [...loneMembers(), ...scoreIsolating()],
  pipeline: crpsPipeline,
});

const fair = specify<EnsembleInput, NumericTensor>({
  ...shared,
  name: 'fairCrps',
  oracle: (args) => fairCrps(args),
  inputs: scoreInputs(),
  isolating: scoreIsolating,
  pipeline: fairPipeline,
});

export const scoreChecks = [
  score.prop()(
    'One member scores its distance from the observation; of many, those of the true distribution score best',
    {
      id: 'proper',
      points: 1,
      hint: 'What does the second term reward, and what would the best ensemble be without it?',
    },
    async (args, { call, ensure, expectTensor }) => {
      const { observations } = args;
      const ensemble = generate([dim(observations, 0), 1], (i) => at(args.ensemble, i));
      expectTensor(await call({ ensemble, observations })).toEqual(
        generate(observations.shape, (i) => Math.abs(at(ensemble, i) - at(observations, i))),
        'With one member, the score must be its distance from the observation.',
      );
      const centre = Math.round(at(observations, 0));
      const scoreOf = async (name: keyof typeof forecasts): Promise<number> => {
        const scores = await call(truthAgainst(name, centre));
        return mean([...scores.data]);
      };
      const right = await scoreOf('the right distribution');
      for (const name of ['half as wide', 'twice as wide', 'shifted by one deviation'] as const) {
        const other = await scoreOf(name);
        ensure(
          right < other,
          `Observations from a normal distribution get a mean score of ${right.toFixed(3)} with an ensemble from the same distribution, but ${other.toFixed(3)} with one that is ${name}.`,
        );
      }
    },
  ),
  score.oracle()('The score is the mean distance from the observation, less half of that between members', {
    id: 'formula',
    points: 1,
    hint: 'Two means of absolute differences: one over the members, one over all pairs of them.',
  }),
];

export const fairChecks = [
  fair.prop()(
    'On average, an ensemble with fewer members scores the same',
    {
      id: 'size',
      fixedSeed: 2,
      points: 1,
      hint: 'How many pairs of two different members are there?',
    },
    async (args, { call, expectTensor }) => {
      // A third member for ensembles of two: with one of two missing, there are no pairs.
      const whole = numMembers(args) > 2 ? args : withThird(args);
      const members = numMembers(whole);
      const parts = await call(withoutOne(whole));
      expectTensor(await call(whole)).toEqual(
        generate(whole.observations.shape, (i) => mean([...sliceFirst(parts, i * members, members).data])),
        'The mean score of all ensembles in which one member is missing must be that of the whole.',
      );
    },
  ),
  fair.oracle()('The fair score divides the sum over the pairs by 2M(M − 1)', {
    id: 'fair-formula',
    points: 1,
    hint: 'Only one number differs from the other score.',
  }),
];

/** The same cases with one more member. */
function withThird({ ensemble, observations }: EnsembleInput): EnsembleInput {
  return {
    ensemble: generate([dim(ensemble, 0), 3], (i) =>
      i % 3 === 2 ? at(ensemble, 2 * Math.floor(i / 3)) + 1.5 : at(ensemble, 2 * Math.floor(i / 3) + (i % 3)),
    ),
    observations,
  };
}
