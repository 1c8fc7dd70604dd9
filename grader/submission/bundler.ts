import * as esbuild from 'esbuild';
import type { BuildOptions, BuildResult, FormatMessagesOptions, PartialMessage, Plugin } from 'esbuild';
import { TimeAllowance } from './time-allowance';

/** The bundler has not finished in its time: where it must try two readings, a few crafted lines take it for ever. */
export class BundlerTooSlow extends Error {
  override readonly name = 'BundlerTooSlow';
}

/** What one build may take; for the files of a course it takes milliseconds. Silence alone would not do: each of many files is quick enough. */
const BUILD_MS = 5_000;

const CHECK_MS = 250;

/**
 * esbuild's `build`, with an end. What plugins take is their own affair.
 *
 * @param whole what all builds that this one is part of may take together
 * @throws BundlerTooSlow
 */
export async function buildInTime<Options extends BuildOptions>(
  options: esbuild.SameShape<BuildOptions, Options>,
  whole?: TimeAllowance,
): Promise<BuildResult<Options>> {
  const time = new TimeAllowance(BUILD_MS, whole);
  if (time.isTaken()) throw new BundlerTooSlow();
  const timer = setInterval(() => {
    if (time.isTaken()) stopBundler();
  }, CHECK_MS);
  try {
    return await untilAnswered(
      async (lost) => {
        const attempt = new Attempt(time);
        const plugins = (options.plugins ?? []).map((plugin) => attempt.observed(plugin));
        return Promise.race([esbuild.build<Options>({ ...options, plugins }), lost]).finally(() => {
          attempt.end();
        });
      },
      // Those that were stuck beside the one whose time ran out first are not tried again.
      () => time.isTaken(1 / 2),
    );
  } finally {
    clearInterval(timer);
  }
}

/** Starts esbuild's process before it is needed. */
export function warmUpBundler(): void {
  esbuild.transform('').catch(() => undefined); // Reported by the first build.
}

/** esbuild's `formatMessages`. */
export const formatMessages = (
  messages: PartialMessage[],
  options: FormatMessagesOptions,
): Promise<string[]> => untilAnswered(() => esbuild.formatMessages(messages, options), never);

const never = (): boolean => false;

/** What is under way in esbuild's one process, and is lost with it. */
const losers = new Set<() => void>();

/** esbuild can be interrupted only by ending its process; it leaves unanswered what it was asked. */
function stopBundler(): void {
  void esbuild.stop();
  for (const lose of losers) lose();
}

const LOST = Symbol('lost');

/** Asks again when another's request has ended the process. */
async function untilAnswered<T>(
  ask: (lost: Promise<typeof LOST>) => Promise<T | typeof LOST>,
  giveUp: () => boolean,
): Promise<T> {
  for (;;) {
    let lose = (): void => undefined;
    const lost = new Promise<typeof LOST>((resolve) => {
      lose = () => {
        resolve(LOST);
      };
    });
    losers.add(lose);
    const answer = await ask(lost).finally(() => losers.delete(lose));
    if (answer !== LOST) return answer;
    if (giveUp()) throw new BundlerTooSlow();
  }
}

/** Takes the time in which a build waits for none of its plugins. */
class Attempt {
  private answering = 0;
  private isOver = false;

  constructor(private readonly time: TimeAllowance) {
    time.begin();
  }

  end(): void {
    if (this.answering === 0) this.time.end();
    this.isOver = true;
  }

  observed({ name, setup }: Plugin): Plugin {
    const during =
      <Args, Answer>(answer: (args: Args) => Answer | Promise<Answer>) =>
      async (args: Args): Promise<Answer> => {
        this.waits(1);
        try {
          return await answer(args);
        } finally {
          this.waits(-1);
        }
      };
    return {
      name,
      setup: (builder) =>
        setup({
          ...builder,
          onResolve: (filter, answer) => {
            builder.onResolve(filter, during(answer));
          },
          onLoad: (filter, answer) => {
            builder.onLoad(filter, during(answer));
          },
        }),
    };
  }

  /** @param change how many more plugins are answering */
  private waits(change: 1 | -1): void {
    const before = this.answering;
    this.answering += change;
    if (this.isOver) return; // An answer to a process that is gone.
    if (before === 0) this.time.end();
    else if (this.answering === 0) this.time.begin();
  }
}
