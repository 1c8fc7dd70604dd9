import type { Kernel } from './on-copies';

/**
 * Sums the rows of `x` that have the same id, as for the gradient of `tf.gather`: row i of the
 * result is the sum of the rows of `x` whose id is i. Ids out of range are ignored. The cpu
 * backend's kernel goes through all of `x` once for each id.
 */
export const unsortedSegmentSum: Kernel = ({ inputs: { x, segmentIds }, attrs = {}, backend }) => {
  const segments = attrs['numSegments'];
  if (x?.dtype !== 'float32' || segmentIds?.dtype !== 'int32' || typeof segments !== 'number')
    return undefined;
  const [count = 0, ...rowShape] = x.shape;
  if (segmentIds.shape.length !== 1 || segmentIds.shape[0] !== count) return undefined;
  const length = rowShape.reduce((product, each) => product * each, 1);
  const rows = backend.readSync(x.dataId) as Float32Array;
  const ids = backend.readSync(segmentIds.dataId) as Int32Array;
  const sums = new Float64Array(segments * length);
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? -1;
    if (id < 0 || id >= segments) continue;
    for (let j = 0; j < length; j++) {
      const at = id * length + j;
      sums[at] = (sums[at] ?? 0) + (rows[i * length + j] ?? 0);
    }
  }
  const shape = [segments, ...rowShape];
  return { dataId: backend.write(new Float32Array(sums), shape, 'float32'), shape, dtype: 'float32' };
};
