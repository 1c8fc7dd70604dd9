import { adamWStep, type AdamWInput, type AdamWSteps } from '../../oracle/adamw';
import { plainNumber, type NumericTensor } from '../../oracle/tensor';

/** What `adamWStep` returns. */
// A type, since an interface is not assignable to a record.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AdamWResult = {
  readonly parameter: NumericTensor;
  readonly state: { readonly step: NumericTensor; readonly m: NumericTensor; readonly v: NumericTensor };
};

/** The result with some steps replaced; the right one if none is. */
export function resultWith(steps: Partial<AdamWSteps>): (args: AdamWInput) => AdamWResult {
  return (args) => {
    const { parameter, state } = adamWStep(args, steps);
    return { parameter, state: { ...state, step: plainNumber(state.step) } };
  };
}

export const right = resultWith({});
