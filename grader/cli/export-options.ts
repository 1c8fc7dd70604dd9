import { Option } from 'commander';

/** The formats of `export`. Class formats take a folder, submission formats a results.json. */
export const submissionFormats = [
  'classroom',
  'classroom50',
  'gradescope',
  'junit',
  'ctrf',
  'prairielearn',
] as const;
export const classFormats = ['canvas', 'github-csv'] as const;
/** Formats that take no results. */
export const COURSE_FORMAT = 'gradescope-autograder';

export type SubmissionFormat = (typeof submissionFormats)[number];
export type ClassFormat = (typeof classFormats)[number];

export const formatOption = (): Option =>
  new Option('--to <format>', 'the platform or format')
    .choices([...submissionFormats, ...classFormats, COURSE_FORMAT])
    .makeOptionMandatory();

export const visibilityOption = (): Option =>
  new Option('--visibility <when>', 'when students see the tests; only for gradescope')
    .choices(['visible', 'hidden', 'after_due_date', 'after_published'])
    .default('visible');
