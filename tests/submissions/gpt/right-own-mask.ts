// expect: all points
import * as tf from '@tensorflow/tfjs';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { GptParams } from '../given/types';

const embed = (t: tf.Tensor2D, { tokenEmbedding: e, positionEmbedding: p }: GptParams): tf.Tensor3D => {
  const steps = [...Array(t.shape[1]).keys()];
  return tf.add(tf.gather(e, t), tf.gather(p, steps));
};

export function gpt(t: tf.Tensor2D, params: GptParams, heads: number): tf.Tensor3D {
  const n = t.shape[1];
  const rows: number[][] = [];
  for (let i = 0; i < n; i++) rows.push(Array.from({ length: n }, (_, j) => (j <= i ? 1 : 0)));
  const mask = tf.tensor2d(rows, [n, n], 'bool');
  let x = embed(t, params);
  for (const b of params.blocks) x = transformerBlock(x, b, heads, mask);
  return project(x, params.unembedding);
}
