/** Advice for a submission whose copy of a file in `given/` differs from the course's. */
export const adviceOnGiven = (file: string): string =>
  `given/${file} was changed; the exercise was graded with the course’s own copy.`;

/**
 * Whether this is advice on `given/`. It follows from the files alone, whatever the submission does
 * when it runs.
 */
export const isAboutGiven = (advice: string): boolean => {
  const [, file] = /^given\/([\w.-]+) /.exec(advice) ?? [];
  return file !== undefined && advice === adviceOnGiven(file);
};
