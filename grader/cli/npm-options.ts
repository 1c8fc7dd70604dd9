import type { Command } from 'commander';
import { UsageError } from './usage-error';

/** Options with a value that npm or its tools know too: it may be in a user's settings. */
const OF_NPM = ['prefix', 'jobs'];

/**
 * Finds the options that npm took for itself. PowerShell removes the `--` of `npm run grade --
 * --all`, and so does a user who forgets it; npm then passes `--all` on only as an environment
 * variable.
 *
 * @param argv the command line without program and script, the command first
 * @returns the options to add to the command line
 * @throws UsageError for an option with a value, which npm separates from it
 */
export function optionsTakenByNpm(
  { commands }: Pick<Command, 'commands'>,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): string[] {
  const command = commands.find((each) => each.name() === argv[0]);
  if (command === undefined || env['npm_lifecycle_event'] === undefined) return [];
  const taken = command.options.filter(({ long }) => {
    if (long == null || argv.some((each) => each === long || each.startsWith(`${long}=`))) return false;
    const name = long.replace(/^--/, '');
    const value = env[`npm_config_${name.replaceAll('-', '_')}`] ?? '';
    return !OF_NPM.includes(name) && value !== '' && value !== 'false';
  });
  const withValue = taken.find((option) => !option.isBoolean());
  if (withValue !== undefined) {
    throw new UsageError(
      `npm took ${withValue.long ?? ''} for itself; write "--" in quotation marks before the options: npm run ${command.name()} "--" ${withValue.long ?? ''} …`,
    );
  }
  return taken.map(({ long }) => long ?? '');
}
