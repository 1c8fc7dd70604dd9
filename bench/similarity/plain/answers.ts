/**
 * Plain answers to the course, by function. The three sets in this folder use the same formulas,
 * hints and library, and differ no more than independent work does. They earn every point, and are
 * the hard case for telling honest work from copies.
 */
export type PlainAnswers = Readonly<Record<string, string>>;
