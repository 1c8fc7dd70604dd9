/**
 * Counts how many misconceptions each property rejects, for the choice of the failed check that a
 * report shows first: `npm run breadth`. Run it after a change of checks or misconceptions.
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { inRepository } from '../grader/platform/root';
import { breadthSource } from '../quality/breadth';

const file = inRepository('grader', 'course', 'breadth.ts');
writeFileSync(file, await format(await breadthSource(), { ...(await resolveConfig(file)), filepath: file }));
