import { meanSquare, predictNoise, qSample, type NoisePredictionInput } from '../../oracle/diffusion';
import { zipValues, type NumericTensor } from '../../oracle/tensor';

/** What the loss would be of some target and some question to the model. */
export const lossOf = (
  args: NoisePredictionInput,
  {
    target = args.noise,
    asked = qSample(args),
    steps = args.t,
  }: { target?: NumericTensor; asked?: NumericTensor; steps?: NumericTensor } = {},
): NumericTensor => meanSquare(residual(target, predictNoise(args.model, asked, steps)));

export const residual = (a: NumericTensor, b: NumericTensor): NumericTensor =>
  zipValues(a, b, (p, q) => p - q);
