/** tfjs as students import it, with all backends that a browser may have. */
export * from '@tensorflow/tfjs';
