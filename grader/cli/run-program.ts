import { Command, CommanderError } from 'commander';
import { endChildren, watchChildren } from '../platform/own-children';
import { fullDisk } from '../platform/full-disk';
import { Refusal } from '../platform/refusal';
import { optionsTakenByNpm } from './npm-options';

/** A program whose commands are npm scripts. Only {@link runProgram} reports its errors. */
export const newProgram = (): Command =>
  new Command('npm run').exitOverride().configureOutput({ outputError: () => undefined });

/**
 * Runs the requested command. An error becomes one line on stderr and exit code 2.
 *
 * @param undone what did not happen if a command refuses, by its name; default “Nothing was graded”
 */
export async function runProgram(
  program: Command,
  undone: Readonly<Record<string, string>> = {},
): Promise<void> {
  reportLostOutput();
  watchChildren();
  try {
    process.argv.push(...optionsTakenByNpm(program, process.argv.slice(2), process.env));
    await program.parseAsync();
  } catch (failure) {
    const command = program.commands.find((each) => each.name() === process.argv[2])?.name();
    report(failure, command, undone);
  }
  // The command ends last: who waits for it may remove the files that its processes use.
  await endChildren();
  // Flush the output, then exit without waiting for anything else.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

/**
 * A reader that has ended, as in `npm run grade | head`, is no error: the command does its work to
 * the end. If the output is lost for another reason, for example on a full disk, one line says so.
 */
function reportLostOutput(): void {
  let isReported = false;
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || isReported) return;
    isReported = true;
    console.error(`The output could not be written: ${message}`);
    process.once('exit', () => (process.exitCode = 2));
  });
  process.stderr.on('error', () => undefined); // There is nowhere left to report it.
}

function report(
  failure: unknown,
  command: string | undefined,
  undone: Readonly<Record<string, string>>,
): void {
  if (failure instanceof CommanderError) {
    const help = `npm run ${command ?? 'grade'} -- --help`;
    if (failure.exitCode !== 0)
      refuse(`${withoutSeed(failure.message.replace(/^error: |\.$/g, '')).trim()}; see ${help}`);
    return;
  }
  const refusal = failure instanceof Refusal ? failure : fullDisk(failure);
  if (refusal !== undefined) {
    const end = refusal.message.endsWith('?') ? '' : '.';
    refuse(`${refusal.undone ?? undone[command ?? ''] ?? 'Nothing was graded'}: ${refusal.message}${end}`);
    return;
  }
  refuse(
    `The grader failed, which is not your fault: ${failure instanceof Error ? failure.message : String(failure)}`,
  );
  if (process.env['DEBUG'] !== undefined) console.error(failure);
}

/** A seed is private, and logs are not. */
const withoutSeed = (message: string): string =>
  message.replace(
    /^(option '--seed <seed>') (?:argument|value) '.*?'((?: from env '\w+')? is invalid)/s,
    '$1$2',
  );

/** Messages of packages and systems can have several lines. */
function refuse(message: string): void {
  console.error(message.replace(/\s*\n\s*/g, ' '));
  process.exitCode = 2;
}
