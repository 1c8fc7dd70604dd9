import { readFileSync } from 'node:fs';
import { at } from '../../../grader/oracle/tensor';
import { fitScalingLaw, lossAt } from '../../../grader/oracle/scaling-law';
import { ownModels } from '../../../grader/specs/scaling-law/own-models';
import { OPTIMUM } from '../../../grader/train/stages/gpt';

/** The table of README.md that `npm run train -- scaling` prints. */
function measuredCurve(): { readonly sizes: number[]; readonly losses: number[] } {
  const readme = readFileSync('exercises/3-language-models/README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| +\d+ \| +([\d,]+) \| +(1\.\d{4}) \| +(0\.\d{4}) \|$/gm)];
  for (const [, , loss, above] of rows) expect(Number(loss) - OPTIMUM).toBeCloseTo(Number(above), 3);
  return {
    sizes: rows.map(([, size = '']) => Number(size.replace(',', ''))),
    losses: rows.map(([, , loss]) => Number(loss)),
  };
}

test('the law of our own models has the floor and the exponent that the README says', () => {
  const curve = measuredCurve();
  expect(curve.sizes).toHaveLength(5);
  expect(ownModels).toMatchObject(curve);
  const fitted = fitScalingLaw(curve);
  const law = {
    irreducible: at(fitted.irreducible, 0),
    scale: at(fitted.scale, 0),
    exponent: at(fitted.exponent, 0),
  };
  expect(law.irreducible).toBeCloseTo(1.196, 2);
  expect(Math.abs(law.irreducible / OPTIMUM - 1)).toBeLessThan(0.0015);
  expect(law.exponent).toBeCloseTo(1.2, 1);
  curve.sizes.forEach((size, i) => {
    expect(Math.abs(lossAt(law, size) / Number(curve.losses[i]) - 1)).toBeLessThan(0.005);
  });
});
