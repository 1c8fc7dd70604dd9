import type { Edits, MistakesByFunction } from '../edits';

const out = `const turned = points.matMul(rotations, false, true);
  return turned.add(positions.expandDims(1)) as tf.Tensor3D;`;
const back = `const centred = points.sub(positions.expandDims(1));
  return centred.matMul(rotations) as tf.Tensor3D;`;
const scale = '.div(Math.sqrt(d))';
const keys = 'const keys = toGlobal(points.keys, frames);';
const between = 'const between = queries.expandDims(1).sub(keys.expandDims(0));';
const distances = 'between.square().sum([2, 3])';
const logits = 'scores.sub(distances.mul(gamma))';
const weights = `tf.softmax(${logits}) as tf.Tensor2D`;
const values = 'const values = toGlobal(points.values, frames);';
const [n, numValues] = ['const [n, numValues] = values.shape;', 'numValues'];
const averaged = `weights.matMul(values.reshape([n, ${numValues} * 3])).reshape([n, ${numValues}, 3])`;
const features = 'weights.matMul(features.values)';

const position = 'positions.expandDims(1)';
const goesOut = (expression: string): Edits => [[out, `return ${expression} as tf.Tensor3D;`]];
const comesBack = (expression: string): Edits => [[back, `return ${expression} as tf.Tensor3D;`]];
const distancesAre = (expression: string): Edits => [[distances, expression]];
const logitsAre = (expression: string): Edits => [[logits, expression]];
const weightsAre = (expression: string): Edits => [[weights, `${expression} as tf.Tensor2D`]];
const unused = 'void [rotations, positions];\n  ';

/** Points `[n, P, 3]` of each j in the frame of each i: `[n, n, P, 3]`. */
const inFrameOfOther = (points: string): string =>
  `tf.stack([...Array(features.queries.shape[0]).keys()].map((i) =>
      toGlobal(${points}, {
        rotations: frames.rotations.slice([i], [1]).tile([features.queries.shape[0], 1, 1]),
        positions: frames.positions.slice([i], [1]).tile([features.queries.shape[0], 1]),
      }),
    ))`;

const pulled = 'weights.matMul(positions)';
const own = 'weights.sum(1, true).mul(positions)';
const change = 'pulled.sub(own)';
const differences = 'positions.expandDims(0).sub(positions.expandDims(1))';

const ownIs = (expression: string): Edits => [[own, expression]];
const changeIs = (expression: string): Edits => [[change, expression]];

export const mistakes: MistakesByFunction = {
  invariantPointAttention: {
    'rotation-transposed': goesOut(`points.matMul(rotations).add(${position})`),
    'not-rotated': goesOut(`points.add(${position}).add(rotations.sum().mul(0))`),
    'not-moved': goesOut('points.matMul(rotations, false, true).add(positions.sum().mul(0))'),
    'moved-before-rotated': goesOut(`points.add(${position}).matMul(rotations, false, true)`),
    'local-points-compared': [[out, `${unused}return points;`]],
    'frames-unused': [
      [out, `${unused}return points;`],
      [back, `${unused}return points;`],
    ],
    'keys-in-frame-of-query': [
      [keys, `const keys = ${inFrameOfOther('points.keys')};`],
      [between, 'const between = queries.expandDims(1).sub(keys);'],
    ],
    'values-in-frame-of-query': [
      [values, `const values = ${inFrameOfOther('points.values')};`],
      [n, 'const [n, , numValues] = values.shape as number[];'],
      [
        averaged,
        `tf.matMul(weights.expandDims(1), values.reshape([n as number, n as number, -1]))
      .reshape([n as number, numValues as number, 3])`,
      ],
    ],
    'values-left-local': [[values, 'const values = points.values;']],
    'not-taken-back': [[back, `${unused}return points;`]],
    'turned-again': comesBack(`points.sub(${position}).matMul(rotations, false, true)`),
    'only-turned-back': comesBack('points.matMul(rotations).add(positions.sum().mul(0))'),
    'only-moved-back': comesBack(`points.sub(${position}).add(rotations.sum().mul(0))`),
    'turned-back-first': comesBack(`points.matMul(rotations).sub(${position})`),
    'taken-there-again': comesBack(`points.matMul(rotations, false, true).add(${position})`),
    'distances-not-squared': distancesAre('between.square().sum(3).sqrt().sum(2)'),
    'distance-of-all-points': distancesAre(`${distances}.sqrt()`),
    'mean-over-points': distancesAre('between.square().sum(3).mean(2)'),
    'mean-over-coordinates': distancesAre('between.square().mean([2, 3])'),
    'first-point-only': distancesAre('between.slice([0, 0, 0, 0], [-1, -1, 1, -1]).square().sum([2, 3])'),
    'residues-compared': [
      [
        between,
        `const unused = queries.sum().add(keys.sum()).mul(0);
    const { positions } = frames;
    const between = positions.expandDims(1).sub(positions.expandDims(0)).add(unused);`,
      ],
      [distances, 'between.square().sum(2)'],
    ],
    'gamma-halved': logitsAre('scores.sub(distances.mul(gamma / 2))'),
    'gamma-missing': logitsAre('scores.sub(distances.add(gamma * 0))'),
    'distances-added': logitsAre('scores.add(distances.mul(gamma))'),
    'distances-ignored': logitsAre('scores.add(distances.mul(gamma * 0))'),
    'features-ignored': logitsAre('scores.mul(0).sub(distances.mul(gamma))'),
    'not-scaled': [[scale, '.div(d / d)']],
    'scaled-by-d': [[scale, '.div(d)']],
    'scaled-by-residues': [[scale, '.div(Math.sqrt(features.queries.shape[d * 0] as number))']],
    'scaled-by-values': [[scale, '.div(Math.sqrt(features.values.shape[d * 0 + 1] as number))']],
    'distances-scaled': logitsAre('scores.sub(distances.mul(gamma / Math.sqrt(d)))'),
    'softmax-over-queries': weightsAre(`tf.softmax(${logits}.transpose()).transpose()`),
    'softmax-over-everything': weightsAre(`tf.softmax(${logits}.flatten()).reshape(scores.shape)`),
    'itself-excluded': weightsAre(
      `tf.softmax(scores.shape[0] === 1 ? ${logits} : ${logits}.sub(tf.eye(scores.shape[0] as number).mul(1e9)))`,
    ),
    'weights-transposed': [
      [averaged, averaged.replace('weights', 'weights.transpose()')],
      [features, features.replace('weights', 'weights.transpose()')],
    ],
  },
  coordinateUpdate: {
    away: changeIs('own.sub(pulled)'),
    'own-position-forgotten': ownIs('positions.mul(0)'),
    'new-positions': changeIs(`${change}.add(positions)`),
    'rows-taken-as-one': ownIs('positions'),
    'own-position-n-times': ownIs('positions.mul(positions.shape[0])'),
    'columns-summed': ownIs('weights.sum(0).expandDims(1).mul(positions)'),
    'weights-transposed': [
      [pulled, 'weights.transpose().matMul(positions)'],
      [own, 'weights.transpose().sum(1, true).mul(positions)'],
    ],
    averaged: changeIs(`${change}.div(positions.shape[0])`),
    'weights-normalised': changeIs(`${change}.div(weights.sum(1, true))`),
    'unit-directions': changeIs(
      `pulled.mul(0).add(own.mul(0)).add(
        tf.divNoNan(${differences}, ${differences}.norm('euclidean', 2, true))
          .mul(weights.expandDims(2)).sum(1))`,
    ),
    unweighted: [
      [pulled, 'tf.onesLike(weights).matMul(positions)'],
      [own, 'tf.onesLike(weights).sum(1, true).mul(positions)'],
    ],
  },
};
