import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tensorsOf } from '../../../grader/engine/values';
import { tensor } from '../../../grader/oracle/tensor';
import { checkpointFile, readCheckpoint, writeCheckpoint } from '../../../grader/train/checkpoint';
import { MODEL, RECIPES } from '../../../grader/train/configuration';
import { countOf, initialParameters, untrained } from '../../../grader/train/parameters';
import { decodeTensors, encodeTensors } from '../../../grader/train/safetensors';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'checkpoint-'));
  file = checkpointFile(folder, 'gpt');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = initialParameters(MODEL, 3);
const checkpoint = {
  stage: 'gpt' as const,
  step: 2,
  seed: 3,
  model: MODEL,
  recipe: RECIPES.gpt,
  losses: [4.25, 0.1 + 0.2],
  samples: [{ step: 1, texts: ['the lens blurs .'], share: 0.5 }],
  before: { share: 1 / 3 },
  state: { ...untrained(start), step: 2 },
};

const messageOf = (read: () => unknown): string => {
  try {
    read();
  } catch (failure) {
    return failure instanceof Error ? failure.message : '';
  }
  return 'nothing was thrown';
};

test('a model has as many parameters as its shape says', () => {
  const { vocabulary, contextLength, width, hidden } = MODEL;
  const block = 4 * width ** 2 + 4 * width + 2 * width * hidden + hidden + width;
  expect(countOf(start)).toBe((2 * vocabulary + contextLength) * width + block);
});

test('a checkpoint is read as it was written, to the last bit', () => {
  writeCheckpoint(file, checkpoint);
  expect(readCheckpoint(file, 'gpt')).toEqual(checkpoint);
  expect(readdirSync(path.dirname(file))).toEqual(['gpt.safetensors']);
});

test('a checkpoint has the layout of safetensors', () => {
  writeCheckpoint(file, checkpoint);
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE());
  expect(length % 8).toBe(0);
  const { __metadata__: metadata, ...entries } = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  expect(metadata).toMatchObject({ format: 'attention-to-diffusion/training/1' });
  const entry = entries['params.blocks[0].attention.queryKernel'];
  expect(entry).toMatchObject({ dtype: 'F32', shape: [32, 32] });
  const expected = tensorsOf(start).find(({ path: name }) => name === 'blocks[0].attention.queryKernel');
  const begin = 8 + length + (entry?.data_offsets[0] ?? 0);
  expect(bytes.readFloatLE(begin + 4 * 7)).toBe(expected?.tensor.data[7]);
  const ends = Object.values(entries).map(({ data_offsets: [, end] }) => end);
  expect(Math.max(...ends)).toBe(bytes.length - 8 - length);
});

test('tensors of any rank keep their shape, and texts their characters', () => {
  const tensors = new Map([
    ['scalar', tensor([], [Math.fround(0.1)])],
    ['empty', tensor([0, 3], [])],
    ['cube', tensor([2, 1, 2], [1, -0, 3, Infinity])],
  ]);
  const written = { tensors, metadata: { note: 'α → “β”' } };
  expect(decodeTensors(encodeTensors(written))).toEqual(written);
});

describe('a file is refused in one line if', () => {
  const refused = (bytes: Uint8Array): string => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    const message = messageOf(() => readCheckpoint(file, 'gpt'));
    expect(message).toContain(`${file} cannot be read: `);
    expect(message).not.toContain('\n');
    return message;
  };
  const whole = (change: object = {}): Buffer => {
    writeCheckpoint(file, { ...checkpoint, ...change });
    return readFileSync(file);
  };

  test('it is missing', () => {
    expect(existsSync(file)).toBe(false);
    expect(messageOf(() => readCheckpoint(file, 'gpt'))).toBe(
      `there is no checkpoint ${file}; npm run train -- gpt makes it`,
    );
  });

  test.each([0, 5, 8, 200, 20_000])('it ends after %d bytes', (length) => {
    refused(whole().subarray(0, length));
  });

  test('it is a text, or another model', () => {
    expect(refused(Buffer.from('a text that is longer than eight bytes'))).toContain('the header is cut off');
    const other = encodeTensors({ tensors: new Map([['w', tensor([1], [1])]]), metadata: {} });
    expect(refused(other)).toContain('it is not a checkpoint of this course');
  });

  test('it is of another stage, or its shapes do not fit', () => {
    expect(refused(whole({ stage: 'sft' }))).toContain('it is a checkpoint of sft');
    expect(refused(whole({ model: { ...MODEL, width: 16 } }))).toContain('tokenEmbedding does not fit');
    expect(refused(whole({ losses: [1] }))).toContain('its curve is not that of its steps');
    expect(refused(whole({ seed: -1 }))).toContain('it is damaged or something else');
  });
});
