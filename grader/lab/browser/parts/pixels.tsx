import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PixelsProps {
  readonly title: string;
  /** `[side, side]`, from −1 for black to 1 for white. */
  readonly image: Float32Array | undefined;
  readonly side: number;
}

/** A picture in grey. Numbers that are not finite are drawn as a hatched pixel. */
export function Pixels({ title, image, side }: PixelsProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || image === undefined) return;
    const data = context.createImageData(side, side);
    image.forEach((value, i) => {
      const isNumber = Number.isFinite(value);
      const grey = isNumber ? Math.round(127.5 * (1 + Math.max(-1, Math.min(1, value)))) : 128;
      data.data.set(isNumber ? [grey, grey, grey, 255] : [200, i % 2 === 0 ? 0 : 90, 0, 255], 4 * i);
    });
    context.putImageData(data, 0, 0);
  });
  return (
    <figure class="plot pixels">
      <figcaption>{title}</figcaption>
      <canvas ref={canvas} width={side} height={side} role="img" aria-label={title} />
    </figure>
  );
}
