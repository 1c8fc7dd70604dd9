import { setTimeout as wait } from 'node:timers/promises';
import * as esbuild from 'esbuild';
import type { BuildOptions, BuildResult, FormatMessagesOptions, PartialMessage, Plugin } from 'esbuild';
import { isBuildingOwn } from '../platform/own-builds.mjs';
import { TimeAllowance } from './time-allowance';

/**
 * The bundler exceeded its time limit. Its parser backtracks where syntax is ambiguous, so a few
 * crafted lines can take forever.
 */
export class BundlerTooSlow extends Error {
  override readonly name = 'BundlerTooSlow';
}

/**
 * Limit for one build; real course files take milliseconds. An idle timeout is not enough: many
 * files can each be fast and still add up.
 */
const BUILD_MS = 5_000;

/** An antivirus program may check esbuild for seconds before it starts. */
const START_MS = 60_000;

const CHECK_MS = 250;

/**
 * esbuild's `build` with a time limit. Starting its process and time in plugins do not count.
 *
 * @param whole an allowance shared with other builds
 * @throws BundlerTooSlow
 */
export async function buildInTime<Options extends BuildOptions>(
  options: esbuild.SameShape<BuildOptions, Options>,
  whole?: TimeAllowance,
): Promise<BuildResult<Options>> {
  const time = new TimeAllowance(BUILD_MS, whole);
  if (time.isTaken()) throw new BundlerTooSlow();
  const timer = setInterval(() => {
    if (time.isTaken() && !isBuildingOwn()) stopBundler();
  }, CHECK_MS);
  try {
    return await untilAnswered(
      async (lost) => {
        if ((await Promise.race([started(), lost])) === LOST) return LOST;
        const attempt = new Attempt(time);
        const plugins = (options.plugins ?? []).map((plugin) => attempt.observed(plugin));
        return Promise.race([esbuild.build<Options>({ ...options, plugins }), lost]).finally(() => {
          attempt.end();
        });
      },
      // Do not retry builds that were probably stuck too when another one hit its limit first.
      () => time.isTaken(1 / 2),
    );
  } finally {
    clearInterval(timer);
  }
}

/** Starts esbuild's process before it is needed. */
export function warmUpBundler(): void {
  void started();
}

let starting: Promise<unknown> | undefined;

/** Resolves when esbuild's process answers. If it never does, the next build says so. */
const started = (): Promise<unknown> =>
  (starting ??= Promise.race([esbuild.transform(''), wait(START_MS, undefined, { ref: false })]).catch(
    () => undefined,
  ));

/** esbuild's `formatMessages`. */
export const formatMessages = (
  messages: PartialMessage[],
  options: FormatMessagesOptions,
): Promise<string[]> =>
  untilAnswered((lost) => Promise.race([esbuild.formatMessages(messages, options), lost]), never);

const never = (): boolean => false;

/** One callback per request in progress; esbuild has a single process, and all are lost with it. */
const losers = new Set<() => void>();

/** The only way to interrupt esbuild is to end its process, which never answers open requests. */
function stopBundler(): void {
  starting = undefined;
  void esbuild.stop();
  for (const lose of losers) lose();
}

const LOST = Symbol('lost');

/** A system without memory kills processes; if it goes on, there is no verdict. */
const MOST_DEATHS = 3;

/** How often the process has been replaced because it had died. */
let deaths = 0;

/** What esbuild says of a request when its process has ended. A failed build has `errors`. */
const isDeath = (failure: unknown): boolean =>
  failure instanceof Error &&
  !('errors' in failure) &&
  /^The service (was stopped|is no longer running)/.test(failure.message);

/**
 * Repeats a request that was lost because another one ended the process, or because the process
 * died, after which esbuild would refuse every request.
 */
async function untilAnswered<T>(
  ask: (lost: Promise<typeof LOST>) => Promise<T | typeof LOST>,
  giveUp: () => boolean,
): Promise<T> {
  for (let left = MOST_DEATHS; ;) {
    let lose = (): void => undefined;
    const before = deaths;
    const lost = new Promise<typeof LOST>((resolve) => {
      lose = () => {
        resolve(LOST);
      };
    });
    losers.add(lose);
    const answer = await ask(lost)
      .catch((failure: unknown): typeof LOST => {
        if (!isDeath(failure) || --left < 0) throw failure;
        // Only the first request that notices it replaces the process.
        if (before === deaths) {
          deaths += 1;
          stopBundler();
        }
        return LOST;
      })
      .finally(() => losers.delete(lose));
    if (answer !== LOST) return answer;
    if (giveUp()) throw new BundlerTooSlow();
  }
}

/** Charges the time during which a build is not waiting for a plugin. */
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
    if (this.isOver) return; // The plugin answers a process that has ended.
    if (before === 0) this.time.end();
    else if (this.answering === 0) this.time.begin();
  }
}
