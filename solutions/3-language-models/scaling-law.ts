import type { ScalingLaw } from '../given/types';

/**
 * Fits the scaling law L(N) = irreducible + scale · N^−exponent to losses (Kaplan et al. 2020,
 * equation 1.1; with the irreducible loss, Hoffmann et al. 2022, equation 2). Without noise, the
 * three numbers are right to 5e-4 of their size, or if the irreducible loss is 0, the curve to 1 %
 * at ten times the largest size. With noise, the curve is right to 1 % between the points, and to
 * 2 % at ten times the largest size.
 *
 * @param sizes numbers of parameters N: at least 5 different ones from 1e3 to 1e9, in any order and
 *   spacing
 * @param losses the loss of each, positive, in any unit
 * @returns three numbers: irreducible ≥ 0 and scale > 0 in the unit of the losses; exponent between
 *   0.05 and 1.5
 */
export function fitScalingLaw(sizes: number[], losses: number[]): ScalingLaw {
  // The error has one minimum in the exponent: keep the two thirds around it.
  let [low, high] = [0.05, 1.5];
  while (high - low > 1e-9) {
    const third = (high - low) / 3;
    const left = squaredError(lawWith(low + third, sizes, losses), sizes, losses);
    const right = squaredError(lawWith(high - third, sizes, losses), sizes, losses);
    if (left < right) high -= third;
    else low += third;
  }
  return lawWith(low, sizes, losses);
}

/** The best law with a given exponent: a straight line through the losses over N^−exponent. */
function lawWith(exponent: number, sizes: number[], losses: number[]): ScalingLaw {
  const powers = sizes.map((size) => size ** -exponent);
  const [meanPower, meanLoss] = [mean(powers), mean(losses)];
  const scale =
    mean(powers.map((power, i) => (power - meanPower) * losses[i])) /
    mean(powers.map((power) => (power - meanPower) ** 2));
  return { irreducible: meanLoss - scale * meanPower, scale, exponent };
}

const squaredError = ({ irreducible, scale, exponent }: ScalingLaw, sizes: number[], losses: number[]) =>
  mean(sizes.map((size, i) => (irreducible + scale * size ** -exponent - losses[i]) ** 2));

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
