/** Scores of ensembles whose values are known; the samples are the same in every run. */
import { crps, fairCrps, rankHistogram, spreadSkillRatio } from '../../../grader/oracle/ensembles';
import { gaussians } from '../../../grader/oracle/random';
import { mean } from '../../../grader/oracle/reductions';
import { generate, tensor } from '../../../grader/oracle/tensor';

/** The quantile of the standard normal distribution, by bisection of a sum for its integral. */
function quantile(probability: number): number {
  let [low, high] = [-8, 8];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (below(middle) < probability) low = middle;
    else high = middle;
  }
  return low;
}

/** The integral of the standard normal density up to x: Marsaglia (2004), equation 3. */
function below(x: number): number {
  let [sum, term] = [x, x];
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

const density = (x: number): number => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Gneiting et al. 2005, equation 5. */
const ofGaussian = (y: number): number => y * (2 * below(y) - 1) + 2 * density(y) - 1 / Math.sqrt(Math.PI);

test('many quantiles of N(0, 1) score what the distribution itself does', () => {
  const members = 400;
  const quantiles = Array.from({ length: members }, (_, i) => quantile((i + 0.5) / members));
  const observations = tensor([3], [0, 1, 2]);
  const ensemble = generate([3, members], (i) => quantiles[i % members] ?? NaN);
  const scores = [...crps({ ensemble, observations }).data];
  [0.233695, 0.602441, 1.452792].forEach((known, y) => {
    expect(ofGaussian(y)).toBeCloseTo(known, 5);
    expect(scores[y]).toBeCloseTo(known, 4);
  });
});

test('on average, the fair score does not depend on the number of members', () => {
  const draw = gaussians(1, 'members');
  const cases = 10_000;
  for (const members of [2, 3, 8]) {
    const ensemble = generate([cases, members], draw);
    const observations = tensor([cases], new Float64Array(cases));
    // The score of the distribution itself, and 1/M of its mean difference, which is 2/√π.
    expect(mean([...fairCrps({ ensemble, observations }).data])).toBeCloseTo(ofGaussian(0), 1.5);
    expect(mean([...crps({ ensemble, observations }).data])).toBeCloseTo(
      ofGaussian(0) + 1 / (members * Math.sqrt(Math.PI)),
      1.5,
    );
  }
});

test('a reliable ensemble has a ratio of 1 and a flat histogram', () => {
  const draw = gaussians(2, 'members');
  const [cases, members] = [10_000, 4];
  const ensemble = generate([cases, members], draw);
  const observations = generate([cases], draw);
  expect(spreadSkillRatio({ ensemble, observations }).data[0]).toBeCloseTo(1, 1);
  for (const count of rankHistogram({ ensemble, observations }).data) {
    expect((count * (members + 1)) / cases).toBeCloseTo(1, 1);
  }
});
