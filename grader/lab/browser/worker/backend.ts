import { useWasm } from '../../../sandbox/child/realm/wasm/use-wasm';
import type { LabBackend } from '../../protocol';
import { scope } from './scope';

/** Where a graphics card is imitated by the processor, WebAssembly is faster. */
const IMITATED = /swiftshader|llvmpipe|software|basic render/i;

/** Sets the backend of tfjs. @returns the one that it computes with */
export async function startBackend(wanted: LabBackend | 'auto'): Promise<LabBackend> {
  const order: readonly LabBackend[] =
    wanted === 'auto' ? [...(hasGraphicsCard() ? ['webgl' as const] : []), 'wasm', 'cpu'] : [wanted, 'cpu'];
  for (const backend of order) if (await works(backend)) return backend;
  throw new Error('this browser can compute with nothing that tfjs knows');
}

async function works(backend: LabBackend): Promise<boolean> {
  const { tf, kernels, wasm } = scope.labParts;
  try {
    if (backend === 'wasm') useWasm(tf, { kernels, binary: bytesOf(wasm) }, WebAssembly as never);
    else if (!(await tf.setBackend(backend))) return false;
    // Some graphics cards only fail when they compute.
    const [sum] = tf.tidy(() => tf.sum(tf.ones([3])).dataSync());
    return tf.getBackend() === backend && sum === 3;
  } catch {
    return false;
  }
}

function hasGraphicsCard(): boolean {
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (gl === null) return false;
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    const name: unknown = named === null ? '' : gl.getParameter(named.UNMASKED_RENDERER_WEBGL);
    return typeof name === 'string' && !IMITATED.test(name);
  } catch {
    return false;
  }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
