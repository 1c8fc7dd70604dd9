/** A matrix inside a flat array: element (i, k) is at i · rowStride + k · columnStride. */
export interface StridedMatrix {
  readonly data: Float64Array;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** A row-major matrix. */
export const rowMajor = (data: Float64Array, columns: number): StridedMatrix => ({
  data,
  rowStride: columns,
  columnStride: 1,
});

/** The transpose of a row-major matrix with this many columns, without a copy. */
export const transposed = (data: Float64Array, columns: number): StridedMatrix => ({
  data,
  rowStride: 1,
  columnStride: columns,
});

interface ProductShape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/**
 * Adds a · b to a row-major matrix: `sums [rows, columns] += a [rows, inner] · b [inner, columns]`,
 * with b row-major.
 *
 * Two rows of sums and four rows of b at a time: training spends nearly all of its time here.
 */
export function addProduct(
  sums: Float64Array,
  a: StridedMatrix,
  b: Float64Array,
  { rows, inner, columns }: ProductShape,
): void {
  const pairedRows = rows - (rows % 2);
  const grouped = inner - (inner % 4);
  // The smaller of the two matrices that the inner loops go over stays in the cache.
  if (rows > inner) {
    for (let i = 0; i < pairedRows; i += 2) {
      for (let k = 0; k < grouped; k += 4) addGroup(sums, a, b, columns, i, k);
    }
  } else {
    for (let k = 0; k < grouped; k += 4) {
      for (let i = 0; i < pairedRows; i += 2) addGroup(sums, a, b, columns, i, k);
    }
  }
  addRest(sums, a, b, columns, { rows: [0, pairedRows], inner: [grouped, inner] });
  addRest(sums, a, b, columns, { rows: [pairedRows, rows], inner: [0, inner] });
}

/** The part of a product that rows i and i + 1 of a and rows k … k + 3 of b give. */
function addGroup(
  sums: Float64Array,
  { data, rowStride, columnStride }: StridedMatrix,
  b: Float64Array,
  columns: number,
  i: number,
  k: number,
): void {
  const top = i * rowStride + k * columnStride;
  const p0 = data[top] ?? Number.NaN;
  const p1 = data[top + columnStride] ?? Number.NaN;
  const p2 = data[top + 2 * columnStride] ?? Number.NaN;
  const p3 = data[top + 3 * columnStride] ?? Number.NaN;
  const bottom = top + rowStride;
  const q0 = data[bottom] ?? Number.NaN;
  const q1 = data[bottom + columnStride] ?? Number.NaN;
  const q2 = data[bottom + 2 * columnStride] ?? Number.NaN;
  const q3 = data[bottom + 3 * columnStride] ?? Number.NaN;
  const [to, from] = [i * columns, k * columns];
  for (let j = 0; j < columns; j++) {
    const x0 = b[from + j] ?? Number.NaN;
    const x1 = b[from + columns + j] ?? Number.NaN;
    const x2 = b[from + 2 * columns + j] ?? Number.NaN;
    const x3 = b[from + 3 * columns + j] ?? Number.NaN;
    sums[to + j] = (sums[to + j] ?? Number.NaN) + (p0 * x0 + p1 * x1) + (p2 * x2 + p3 * x3);
    const below = to + columns + j;
    sums[below] = (sums[below] ?? Number.NaN) + (q0 * x0 + q1 * x1) + (q2 * x2 + q3 * x3);
  }
}

/** The part of a product that no group covers. */
function addRest(
  sums: Float64Array,
  { data, rowStride, columnStride }: StridedMatrix,
  b: Float64Array,
  columns: number,
  part: { readonly rows: readonly [number, number]; readonly inner: readonly [number, number] },
): void {
  for (let i = part.rows[0]; i < part.rows[1]; i++) {
    for (let k = part.inner[0]; k < part.inner[1]; k++) {
      const factor = data[i * rowStride + k * columnStride] ?? Number.NaN;
      for (let j = 0; j < columns; j++) {
        const to = i * columns + j;
        sums[to] = (sums[to] ?? Number.NaN) + factor * (b[k * columns + j] ?? Number.NaN);
      }
    }
  }
}

/** The transpose of a row-major matrix, as a copy. */
export function transpose(data: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = data[i * columns + j] ?? Number.NaN;
  }
  return result;
}
