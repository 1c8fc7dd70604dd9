import type { GradingContext } from '../engine/context';
import type { FixtureCase } from '../engine/fixtures';
import type { LocatedReply, ExerciseRequest } from '../sandbox/session';
import type { Check, ExerciseDefinition, Finding } from '../engine/exercise';
import { CheckFailure } from '../engine/failure';
import { listOfNames } from '../engine/format';
import { importFailed, importThrew } from '../results/import-problem';
import type { CheckResult, ExerciseResult } from '../results/results';
import { readFirst } from './read-first';
import { showCounterexample } from './shown-counterexample';
import { isSandboxFailure } from '../sandbox/failure';
import type { Seed } from '../oracle/random';

const EXPORT_HINT = 'Keep the names that the stub exports; you may export others too.';

/** How many checks of an exercise run at once. */
const AT_A_TIME = 3;

/** What judging needs: the seed of the inputs, access to the sandbox, and the fixtures. */
export interface JudgingContext {
  readonly seed: Seed;
  readonly load: (exercise: string) => Promise<LocatedReply>;
  readonly request: (exercise: string, body: ExerciseRequest, wanted: () => boolean) => Promise<LocatedReply>;
  readonly fixtures: (exercise: string) => readonly FixtureCase[];
  /** Whether to look for the smallest input that fails; true if absent. */
  readonly shrinks?: boolean;
}

/** The verdict on one exercise. */
export interface JudgedExercise {
  /** In order; without those that are still to be run. */
  readonly checks: readonly CheckResult[];
  /** The id of the failed check to read first; absent if none failed. */
  readonly readFirst?: string;
  /** The titles of those that are still to be run; absent if there are none. */
  readonly running?: readonly string[];
  readonly error: string | null;
  readonly diagnoses: ExerciseResult['diagnoses'];
  readonly circumstances: ExerciseResult['circumstances'];
  readonly advice: readonly string[];
  readonly duration: number;
}

const isQuick = ({ seconds }: Check): boolean => seconds === undefined;

const NOT_RUN =
  'This check takes several seconds, so it runs only when the quick checks of the exercise pass.';

/** Loads an exercise, runs its checks and diagnoses its mistakes. */
export async function judgeExercise(
  definition: ExerciseDefinition,
  context: JudgingContext,
): Promise<JudgedExercise> {
  const judge = new ExerciseJudge(definition, context);
  await judge.load();
  await judge.finishQuick();
  return judge.finish();
}

/** Runs the checks of one exercise, then looks for the mistakes behind those that fail. */
export class ExerciseJudge {
  private readonly advice = new Set<string>();
  /** The functions that left no tensor behind in at least one call. */
  private readonly tidy = new Set<string>();
  private readonly results = new Map<Check, Promise<CheckResult>>();
  private readonly findings = new Map<string, Promise<Finding | undefined>>();
  private started = performance.now();
  /** When the quick checks had finished. */
  private paused: number | undefined;
  private readonly context: GradingContext;
  private loadProblem: string | undefined;
  private exportTypes: Readonly<Record<string, string>> = {};

  constructor(
    private readonly definition: ExerciseDefinition,
    { seed, load, request, fixtures, shrinks = true }: JudgingContext,
  ) {
    const { id, functions } = definition;
    this.context = {
      exercise: id,
      exports: functions.map(({ name }) => name),
      seed,
      shrinks,
      load: () => load(id),
      request: async (body, wanted) => {
        const answer = await request(id, body, wanted);
        if (answer.reply.kind === 'returned' && answer.reply.leaked === 0) this.tidy.add(body.function);
        return answer;
      },
      fixtures: () => fixtures(id),
      advise: (advice) => this.advice.add(advice),
    };
  }

  /** Imports the exercise's file. If that fails, every check fails with the reason. */
  async load(): Promise<void> {
    this.started = performance.now();
    try {
      const { reply, location } = await this.context.load();
      if (reply.kind === 'loaded') this.exportTypes = reply.exports;
      if (reply.kind === 'threw') {
        const where = location === undefined ? '' : ` (${location.file}, line ${String(location.line)})`;
        this.loadProblem = importThrew(where, reply.message);
      }
    } catch (failure) {
      if (!isSandboxFailure(failure)) throw failure;
      this.loadProblem = importFailed(failure.message);
    }
  }

  /** Starts checks, in order, a few at a time: the judge prepares one while another runs. */
  private start(checks: readonly Check[]): void {
    const finished: Promise<unknown>[] = [];
    checks.forEach((check, i) => {
      const turn = finished[i - AT_A_TIME] ?? Promise.resolve();
      const result = turn.then(() => this.resultOf(check));
      this.results.set(check, result);
      finished.push(result.catch(() => undefined));
    });
  }

  /** Runs one check, once. */
  run(check: Check): Promise<CheckResult> {
    const known = this.results.get(check);
    if (known !== undefined) return known;
    const result = this.resultOf(check);
    this.results.set(check, result);
    return result;
  }

  /** Whether every check has finished or is running. */
  get isComplete(): boolean {
    return this.results.size === this.definition.checks.length;
  }

  /**
   * Runs the checks that have no time of their own, and returns their results with the mistakes
   * behind them. If others remain, other exercises may be judged before `finish`.
   */
  async finishQuick(): Promise<JudgedExercise> {
    const quick = this.definition.checks.filter((check) => isQuick(check) || this.loadProblem !== undefined);
    this.start(quick);
    const judged = await this.judged(quick);
    this.paused = performance.now();
    return judged;
  }

  /** Runs the remaining checks, and returns all results with the mistakes behind them. */
  finish(): Promise<JudgedExercise> {
    const now = performance.now();
    this.started += now - (this.paused ?? now);
    this.paused = undefined;
    return this.judged(this.definition.checks);
  }

  private async judged(checks: readonly Check[]): Promise<JudgedExercise> {
    const results: CheckResult[] = [];
    for (const check of checks) results.push(await this.run(check));
    const findings = this.loadProblem === undefined ? await this.diagnose(results) : [];
    const diagnoses = findings.flatMap(({ name, finding }) =>
      'diagnosis' in finding ? [{ function: name, ...finding.diagnosis }] : [],
    );
    const running = this.definition.checks.filter((check) => !checks.includes(check));
    const named = new Map(diagnoses.map((diagnosis) => [diagnosis.function, diagnosis.misconception]));
    const circumstances = findings.flatMap(({ name, finding }) => {
      if ('diagnosis' in finding) return [];
      const { circumstances: sentence, ...hint } = finding;
      return [{ function: name, sentence, ...hint }];
    });
    const first = readFirst({ id: this.definition.id, checks: results, diagnoses, circumstances });
    return {
      checks: results.map((result) => ({
        ...result,
        misconception: result.status === 'failed' ? (named.get(result.function) ?? null) : null,
      })),
      ...(first !== undefined && { readFirst: first }),
      ...(running.length > 0 && { running: running.map(({ title }) => title) }),
      error: this.loadProblem ?? null,
      diagnoses,
      circumstances,
      advice: results.every(({ status }) => status === 'passed') ? this.lastingAdvice() : [],
      duration: performance.now() - this.started,
    };
  }

  /**
   * Leaves out advice on functions that leave tensors behind in some calls only: they may keep
   * tensors for the next call on purpose, which `tf.tidy` would dispose of. Advice begins with the
   * name of its function.
   */
  private lastingAdvice(): string[] {
    return [...this.advice].filter((advice) => !this.tidy.has(advice.split(' ', 1)[0] ?? ''));
  }

  private async resultOf(check: Check): Promise<CheckResult> {
    const { id, title, kind, hint, points: maxPoints } = check;
    const base = { id, title, kind, hint, maxPoints, function: check.function, misconception: null };
    const lost = (status: CheckResult['status'], message: string): CheckResult => ({
      ...base,
      status,
      points: 0,
      message,
      counterexample: null,
    });
    if (this.loadProblem !== undefined) return lost('failed', this.loadProblem);
    const exported = this.exportTypes[check.function];
    if (exported !== 'function') {
      return { ...lost('failed', this.missingExport(check.function, exported)), hint: EXPORT_HINT };
    }
    if (!isQuick(check)) {
      const quick = await this.quickResults();
      const notStarted = quick.find(
        (each) => each.status === 'not-started' && each.function === check.function,
      );
      if (notStarted !== undefined) return lost('not-started', notStarted.message);
      if (quick.some(({ status }) => status !== 'passed'))
        return { ...lost('failed', NOT_RUN), hint: 'First fix what the other checks found.' };
    }
    try {
      await check.run(this.context);
      return { ...base, status: 'passed', points: maxPoints, message: '', counterexample: null };
    } catch (failure) {
      if (!(failure instanceof CheckFailure)) throw failure;
      const counterexample =
        failure.counterexample === undefined ? null : showCounterexample(failure.counterexample);
      return {
        ...lost(failure.status, failure.message),
        hint: failure.hint ?? hint,
        counterexample,
      };
    }
  }

  /** The results of the checks without time of their own; runs those that have not been run. */
  private async quickResults(): Promise<CheckResult[]> {
    const results: CheckResult[] = [];
    for (const check of this.definition.checks.filter(isQuick)) results.push(await this.run(check));
    return results;
  }

  private missingExport(name: string, type: string | undefined): string {
    if (type === 'undefined') {
      return `${name} is exported but undefined: it is never assigned, or assigned too late because files import each other.`;
    }
    if (type !== undefined) return `${name} is exported, but its type is ${type}; it must be a function.`;
    const others = Object.keys(this.exportTypes);
    const found = others.length === 0 ? 'it exports nothing' : `it exports ${listOfNames(others)}`;
    return `The file does not export a function ${name}; ${found}.`;
  }

  private async diagnose(results: readonly CheckResult[]): Promise<NamedFinding[]> {
    const findings: NamedFinding[] = [];
    for (const graded of this.definition.functions) {
      const own = results.filter((result) => result.function === graded.name);
      // A diagnosis explains wrong numbers; a missing gradient is not one.
      if (!own.some(({ status, kind }) => status === 'failed' && kind !== 'gradient')) continue;
      const known = this.findings.get(graded.name) ?? graded.diagnose(this.context);
      this.findings.set(graded.name, known);
      const finding = await known;
      if (finding !== undefined) findings.push({ name: graded.name, finding });
    }
    return this.withoutConsequences(results, findings);
  }

  /**
   * Drops findings about functions that call a wrong function, unless they found the same mistake:
   * they would send the student to the wrong lines.
   */
  private withoutConsequences(
    results: readonly CheckResult[],
    findings: readonly NamedFinding[],
  ): NamedFinding[] {
    const hasWrongNumbers = (name: string): boolean =>
      results.some(
        ({ function: of, status, kind }) =>
          of === name && status !== 'passed' && (kind === 'oracle' || kind === 'fixture'),
      );
    const mistakeIn = (name: string): string | undefined => {
      const finding = findings.find((each) => each.name === name)?.finding;
      return finding !== undefined && 'diagnosis' in finding ? finding.diagnosis.misconception : undefined;
    };
    return findings.filter(({ name, finding }) => {
      const uses = this.definition.functions.find((graded) => graded.name === name)?.uses ?? [];
      const own = 'diagnosis' in finding ? finding.diagnosis.misconception : undefined;
      return uses.every((used) => !hasWrongNumbers(used) || (own !== undefined && mistakeIn(used) === own));
    });
  }
}

interface NamedFinding {
  readonly name: string;
  readonly finding: Finding;
}
