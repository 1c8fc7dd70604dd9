import { formatShape } from '../engine/format';
import { RELATED_TITLE, type ShownInput } from './feedback';
import { inputLabel } from './input-label';
import type { ShownCall } from '../results/results';
import { sideBySide, tensorBlock, type Titled } from './matrices';
import { printable } from '../platform/printable';

/**
 * Renders a counterexample as lines under its title: the call that failed, then the call that it
 * was compared with.
 */
export function counterexampleLines({ title, related, ...call }: ShownInput, width: number): string[] {
  const lines = callLines(title, call, width);
  if (related !== null) lines.push('', ...callLines(RELATED_TITLE, related, width));
  return lines.map(printable);
}

/** The inputs side by side, then expected and received numbers side by side. */
function callLines(title: string, { inputs, comparisons }: ShownCall, width: number): string[] {
  const shown = inputs.map(({ name, value }): Titled => {
    const label = inputLabel(name);
    if (typeof value !== 'object') return { title: label, lines: [String(value)] };
    return tensorBlock(label, value, width);
  });
  const lines = shown.length === 0 ? [] : [title, ...sideBySide(shown, width)];
  for (const { name, expected, received } of comparisons) {
    const shape = expected.shape.length === 0 ? '' : ` ${formatShape(expected.shape)}`;
    const blocks = [
      { ...tensorBlock('expected', expected, width), title: 'expected' },
      { ...tensorBlock('yours', received, width), title: 'yours' },
    ];
    lines.push('', `${name}${shape}:`, ...sideBySide(blocks, width));
  }
  return lines;
}
