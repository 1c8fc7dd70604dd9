import { meanSquare, predictNoise, qSample, type NoisePredictionInput } from '../../oracle/diffusion';
import { zipValues, type NumericTensor } from '../../oracle/tensor';

/** The loss with another target, another input to the model, or other steps. */
export const lossOf = (
  args: NoisePredictionInput,
  {
    target = args.noise,
    input = qSample(args),
    steps = args.t,
  }: { target?: NumericTensor; input?: NumericTensor; steps?: NumericTensor } = {},
): NumericTensor => meanSquare(residual(target, predictNoise(args.model, input, steps)));

export const residual = (a: NumericTensor, b: NumericTensor): NumericTensor =>
  zipValues(a, b, (p, q) => p - q);
