// expect: message an object with `irreducible`, `scale`, `exponent` is expected
export function fitScalingLaw(sizes: number[], losses: number[]): any {
  return [Math.min(...losses), losses[0] * sizes[0] ** 0.3, 0.3];
}
