/**
 * Measures which copies of the oracle `npm run similarity` finds, and that it finds none in right
 * answers: `npm run bench:oracle`. Needs Dolos, as `npm run similarity` does.
 */
import Table from 'cli-table3';
import { exercises, pathOf } from '../../grader/course';
import { stubs } from '../../grader/release/stubs';
import { defaultThreshold } from '../../grader/similarity/compare-class';
import { oracleMatches } from '../../grader/similarity/compare-oracle';
import { dolosFingerprints, type TakeFingerprints } from '../../grader/similarity/fingerprints';
import { loadDolos } from '../../grader/similarity/load-dolos';
import { HELPERS, type SubmittedCode } from '../../grader/similarity/read-code';
import { oracleFunctions } from '../../grader/similarity/oracle-functions';
import type { ReferenceMatch } from '../../grader/results/reference-matches';
import { copied, copiesOfOracle } from './copied-oracle';
import { alternatives, plainSubmissions } from './made-submissions';

const all = await stubs();
const starters = new Map(
  exercises.map((exercise) => [exercise.definition.id, all.get(pathOf(exercise)) ?? '']),
);
const oracle = oracleFunctions();
const dolos = await dolosFingerprints(await loadDolos());
const ofOracle = dolos(oracle, '');
const take: TakeFingerprints = (texts, starter) => (texts === oracle ? ofOracle : dolos(texts, starter));

/** What the command finds by default. */
const LEAST = defaultThreshold(exercises.length);
const found = (codes: readonly SubmittedCode[], least = LEAST): readonly ReferenceMatch[] =>
  oracleMatches(codes, oracle, starters, take, least);

/** The same submission with only one of its exercises. */
const alone = ({ texts, ...code }: SubmittedCode, id: string): SubmittedCode => ({
  ...code,
  texts: new Map([...texts].filter(([each]) => each === id || each === HELPERS)),
});

const table = new Table({
  head: ['The oracle copied', 'Similarity', 'Found alone'],
  style: { head: [], border: [], compact: true },
});
for (const { how, code } of await copiesOfOracle()) {
  const [match] = found([code]);
  const each = copied.filter(({ definition: { id } }) => found([alone(code, id)]).length > 0);
  const count = `${String(each.length)} of ${String(copied.length)}`;
  table.push([how, match?.similarity.toFixed(2) ?? 'not found', count]);
}
console.log(table.toString());

const honest = exercises.flatMap((exercise) =>
  alternatives(exercise).map((text, i): SubmittedCode => {
    const { id } = exercise.definition;
    return { name: `${id} ${String(i)}`, texts: new Map([[id, text]]), leftOut: [] };
  }),
);
const shares = found([...honest, ...plainSubmissions(starters)], 0).map(({ similarity }) => similarity);
const wrong = shares.filter((share) => share >= LEAST);
console.log(
  `${String(honest.length)} right answers to one exercise, and 4 submissions: ${String(wrong.length)} found, similarity at most ${Math.max(...shares).toFixed(2)}`,
);
