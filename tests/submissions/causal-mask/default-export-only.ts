// expect: mistake Line 3: `export default` hides the name that the grader looks for.
import * as tf from '@tensorflow/tfjs';
export default function causalMask(length: number) {
  return tf.linalg.bandPart(tf.ones([length, length]), -1, 0).cast('bool');
}
