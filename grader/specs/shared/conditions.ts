import type { Condition } from '../../engine/exercise';
import { dim, type NumericTensor } from '../../oracle/tensor';

export const withMask: Condition<{ readonly mask?: NumericTensor | undefined }> = {
  when: 'with a mask',
  otherwise: 'without a mask',
  holds: ({ mask }) => mask !== undefined,
};

export const severalExamples: Condition<{ readonly x: NumericTensor }> = {
  when: 'with several examples in the batch',
  otherwise: 'with one example',
  holds: ({ x }) => dim(x, 0) > 1,
};

export const severalHeads: Condition<{ readonly numHeads: number }> = {
  when: 'with several heads',
  otherwise: 'with one head',
  holds: ({ numHeads }) => numHeads > 1,
};
