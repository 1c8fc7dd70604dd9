import * as esbuild from 'esbuild';
import type { BuildOptions, BuildResult, FormatMessagesOptions, PartialMessage, Plugin } from 'esbuild';

/** The bundler has not finished in its time: where it must try two readings, a few crafted lines take it for ever. */
export class BundlerTooSlow extends Error {
  override readonly name = 'BundlerTooSlow';
}

/** How long it may be at work without a question to a plugin; for the files of a course it takes milliseconds. */
const SILENCE_MS = 5_000;

const CHECK_MS = 250;

/**
 * esbuild's `build`, with an end. What plugins take is their own affair.
 *
 * @throws BundlerTooSlow
 */
export async function buildInTime<Options extends BuildOptions>(
  options: esbuild.SameShape<BuildOptions, Options>,
): Promise<BuildResult<Options>> {
  const watch = new Watch();
  const plugins = (options.plugins ?? []).map((plugin) => watch.observed(plugin));
  const timer = setInterval(() => {
    if (watch.silentMs > SILENCE_MS) stopBundler();
  }, CHECK_MS);
  try {
    return await untilAnswered(
      () => {
        watch.begin();
        return esbuild.build<Options>({ ...options, plugins });
      },
      // Those that were stuck beside the one whose time ran out first are not tried again.
      () => watch.silentMs > SILENCE_MS / 2,
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
async function untilAnswered<T>(ask: () => Promise<T>, giveUp: () => boolean): Promise<T> {
  for (;;) {
    let lose = (): void => undefined;
    const lost = new Promise<typeof LOST>((resolve) => {
      lose = () => {
        resolve(LOST);
      };
    });
    losers.add(lose);
    const answer = await Promise.race([ask(), lost]).finally(() => losers.delete(lose));
    if (answer !== LOST) return answer;
    if (giveUp()) throw new BundlerTooSlow();
  }
}

/** Tells how long a build has not asked its plugins anything, nor waited for one. */
class Watch {
  private lastSign = 0;
  private answering = 0;

  get silentMs(): number {
    return this.answering > 0 ? 0 : performance.now() - this.lastSign;
  }

  begin(): void {
    this.lastSign = performance.now();
  }

  observed({ name, setup }: Plugin): Plugin {
    const during =
      <Args, Answer>(answer: (args: Args) => Answer | Promise<Answer>) =>
      async (args: Args): Promise<Answer> => {
        this.answering += 1;
        try {
          return await answer(args);
        } finally {
          this.answering -= 1;
          this.lastSign = performance.now();
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
}
