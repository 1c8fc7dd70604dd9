import { firstOf } from '../../engine/inputs';
import { specify } from '../../engine/specify';
import { maneuverLogits, type ManeuverInput } from '../../oracle/orbits';
import { dim, permuteAxis, type NumericTensor } from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';
import { livelySignals } from '../shared/signal-params';
import { isolating } from './isolating';
import { freely, logitInputs } from './logit-inputs';
import { logitConditions, logitPipeline } from './misconceptions';
import { bestLimit, qualityOf, unseen } from './unseen-tracks';

const check = specify<ManeuverInput, NumericTensor>({
  name: 'maneuverLogits',
  parameters: ['track', 'params', 'numHeads', 'meanMotion', 'dt'],
  resultName: 'logits',
  oracle: (args) => maneuverLogits(args),
  inputs: logitInputs(),
  isolating,
  pipeline: logitPipeline,
  conditions: logitConditions,
  uses: ['clohessyWiltshire'],
  dependsOn: ['track', 'params'],
});

/** The logits at some steps. */
const atSteps = (logits: NumericTensor, from: number, to: number): NumericTensor =>
  permuteAxis(
    logits,
    1,
    Array.from({ length: to - from }, (_, i) => from + i),
  );

/** The trained parameters reach 0.9. */
const LEAST_F1 = 0.8;

export const logitChecks = [
  check.prop()(
    'Without a burn, all tracks have the same logits, wherever the satellite is and however it moves',
    {
      id: 'free-flight',
      points: 1,
      hint: 'What is left of an observation, if everything that free motion explains is taken away?',
    },
    async (args, { call, expectTensor }) => {
      expectTensor(await call(freely(args, 3))).toEqual(
        await call(freely(args, -1)),
        'Two tracks without thrust and noise have different logits.',
      );
    },
  ),
  check.prop(logitInputs({ times: [4, 5] }))(
    'Every logit uses the observations up to its step, and none after it',
    {
      id: 'no-look-ahead',
      fixedSeed: 5,
      points: 1,
      hint: 'From which observations is the innovation at step t computed, and which innovations does attention see there?',
    },
    async (args, { call, expectTensor }) => {
      const last = dim(args.track, 1) - 1;
      const before = await call(args);
      for (const by of [1.5, -10]) {
        expectTensor(
          atSteps(await call({ ...args, track: changePosition(args.track, last, by) }), 0, last),
        ).toEqual(atSteps(before, 0, last), 'Changing the last observation changed earlier logits.');
      }
      if (last < 2) return;
      const seeing = { ...args, params: livelySignals(args.params) };
      const low = await call({ ...seeing, track: changePosition(args.track, 0, -10) });
      const high = await call({ ...seeing, track: changePosition(args.track, 0, 10) });
      expectTensor(atSteps(high, last, last + 1)).toDifferFrom(
        atSteps(low, last, last + 1),
        'Another first observation had no effect on the last logit, although it may see the first innovations.',
        'Which steps may a later one attend to? true means “may attend”.',
      );
    },
  ),
  check.prop(firstOf(unseen))(
    'With trained parameters, the logits show the burns of unseen tracks, soon after they happen',
    {
      id: 'unseen-tracks',
      points: 1,
      runs: 1,
      hint: 'A wrong observation has two wrong innovations: at its step, and at the next. A burn has one. What in your model compares two steps?',
    },
    async (_, { call, ensure }) => {
      const logits: NumericTensor[] = [];
      for (const batch of unseen()) logits.push(await call(batch));
      const { f1, meanDelay } = qualityOf(logits);
      ensure(
        f1 >= LEAST_F1,
        `The course has trained these parameters. With a detection wherever a logit is more than 0, your logits reach an F1 of ${f1.toFixed(2)} (mean delay ${meanDelay.toFixed(1)} steps). At least ${LEAST_F1.toFixed(2)} is expected; a limit for each innovation alone reaches ${bestLimit().f1.toFixed(2)}.`,
      );
    },
  ),
  check.oracle()('The logits are those of the formula', {
    id: 'logit-formula',
    points: 1,
    hint: 'Innovations, embedding, bias and positions, the block under a causal mask, the output at each step.',
  }),
  check.fixtures('The logits match PyTorch’s layers on PyTorch’s innovations', {
    id: 'pytorch',
    points: 1,
    hint: 'Innovations, embedding, bias and positions, the block under a causal mask, the output at each step.',
  }),
];
