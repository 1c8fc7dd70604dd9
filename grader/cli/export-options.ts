import { Option } from 'commander';

/** What `export` writes; those of a class take a folder, the others a results.json. */
export const submissionFormats = ['classroom', 'classroom50', 'gradescope', 'junit', 'ctrf'] as const;
export const classFormats = ['canvas', 'github-csv'] as const;

export type SubmissionFormat = (typeof submissionFormats)[number];
export type ClassFormat = (typeof classFormats)[number];

export const formatOption = (): Option =>
  new Option('--to <format>', 'the platform or format')
    .choices([...submissionFormats, ...classFormats])
    .makeOptionMandatory();

export const visibilityOption = (): Option =>
  new Option('--visibility <when>', 'who sees the tests, and when; for gradescope')
    .choices(['visible', 'hidden', 'after_due_date', 'after_published'])
    .default('visible');
