import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { EXERCISE, RIGHT, STUDENT } from '../world';
import type { Command } from './command';
import { gradingTargets } from './course-targets';
import { COMPILER, GRADING } from './processes';

const ANSWERED = /^\d\d:\d\d:\d\d, answered/gm;
const EVERY_POINT = /Every point earned/g;

/** Watches the right submission for two answers: to the start and to a save. */
export const watch: Command = {
  name: 'watch',
  weight: 1,
  starts: { ...GRADING, ...COMPILER },
  begin: (world, folder) => {
    const submission = path.join(folder, 'work');
    cpSync(path.join(world.submissions, RIGHT), submission, { recursive: true });
    const file = path.join(submission, 'exercises', '1-attention', `${EXERCISE}.ts`);
    return {
      args: [STUDENT, 'watch', EXERCISE, '--submission', submission],
      targets: gradingTargets(world),
      output: path.join(folder, 'work'),
      code: 0,
      user: async (child) => {
        const answers = counterOf(child);
        await answers.reach(1);
        appendFileSync(file, '\n');
        await answers.reach(2);
        child.kill('SIGINT'); // Windows ends it at once.
      },
      expectRight: ({ stdout }) => {
        expect(stdout.match(EVERY_POINT)).toHaveLength(2);
      },
      expectNothingWrong: ({ code, stdout }) => {
        expect(stdout).not.toMatch(/\b[0-3]\/4\b/); // Points of right work are never lost.
        const [answers, right] = [ANSWERED, EVERY_POINT].map((each) => stdout.match(each)?.length ?? 0);
        const refused = stdout.match(/Nothing was graded: [^\n]/g)?.length ?? 0;
        if (code === 0) expect((right ?? 0) + refused).toBe(answers);
      },
    };
  },
};

/** An answer takes a second. */
const PATIENCE_MS = 60_000;

/** Counts the answers of a watching command, until it has ended. */
function counterOf(child: ChildProcessWithoutNullStreams): { reach: (count: number) => Promise<void> } {
  let shown = '';
  let hasEnded = false;
  let check = (): void => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    check();
  });
  child.once('exit', () => {
    hasEnded = true;
    check();
  });
  return {
    reach: (count) =>
      new Promise((resolve) => {
        check = () => {
          if (!hasEnded && (shown.match(ANSWERED)?.length ?? 0) < count) return;
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
        check();
      }),
  };
}
