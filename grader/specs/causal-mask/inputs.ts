import * as fc from 'fast-check';
import { axis } from '../../engine/inputs';

export interface Input {
  readonly length: number;
}

export const inputs = (maxLength: number): fc.Arbitrary<Input>[] =>
  [axis(1, 1), axis(2, 2), axis(3, maxLength)].map((length) => fc.record({ length }));
