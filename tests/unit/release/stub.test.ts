import { notStartedMessage, stubOf } from '../../../grader/release/stub';
import { shortcuts } from '../../../grader/sandbox/shortcuts';
import { NOT_STARTED } from '../../../grader/engine/explain-throw';

const solution = `import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

const SECRET = 42;

/** Doc comment. */
export function exported(x: tf.Tensor, { gain }: { gain: tf.Tensor }, epsilon = 1e-5): tf.Tensor {
  // An inner comment.
  return helper(project(x, gain as tf.Tensor2D));
}

function helper(x: tf.Tensor): tf.Tensor {
  return x.mul(SECRET);
}
`;

test('a stub keeps only imports, doc comments and signatures', () => {
  const stub = stubOf(solution, 'x.ts');
  expect(stub).toContain("import { project } from '../given/project';");
  expect(stub).toContain(
    '/** Doc comment. */\nexport function exported(x: tf.Tensor, { gain }: { gain: tf.Tensor }, epsilon = 1e-5): tf.Tensor {',
  );
  expect(stub).not.toMatch(/SECRET|helper|inner comment/);
});

test('a stub starts with the rule on forbidden shortcuts', () => {
  const [rule = ''] = stubOf(solution, 'x.ts').split('import ');
  for (const name of shortcuts) expect(rule).toContain(`tf.${name}`);
  expect(rule).toMatch(/^(\/\/ .*\n)+$/);
});

test('the grader recognizes the error of a stub', () => {
  expect(NOT_STARTED.exec(notStartedMessage('causalMask'))?.[1]).toBe('causalMask');
});
