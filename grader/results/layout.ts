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
  /** A roster, whose sections the page shows. */
  students: 'students.csv',
  /** The points after each grading, one a line. */
  history: 'history.jsonl',
} as const;

/** Files in the folder of one graded submission. */
export const submissionFiles = {
  results: 'results.json',
  /** The graded code, for reports that are made later. */
  sources: 'sources.json',
  report: 'report.html',
} as const;

/** In the folder with a student's modules: why the student asks for a regrade. */
export const REGRADE_FILE = 'regrade.md';

/** Whether a name is reserved for a file of the class. Ignores case, as some file systems do. */
export const isClassFile = (name: string): boolean =>
  /^class\./i.test(name) || Object.values<string>(classFiles).includes(name.toLowerCase());
