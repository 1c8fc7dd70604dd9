import * as z from 'zod';
import { MAX_DEPTH, MAX_ELEMENTS } from './protocol-limits';

/**
 * The protocol between judge and sandbox: one JSON document per line. It carries only numbers,
 * names and bounded strings. The judge validates every reply with these schemas before using it.
 */

const MAX_RANK = 6;
const MAX_TEXT = 4_000;
const MAX_FIELDS = 100;

const shape = z.array(z.int().min(0).max(MAX_ELEMENTS)).max(MAX_RANK);
const text = z.string().max(MAX_TEXT);

/** Little-endian float32 numbers in base64: exact, NaN and infinities included. */
const tensorSchema = z.object({
  kind: z.literal('tensor'),
  shape,
  dtype: z.enum(['float32', 'int32', 'bool']),
  data: z.base64().max(Math.ceil((MAX_ELEMENTS * 4 * 4) / 3) + 4),
});
export type WireTensor = z.infer<typeof tensorSchema>;

/** Anything but a tensor, a record or a list: what it is, and its numbers if it is made of them. */
const otherSchema = z.object({
  kind: z.literal('other'),
  what: text,
  /** A plain number (shape []) or a list of numbers; null for NaN and infinities. */
  numbers: z
    .object({
      shape: z.array(z.int().min(0).max(MAX_ELEMENTS)).max(1),
      data: z.array(z.number().nullable()).max(MAX_ELEMENTS),
    })
    .optional(),
});
export type WireOther = z.infer<typeof otherSchema>;

/** What a student's function returned. */
export type WireResult =
  | WireTensor
  | WireOther
  | { kind: 'record'; fields: Record<string, WireResult> }
  | { kind: 'list'; items: WireResult[] };

const few = (record: object): boolean => Object.keys(record).length <= MAX_FIELDS;

/** Results that are nested at most this deep, as in `params.blocks[0].attention.queryKernel`. */
const resultSchema = nested(MAX_DEPTH);

function nested(depth: number): z.ZodType<WireResult> {
  if (depth === 0) return z.discriminatedUnion('kind', [tensorSchema, otherSchema]);
  const inner = nested(depth - 1);
  return z.discriminatedUnion('kind', [
    tensorSchema,
    otherSchema,
    z.object({ kind: z.literal('record'), fields: z.record(z.string().max(100), inner).refine(few) }),
    z.object({ kind: z.literal('list'), items: z.array(inner).max(MAX_FIELDS) }),
  ]);
}

/** How a test model or a source of random numbers was called. */
const callSchema = z.object({
  role: z.enum(['model', 'gaussian', 'tokenModel', 'stepModel', 'linearMap', 'uniform']),
  /** For a model: the shape of its first argument. For a noise source: the requested shape. */
  shape,
  /** For a noise predictor: its second argument, for instance `int32 [3]`. */
  step: text,
  /** For a token model: the dtype of the tokens. */
  dtype: text.optional(),
});
export type CallbackCall = z.infer<typeof callSchema>;

const returnedSchema = z.object({
  id: z.int(),
  kind: z.literal('returned'),
  result: resultSchema,
  callbacks: z.array(callSchema).max(2_000),
  /** How many tensors the call left behind. */
  leaked: z.int(),
  /** Arguments that were disposed or changed, by name. */
  damaged: z.array(text).max(50),
});

const gradientSchema = z.object({
  id: z.int(),
  kind: z.literal('gradient'),
  /** In the requested order; null if no gradient reaches the argument. */
  gradients: z.array(tensorSchema.nullable()).max(50),
});

const loadedSchema = z.object({
  id: z.int(),
  kind: z.literal('loaded'),
  /** The type of each export, by name. */
  exports: z.record(z.string().max(200), z.string().max(20)).refine(few),
});

const threwSchema = z.object({
  id: z.int(),
  kind: z.literal('threw'),
  message: text,
  stack: text,
});

export const replySchema = z.discriminatedUnion('kind', [
  returnedSchema,
  gradientSchema,
  loadedSchema,
  threwSchema,
]);
export type Reply = z.infer<typeof replySchema>;
export type Returned = z.infer<typeof returnedSchema>;

/** An argument of a student's function. */
export type WireArgument =
  | WireTensor
  | { kind: 'plain'; value: number | readonly number[] | null }
  | { kind: 'record'; fields: Record<string, WireArgument> }
  | { kind: 'list'; items: WireArgument[] }
  | { kind: 'model'; model: 'affine' | 'tanh'; scale: WireTensor; offset: WireTensor }
  | { kind: 'gaussian'; draws: WireTensor[] }
  | { kind: 'tokenModel'; table: WireTensor; decay: number }
  | { kind: 'stepModel'; forcing: number; timeStep: number }
  | { kind: 'linearMap'; matrix: WireTensor }
  | { kind: 'dimerModel'; bonds: WireTensor; weights: WireTensor; alphaBars: WireTensor }
  | { kind: 'planarModel'; shapes: WireTensor; weights: WireTensor; alphaBars: WireTensor }
  | { kind: 'uniform'; draws: readonly number[] };

export interface NamedArgument {
  readonly name: string;
  readonly value: WireArgument;
}

/** What tfjs computes with: JavaScript, or WebAssembly where an exercise computes much. */
export type Backend = 'cpu' | 'wasm';

/** The time limit of this call, if it is not the usual one. */
interface OwnTime {
  callMs?: number;
}

export type Request =
  /**
   * The first request: the token that begins each reply, the script of the model answers ('' for
   * none), and the time limit of a call.
   */
  | { id: number; kind: 'prepare'; token: string; modelAnswers: string; callMs: number }
  /** The script of an exercise, which gets a new realm, and the model answers it may require. */
  | { id: number; kind: 'load'; exercise: string; code: string; modelAnswers: string[]; backend: Backend }
  | ({ id: number; kind: 'call'; exercise: string; function: string; arguments: NamedArgument[] } & OwnTime)
  | ({
      id: number;
      kind: 'gradient';
      exercise: string;
      function: string;
      arguments: NamedArgument[];
      /** Paths of the float arguments, for instance `params.queryKernel`. */
      wrt: string[];
      /** The weights of each output in the summed objective; '' is the path of a lone tensor. */
      cotangents: Record<string, WireTensor>;
    } & OwnTime);

/** A request without its number. */
export type RequestBody = Request extends infer Each
  ? Each extends Request
    ? Omit<Each, 'id'>
    : never
  : never;
