/** Files in the folder of a graded class, next to one folder per submission. */
export const classFiles = {
  /** One `ClassRecord` a line. */
  records: 'class.jsonl',
  /** The options of the grading, including the seed. */
  grading: 'grading.json',
  table: 'class.csv',
  page: 'class.html',
  /** Adjustments and comments by instructors and TAs. */
  overrides: 'overrides.csv',
  similarity: 'similarity.csv',
  /** What is like the model answers, the oracle, or submissions of earlier years. */
  references: 'references.csv',
} as const;

/** Files in the folder of one graded submission. */
export const submissionFiles = {
  results: 'results.json',
  /** The graded code, for reports that are made later. */
  sources: 'sources.json',
  report: 'report.html',
} as const;

/** Whether a name is reserved for a file of the class. Ignores case, as some file systems do. */
export const isClassFile = (name: string): boolean =>
  /^class\./i.test(name) || Object.values<string>(classFiles).includes(name.toLowerCase());
