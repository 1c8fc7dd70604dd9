import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';

export interface Input {
  readonly length: number;
}

export const inputs = (maxLength: number): fc.Arbitrary<Input> => fc.record({ length: axis(1, maxLength) });
