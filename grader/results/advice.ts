/** A file of `given/` in a submission that is not the course's. */
export interface GivenChange {
  /** `/`-separated, relative to `given/`. */
  readonly file: string;
  readonly change: 'changed' | 'added';
}

/** Says where a helper belongs. */
const whereToPut = (file: string, folder: string): string =>
  `Put your helpers beside the exercise, for example in exercises/${folder}/${file}, and import them from there.`;

/** Says that a file of `given/` is not read, and what to do. @param folder the exercise's */
export const adviceOnGiven = ({ file, change }: GivenChange, folder: string): string =>
  change === 'changed'
    ? `given/${file} was changed, but grading always uses the course’s own copy. ${whereToPut('my-helpers.ts', folder)}`
    : `given/${file} is not a file of the course, so grading does not read it. ${whereToPut(baseOf(file), folder)}`;

const baseOf = (file: string): string => file.split('/').at(-1) ?? file;

/**
 * Whether this is advice on `given/`. It follows from the files alone, whatever the submission does
 * when it runs.
 */
export function isAboutGiven(advice: string): boolean {
  const [, file] = /^given\/([\w./-]+) /.exec(advice) ?? [];
  const [, folder] = / exercises\/([\w.-]+)\//.exec(advice) ?? [];
  if (file === undefined || folder === undefined) return false;
  return (['changed', 'added'] as const).some((change) => advice === adviceOnGiven({ file, change }, folder));
}
