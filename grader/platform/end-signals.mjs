// @ts-check
/**
 * Signals that end a command. Plain JavaScript, since scripts/run.mjs uses it before there is a
 * bundle.
 */
import os from 'node:os';
import process from 'node:process';

/**
 * Ctrl-C, `kill`, a closed terminal or lost connection, Ctrl-\, and Ctrl-Break on Windows. A system
 * without one of them never sends it.
 *
 * @type {readonly NodeJS.Signals[]}
 */
export const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK'];

/**
 * Exits when this process is asked to end, so that its exit handlers run: they end its processes
 * and remove its temporary files. A command that stops only on a signal has set its exit code.
 */
export function exitWhenAsked() {
  for (const signal of END_SIGNALS)
    process.once(signal, () => process.exit(process.exitCode ?? 128 + os.constants.signals[signal]));
}
