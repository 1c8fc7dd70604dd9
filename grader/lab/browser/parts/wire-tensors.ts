import { floatsFrom } from '../../../sandbox/child/realm/base64';
import type { WireResult } from '../../../sandbox/protocol';
import type { LabTensor } from '../../lab-data';

/** What a function returned, by name: tensors, or what it is instead. */
export type Returned = Readonly<Record<string, LabTensor | string>>;

/** @param name what a single tensor is called */
export function returned(result: WireResult, name: string): Returned {
  const found: Record<string, LabTensor | string> = {};
  const collect = (value: WireResult, path: string): void => {
    if (value.kind === 'tensor') found[path] = shown(value.shape, [...floatsFrom(value.data)]);
    else if (value.kind === 'other')
      found[path] =
        value.numbers === undefined
          ? value.what
          : shown(
              value.numbers.shape,
              value.numbers.data.map((each) => each ?? Number.NaN),
            );
    else if (value.kind === 'list')
      value.items.forEach((item, i) => {
        collect(item, `${path === name ? '' : path}[${String(i)}]`);
      });
    else
      for (const [field, inner] of Object.entries(value.fields))
        collect(inner, path === name ? field : `${path}.${field}`);
  };
  collect(result, name);
  return found;
}

const shown = (shape: readonly number[], data: readonly number[]): LabTensor => ({
  shape,
  data: data.map((value) => (Number.isFinite(value) ? value : (String(value) as 'NaN'))),
});
