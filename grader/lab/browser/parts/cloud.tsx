import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface CloudProps {
  readonly title: string;
  /** `[n, 2]`, row-major. */
  readonly points: Float32Array | undefined;
  /** Drawn below them, faintly. */
  readonly behind?: Float32Array;
}

/** What the square shows: from −REACH to REACH in both directions. */
const REACH = 3.2;
const SIZE = 360;

/** Points in the plane, on a canvas: thousands are drawn in a millisecond. */
export function Cloud({ title, points, behind }: CloudProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current == null || context == null) return;
    const density = Math.max(1, globalThis.devicePixelRatio);
    if (canvas.current.width !== SIZE * density) {
      canvas.current.width = SIZE * density;
      canvas.current.height = SIZE * density;
    }
    const style = getComputedStyle(canvas.current);
    context.clearRect(0, 0, SIZE * density, SIZE * density);
    const draw = (all: Float32Array, colour: string, size: number): void => {
      context.fillStyle = style.getPropertyValue(colour);
      for (let i = 0; i + 1 < all.length; i += 2) {
        const x = (((all[i] ?? 0) + REACH) / (2 * REACH)) * SIZE * density;
        const y = ((REACH - (all[i + 1] ?? 0)) / (2 * REACH)) * SIZE * density;
        context.fillRect(x - (size * density) / 2, y - (size * density) / 2, size * density, size * density);
      }
    };
    if (behind !== undefined) draw(behind, '--behind', 3);
    if (points !== undefined) draw(points, '--accent', 2);
  });
  return (
    <figure class="plot cloud">
      <figcaption>{title}</figcaption>
      <canvas ref={canvas} width={SIZE} height={SIZE} role="img" aria-label={title} />
    </figure>
  );
}
