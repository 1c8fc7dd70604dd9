/**
 * A plain way to write the course, by function. The three in this folder use the same formulas, hints and library, and are no further
 * apart than work is that was not copied. They earn every point, and are the hard case for telling honest work from copies.
 */
export type PlainAnswers = Readonly<Record<string, string>>;
