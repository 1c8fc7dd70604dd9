/**
 * Grades right answers on a machine that has more to do than it can: `npm run load`. Fails if a
 * point is lost. Options, after `--`: how many gradings (200), `--cores 2`, `--at-once 8`,
 * `--assignment core`.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { assignments } from '../../grader/course';
import { gradeAtOnce, gradeBesideLoops, type Loaded } from './gradings';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cores: { type: 'string', default: '2' },
    'at-once': { type: 'string', default: '8' },
    assignment: { type: 'string', default: 'core' },
  },
});
const count = Number(positionals[0] ?? 200);
const cores = Math.min(Number(values.cores), os.availableParallelism());
const exercises = assignments.find(({ id }) => id === values.assignment)?.exercises ?? [];

console.log(
  `Node ${process.versions.node}, ${process.platform}, ${String(cores)} cores, assignment ${values.assignment}\n`,
);
console.log('| load | gradings | points lost | without a verdict | exit codes | longest command, s |');
console.log('| --- | ---: | ---: | ---: | --- | ---: |');
const options = { gradings: Math.ceil(count / 2), cores, exercises };
const parts: Loaded[] = [];
for (const load of [() => gradeAtOnce(Number(values['at-once']), options), () => gradeBesideLoops(options)]) {
  const part = await load();
  parts.push(part);
  const codes = Object.entries(part.exitCodes).map(([code, times]) => `${code}: ${String(times)}`);
  console.log(
    `| ${part.what} | ${String(part.gradings)} | ${String(part.lost)} | ${String(part.unfinished)} | ${codes.join(', ')} | ${part.longestSeconds.toFixed(1)} |`,
  );
}
for (const { losses } of parts) for (const loss of losses) console.error(loss);
process.exitCode = parts.some(({ lost, unfinished }) => lost > 0 || unfinished > 0) ? 1 : 0;
