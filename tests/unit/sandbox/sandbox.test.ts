import fc from 'fast-check';
import { LineReader } from '../../../grader/sandbox/line-reader';
import { lateOptimisation } from '../../../grader/platform/v8-flags.mjs';
import { frozenFlags, permissionFlags } from '../../../grader/sandbox/node-flags';
import { replySchema } from '../../../grader/sandbox/protocol';
import { ensureSupportedNode } from '../../../grader/sandbox/supported-node';
import { fromWire, toWire } from '../../../grader/sandbox/wire';
import { tensor } from '../../../grader/oracle/tensor';

test('tensors cross the wire exactly, including NaN and infinities', () => {
  fc.assert(
    fc.property(fc.array(fc.float(), { minLength: 1, maxLength: 20 }), (numbers) => {
      const there = toWire(tensor([numbers.length], numbers));
      expect([...fromWire(there).data]).toEqual(numbers);
    }),
  );
});

test('a tensor that does not match its shape is rejected', () => {
  const wire = toWire(tensor([2], [1, 2]));
  expect(() => fromWire({ ...wire, shape: [3] })).toThrow(RangeError);
  expect(() => fromWire({ ...wire, shape: [200_000, 200_000] })).toThrow(RangeError);
});

test('the schema accepts or rejects any reply and never throws', () => {
  const reply = fc.oneof(
    fc.jsonValue(),
    fc.record({
      id: fc.integer(),
      kind: fc.constantFrom('returned', 'gradient', 'loaded', 'threw'),
      result: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(reply, (value) => {
      expect(typeof replySchema.safeParse(value).success).toBe('boolean');
    }),
  );
});

test('lines do not depend on how the stream is split', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(40)), (text, cuts) => {
      const bytes = Buffer.from(`${text}\n`);
      const lines: string[] = [];
      const reader = new LineReader(
        1e6,
        (line) => lines.push(line),
        () => undefined,
      );
      let start = 0;
      for (const length of [...cuts, bytes.length]) {
        reader.read(bytes.subarray(start, start + length));
        start += length;
      }
      expect(lines.join('\n')).toBe(text);
    }),
  );
});

test('a flood is reported once, and nothing is read after it', () => {
  const lines: string[] = [];
  let floods = 0;
  const reader = new LineReader(
    10,
    (line) => lines.push(line),
    () => (floods += 1),
  );
  for (let i = 0; i < 5; i++) reader.read(Buffer.from('1234567\n'));
  expect({ lines, floods }).toEqual({ lines: ['1234567'], floods: 1 });
});

test.each([
  ['20.11.0', '--experimental-permission'],
  ['22.12.0', '--experimental-permission'],
  ['22.13.0', '--permission'],
  ['23.4.0', '--experimental-permission'],
  ['23.5.0', '--permission'],
  ['24.0.0', '--permission'],
])('Node %s enables its permission model with %s', (version, flag) => {
  expect(permissionFlags(['/a'], version)).toEqual([flag, '--allow-fs-read=/a']);
});

test.each([
  ['11.3.244.8-node.33', ['--interrupt-budget=1500000']],
  ['12.4.254.21-node.57', ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=40000']],
  ['13.6.233.17-node.53', ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=40000']],
  ['15.0.1', []],
])('V8 %s optimises later if it supports that: %p', (version, flags) => {
  expect(lateOptimisation(version)).toEqual(flags);
});

test('a version of Node without isolated contexts is refused in one line', () => {
  expect(() => {
    ensureSupportedNode({}, 'v22.7.0');
  }).toThrow(/^the sandbox needs Node 20\.19, 22\.12 or later, but this is Node v22\.7\.0/);
  expect(() => {
    ensureSupportedNode();
  }).not.toThrow();
});

test.each([
  ['11.3.244.8-node.33', ['--freeze-flags-after-init']],
  ['14.6.202.34-node.21', ['--freeze-flags-after-init']],
  ['15.0.1', []],
])('V8 %s freezes its flags if it supports that: %p', (version, flags) => {
  expect(frozenFlags(version)).toEqual(flags);
});
