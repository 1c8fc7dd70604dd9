// expect: message the law must give
// Gradient descent on all three numbers, for losses of the order of 1 and a hundred steps.
export function fitScalingLaw(sizes: number[], losses: number[]) {
  let [irreducible, scale, exponent] = [1, 1, 0.1];
  for (let step = 0; step < 100; step++) {
    let [gi, gs, ge] = [0, 0, 0];
    sizes.forEach((n, i) => {
      const power = n ** -exponent;
      const error = irreducible + scale * power - losses[i];
      gi += error;
      gs += error * power;
      ge -= error * scale * power * Math.log(n);
    });
    irreducible -= (1e-3 * gi) / sizes.length;
    scale -= (1e-3 * gs) / sizes.length;
    exponent -= (1e-3 * ge) / sizes.length;
  }
  return { irreducible, scale, exponent };
}
