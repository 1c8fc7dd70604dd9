import { formatShape } from '../engine/format';
import type { ShownInput } from './feedback';
import { sideBySide, tensorBlock, type Titled } from './matrices';
import { printable } from '../platform/printable';

/** A counterexample in lines under its title: the inputs side by side, then what was expected beside what came back. */
export function counterexampleLines({ title, inputs, comparisons }: ShownInput, width: number): string[] {
  const shown = inputs.map(({ name, value }): Titled => {
    if (typeof value !== 'object') return { title: name, lines: [String(value)] };
    return tensorBlock(name, value);
  });
  const lines = shown.length === 0 ? [] : [title, ...sideBySide(shown, width)];
  for (const { name, expected, received } of comparisons) {
    const shape = expected.shape.length === 0 ? '' : ` ${formatShape(expected.shape)}`;
    const blocks = [
      { ...tensorBlock('expected', expected), title: 'expected' },
      { ...tensorBlock('yours', received), title: 'yours' },
    ];
    lines.push('', `${name}${shape}:`, ...sideBySide(blocks, width));
  }
  return lines.map(printable);
}
