import { specify } from '../../engine/specify';
import { detectionScores, type DetectionInput, type DetectionScores } from '../../oracle/orbits';
import { at, concatFirst, filled, generate, scalar } from '../../oracle/tensor';
import { scoreConditions, scorePipeline } from './misconceptions';
import { scoreExamples, scoreInputs } from './score-inputs';

const scores = specify<DetectionInput, DetectionScores>({
  name: 'detectionScores',
  parameters: ['detections', 'burns', 'maxDelay'],
  oracle: (args) => detectionScores(args),
  inputs: scoreInputs,
  examples: scoreExamples,
  pipeline: scorePipeline,
  conditions: scoreConditions,
  dependsOn: ['detections', 'burns'],
});

const numberOf = (flags: DetectionInput['burns']): number => flags.data.reduce((sum, flag) => sum + flag, 0);

/** The same tracks, and one more with detections at every second step but no burn. */
function withFalseTrack({ detections, burns, maxDelay }: DetectionInput): DetectionInput {
  const shape = [1, burns.shape[1] ?? 0];
  const noise = generate(shape, (t) => t % 2, 'bool');
  return {
    detections: concatFirst([noise, detections]),
    burns: concatFirst([filled(shape, 0, 'bool'), burns]),
    maxDelay,
  };
}

export const scoreChecks = [
  scores.prop()(
    'A match is one detection and one burn, and false detections lower precision only',
    {
      id: 'one-to-one',
      points: 1,
      examples: scoreExamples,
      hint: 'Precision and recall have the same numerator: the number of matches. What are their divisors?',
    },
    async (args, { call, expectTensor }) => {
      const before = await call(args);
      const found = at(before.recall, 0) * numberOf(args.burns);
      expectTensor(scalar(at(before.precision, 0) * numberOf(args.detections))).toEqual(
        scalar(found),
        'precision · detections and recall · burns must both be the number of matches.',
      );
      const after = await call(withFalseTrack(args));
      for (const name of ['recall', 'meanDelay'] as const) {
        expectTensor(after[name]).toEqual(
          before[name],
          `One more track, with detections but without a burn, changed ${name}.`,
        );
      }
    },
  ),
  scores.oracle()('The scores are those of the matches', {
    id: 'scores',
    points: 1,
    hint: 'Draw a track: burns above the line, detections below it. Take the burns from left to right.',
  }),
];
