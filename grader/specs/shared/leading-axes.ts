/** For functions of matrices: ranks 2 to 4, with axes of length 1 and longer ones. */
export const leadingAxes = [[], [1], [2], [2, 1], [1, 3]] as const;

/** For functions of rows: ranks 2 to 4, with axes of length 1 and longer ones. */
export const rowAxes = [[1], [2], [1, 2], [3, 2], [2, 1, 2]] as const;
