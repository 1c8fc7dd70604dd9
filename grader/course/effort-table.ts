import type { ExerciseDefinition } from '../engine/exercise';

/** The columns of exercises and what they take, in a table of Markdown. */
export const EFFORT_HEADS = 'exercise | minutes | difficulty';
export const EFFORT_RULE = '--- | ---: | ---:';

export const effortCells = ({ id, effort }: ExerciseDefinition): string =>
  `${id} | ${String(effort.minutes)} | ${String(effort.difficulty)}`;

/** What the numbers in these columns mean. */
export const EFFORT_LEGEND =
  'Minutes are an estimate, after reading the module’s README. Difficulty: 1 is a few lines, 2 several steps, 3 several ideas that must fit together.';

const MARKS = /^<!-- (?:Effort of [\w-]+, written by npm run derive|End of effort)\. -->\n\n?/gm;

/** A README without the comments around its tables of effort, which only `npm run derive` needs. */
export const withoutEffortMarks = (readme: string): string => readme.replace(MARKS, '');
