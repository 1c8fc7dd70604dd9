/** The files in the folder of a graded class, beside a folder for each submission. */
export const classFiles = {
  /** One `ClassRecord` a line. */
  records: 'class.jsonl',
  /** What the class was graded with, the seed included. */
  grading: 'grading.json',
  table: 'class.csv',
  page: 'class.html',
  /** What people decided about points. */
  overrides: 'overrides.csv',
  similarity: 'similarity.csv',
} as const;

/** The files in the folder of one graded submission. */
export const submissionFiles = {
  results: 'results.json',
  /** The code that was graded, so that a report shows it whenever it is made. */
  sources: 'sources.json',
  report: 'report.html',
} as const;

/** Whether a name could be that of a class's file; some systems do not tell upper from lower case. */
export const isClassFile = (name: string): boolean =>
  /^class\./i.test(name) || Object.values<string>(classFiles).includes(name.toLowerCase());
