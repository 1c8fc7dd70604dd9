/**
 * Counts how many misconceptions each property rejects, for the choice of the failed check that a
 * report shows first: `npm run breadth`. Run it after a change of checks or misconceptions.
 */
import { writeFileSync } from 'node:fs';
import { inRepository } from '../grader/platform/root';
import { breadthText } from '../grader/release/course-files';
import { allBreadths } from '../quality/breadth';

writeFileSync(inRepository('grader', 'course', 'breadth.ts'), await breadthText(await allBreadths()));
