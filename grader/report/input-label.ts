/**
 * The name of an input for a reader. A source of Gaussian noise has one input for each draw, which
 * results.json numbers from 0; a source of uniform numbers has a list of them.
 */
export function inputLabel(name: string): string {
  const [, source = '', draw = ''] = /^(.+)\.gaussian\[(\d+)\]$/.exec(name) ?? [];
  if (source !== '') return `${source}, draw ${String(Number(draw) + 1)}`;
  return name.replace(/\.uniform$/, ', draws in order');
}
