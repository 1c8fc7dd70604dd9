import type { Alternative } from '../../engine/pipeline';
import type { GuidanceSteps, Misfit } from '../../oracle/inverse-problem';
import { at, dim, generate, mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';

const { sqrt } = Math;

const SUM_HINT =
  'Measure everything twice, with the same result: the misfit is twice as large. What does your guidance do?';
const NORM_HINT =
  'The misfit in this exercise is the norm squared. What is the derivative of the norm itself?';
const BATCH_HINT = 'Each example has a measurement of its own. What do the others have to do with it?';
const RESIDUAL_HINT = 'The guidance is 0 where the prediction fits the measurement. What do you compare?';
const ZETA_HINT = 'What does the guidance become if zeta is twice as large?';

/** The norm of the residuals of an example, or of the whole batch. */
const normOf = (residuals: readonly number[]): number =>
  sqrt(residuals.reduce((sum, value) => sum + value ** 2, 0));

/** The residuals of the example to which an index belongs. */
const ofExample = ({ residuals }: Misfit, index: number): number[] => {
  const m = dim(residuals, 1);
  const from = index - (index % m);
  return [...residuals.data.slice(from, from + m)];
};

/** −2 · residual, divided by something. */
const dividedBy = (misfit: Misfit, divisor: (index: number) => number): NumericTensor =>
  mapValues(misfit.residuals, (residual, i) => (-2 * residual) / divisor(i));

const batchOf = ({ residuals }: Misfit): number => dim(residuals, 0);
const numberOf = ({ residuals }: Misfit): number => dim(residuals, 1);

/** The derivative of |residual| by what is measured, as tfjs has it: at 0, it is that below 0. */
const slopeOfAbs = (residual: number): number => (residual > 0 ? -1 : 1);

/** Mistakes in the residuals, and in what is made of them. */
export const misfitAlternatives: readonly Alternative<GuidanceSteps>[] = [
  {
    id: 'measurement-missing',
    clause: 'y is not used: the guidance reduces A(x̂0) itself, not its distance from y',
    hint: RESIDUAL_HINT,
    steps: { residual: (_, __, measured) => -measured },
  },
  {
    id: 'measurement-added',
    clause: 'the residual is y + A(x̂0), not y − A(x̂0)',
    hint: RESIDUAL_HINT,
    steps: { residual: (y, i, measured) => -at(y, i) - measured },
  },
  {
    id: 'first-measurement-for-all',
    clause: 'all examples are compared with the first example’s y',
    hint: BATCH_HINT,
    steps: { residual: (y, i, measured, m) => at(y, i % m) - measured },
  },
  {
    id: 'halved',
    clause: 'the guidance is half as large as it should be, as if the misfit had a factor ½',
    hint: 'What is the derivative of a square?',
    steps: { misfit: (misfit) => dividedBy(misfit, () => 2) },
  },
  {
    id: 'mean-of-measurements',
    clause: 'the misfit of an example is the mean of its squares, not their sum',
    hint: SUM_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, () => numberOf(misfit)) },
  },
  {
    id: 'mean-of-examples',
    clause: 'the misfit is divided by the number of examples in the batch',
    hint: BATCH_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, () => batchOf(misfit)) },
  },
  {
    id: 'mean-of-everything',
    clause: 'the misfit is a mean over the measurements of all examples, not a sum',
    hint: SUM_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, () => batchOf(misfit) * numberOf(misfit)) },
  },
  {
    id: 'norm-not-squared',
    clause: 'the misfit of an example is the norm of its residuals, not the norm squared',
    sentence:
      'Your misfit is the norm of the residuals, as in the published code, not the norm squared, as in the algorithm.',
    hint: NORM_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, (i) => 2 * normOf(ofExample(misfit, i))) },
  },
  {
    id: 'norm-of-the-batch',
    clause: 'the misfit is one norm of the residuals of all examples, not squared',
    sentence:
      'Your misfit is one norm over the whole batch, not squared: each example is guided less if others fit badly.',
    hint: BATCH_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, () => 2 * normOf([...misfit.residuals.data])) },
  },
  {
    id: 'divided-by-norm',
    clause: 'the guidance of an example is divided by the norm of its residuals',
    sentence:
      'Your guidance is divided by the norm of the residuals, which the paper includes in its ζ for images; here, zeta is all there is.',
    hint: NORM_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, (i) => normOf(ofExample(misfit, i))) },
  },
  {
    id: 'divided-by-norm-of-the-batch',
    clause: 'the guidance is divided by the norm of the residuals of the whole batch',
    hint: BATCH_HINT,
    steps: { misfit: (misfit) => dividedBy(misfit, () => normOf([...misfit.residuals.data])) },
  },
  {
    id: 'absolute-residuals',
    clause: 'the misfit adds up absolute residuals, not their squares',
    hint: 'Which norm does the algorithm have? How does its derivative depend on the residual?',
    steps: { misfit: ({ residuals }) => mapValues(residuals, slopeOfAbs) },
  },
  {
    id: 'summed-before-squaring',
    clause: 'the residuals of an example are added up before they are squared',
    hint: 'Two residuals, 1 and −1: is that a perfect fit?',
    steps: {
      misfit: (misfit) =>
        generate(
          misfit.residuals.shape,
          (i) => -2 * ofExample(misfit, i).reduce((sum, each) => sum + each, 0),
        ),
    },
  },
];

/** Mistakes in the weight and in what is returned. */
export const weightAlternatives: readonly Alternative<GuidanceSteps>[] = [
  {
    id: 'zeta-missing',
    clause: 'zeta is not used',
    hint: ZETA_HINT,
    steps: { zeta: () => 1 },
  },
  {
    id: 'zeta-squared',
    clause: 'zeta is squared',
    sentence: 'Your guidance contains zeta squared: it multiplies something twice, or is inside the square.',
    hint: ZETA_HINT,
    steps: { zeta: (zeta) => zeta ** 2 },
  },
  {
    id: 'zeta-divides',
    clause: 'the guidance is divided by zeta, not multiplied',
    hint: ZETA_HINT,
    steps: { zeta: (zeta) => 1 / zeta },
  },
  {
    id: 'root-of-zeta',
    clause: 'the root of zeta is taken',
    hint: ZETA_HINT,
    steps: { zeta: sqrt },
  },
  {
    id: 'downhill',
    clause: 'the guidance has the opposite sign',
    sentence: 'Your guidance points to where the misfit gets smaller: it has the opposite sign.',
    hint: 'The step subtracts the guidance. Which sign must it have, if the misfit is to get smaller?',
    steps: { finish: (gradient) => mapValues(gradient, (value) => -value) },
  },
  {
    id: 'subtracted-from-xt',
    clause: 'the result is x_t minus the guidance, not the guidance itself',
    hint: 'What does guidance return, and who subtracts it from what?',
    steps: { finish: (gradient, { xt }) => zipValues(xt, gradient, (x, value) => x - value) },
  },
];
