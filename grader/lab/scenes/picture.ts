/** The side of the picture that the forward process dissolves, in pixels. */
export const SIDE = 24;

/** A face: round, with eyes and a mouth. From −1 to 1, row-major. */
export function picture(): Float32Array {
  const image = new Float32Array(SIDE * SIDE);
  const middle = (SIDE - 1) / 2;
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const [x, y] = [(column - middle) / middle, (row - middle) / middle];
      const isFace = Math.hypot(x, y) < 0.92;
      const isEye = Math.hypot(Math.abs(x) - 0.35, y + 0.25) < 0.13;
      const isMouth = y > 0.15 && Math.abs(Math.hypot(x, y) - 0.55) < 0.09;
      image[row * SIDE + column] = isFace && !isEye && !isMouth ? 1 : -1;
    }
  }
  return image;
}
