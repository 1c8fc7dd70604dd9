import { Command, CommanderError } from 'commander';
import { Refusal } from '../platform/refusal';

/** A program whose commands are npm scripts, and whose mistakes are told by {@link runProgram} alone. */
export const newProgram = (): Command =>
  new Command('npm run').exitOverride().configureOutput({ outputError: () => undefined });

/**
 * Runs the command that was asked for. What went wrong becomes one line on stderr, and exit code 2.
 *
 * @param undone what did not happen when a command refuses, by its name; “Nothing was graded” for the others
 */
export async function runProgram(
  program: Command,
  undone: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Ending by exit, not by the signal, lets the grading take its sandbox along. Windows knows SIGINT alone. A command that is
  // ended in no other way has set its exit code.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(process.exitCode ?? 130));
  try {
    await program.parseAsync();
  } catch (failure) {
    const command = program.commands.find((each) => each.name() === process.argv[2])?.name();
    tell(failure, command, undone);
  }
  // What was said is written out; then to take the process apart piece by piece has no use.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

function tell(failure: unknown, command: string | undefined, undone: Readonly<Record<string, string>>): void {
  if (failure instanceof CommanderError) {
    const help = `npm run ${command ?? 'grade'} -- --help`;
    if (failure.exitCode !== 0) refuse(`${failure.message.replace(/^error: /, '')}; see ${help}`);
  } else if (failure instanceof Refusal) {
    refuse(`${failure.undone ?? undone[command ?? ''] ?? 'Nothing was graded'}: ${failure.message}.`);
  } else {
    refuse(
      `The grader failed, which is not your fault: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
    if (process.env['DEBUG'] !== undefined) console.error(failure);
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
