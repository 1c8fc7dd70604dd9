/**
 * Stryker runs this for each mutant: grades the mutated solution and exits with 1 if the grader
 * rejects it. The solutions in the working directory contain all mutants, and an environment
 * variable names the active one. The sandbox has no environment, so a line of code activates it.
 */
import { readFileSync } from 'node:fs';
import { exercises, pathOf } from '../grader/course';
import { isAccepted, judgeAnswers } from './judge-answers';
import { judgeUntilRejected } from './quick-judges';
import { judgedSeed } from './seeds';

const active = process.env['__STRYKER_ACTIVE_MUTANT__'];
const sources = exercises.map((exercise) => ({ exercise, source: readFileSync(pathOf(exercise), 'utf8') }));
const mutated = sources.filter(({ source }) =>
  source.includes(active === undefined ? 'stryMutAct_9fa48' : `stryMutAct_9fa48("${active}")`),
);
if (mutated.length !== 1) throw new Error(`mutant ${active ?? ''} is in ${mutated.length} solutions`);

for (const { exercise, source } of mutated) {
  const switchOn = `globalThis.__stryker__ = { activeMutant: ${JSON.stringify(active)} };\n`;
  const [verdict] = await judgeAnswers(
    exercise,
    [{ name: active ?? 'no mutant', source: `${switchOn}${source}` }],
    [judgedSeed],
    judgeUntilRejected,
  );
  if (verdict === undefined || !isAccepted(verdict)) process.exitCode = 1;
}
