import { spawn, spawnSync } from 'node:child_process';

/** Lets a command line use only so many cores, where the system has `taskset`. */
export const onCores = (cores: number, command: readonly string[]): readonly string[] =>
  hasTaskset() ? ['taskset', '--cpu-list', `0-${String(cores - 1)}`, ...command] : command;

let answer: boolean | undefined;

function hasTaskset(): boolean {
  answer ??= process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;
  return answer;
}

/** Keeps cores busy. @returns ends that */
export function busyLoops(cores: number): () => void {
  const loops = Array.from({ length: cores }, () => {
    const [program = '', ...args] = onCores(cores, [process.execPath, '--eval', 'for (;;);']);
    return spawn(program, args, { stdio: 'ignore' });
  });
  const end = (): void => {
    for (const loop of loops) loop.kill('SIGKILL');
  };
  process.once('exit', end);
  return () => {
    process.removeListener('exit', end);
    end();
  };
}
