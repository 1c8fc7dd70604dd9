/** Advice on a file of `given/` that the submission has another version of. */
export const adviceOnGiven = (file: string): string =>
  `given/${file} was changed; the exercise was graded with the course’s own.`;

/** Whether advice is that one: known of the files alone, whatever the submission does when it runs. */
export const isAboutGiven = (advice: string): boolean => {
  const [, file] = /^given\/([\w.-]+) /.exec(advice) ?? [];
  return file !== undefined && advice === adviceOnGiven(file);
};
