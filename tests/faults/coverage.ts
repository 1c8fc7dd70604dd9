import { commands } from './commands';
import { drawFaults } from './drawn-faults';
import { kinds } from './kinds';

/** How many faults `npm test` injects, and the seed that they are drawn from. */
export const USUAL = { count: 200, seed: 1 } as const;

/** Rows of a table: how often each kind of fault hits each command. */
export function coverage(count: number, seed: number): readonly (readonly string[])[] {
  const faults = drawFaults(count, seed);
  const hits = (command: string, kind: string): number =>
    faults.filter((fault) => fault.command.name === command && fault.kind.name === kind).length;
  return commands.map(({ name }) => [`\`${name}\``, ...kinds.map((kind) => String(hits(name, kind.name)))]);
}

/** The same as Markdown, without padding. */
export const coverageTable = (): string =>
  [
    ['command', ...kinds.map(({ name }) => name)],
    ['---', ...kinds.map(() => '---:')],
    ...coverage(USUAL.count, USUAL.seed),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
