import type { Results } from '../../grader/results/results';

/** Texts that attack a page; if one of them runs, it calls `canary`. */
export const hostileTexts = [
  '<script>canary()</script>',
  '</script><script>canary()</script>',
  '</style><script>canary()</script>',
  '"><img src=x onerror=canary()>',
  "' autofocus onfocus=canary() x='",
  '<svg onload=canary()><a href="javascript:canary()">x</a></svg>',
  'javascript:canary()',
  '</textarea></title></noscript></pre><iframe srcdoc="<script>parent.canary()</script>">',
  '<!--<script>canary()//-->',
  '{{constructor.constructor("canary()")()}} ${canary()}',
  '\u001b[31mred\u001b[0m \u202Egnp.exe\u202C \u2066x\u2069 \u0000 \uD800',
  '`<b onclick=canary()>`',
];

const pick = (i: number): string => hostileTexts[i % hostileTexts.length] ?? '';

/** Results in which every text is hostile, even the course's own. */
export function poisoned(results: Results): Results {
  let count = 0;
  const fixed = new Set(['status', 'kind', 'dtype', 'typesUnchecked']);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (fixed.has(key) || /^(NaN|-?Infinity)$/.test(value)) return value;
      count += 1;
      return `${pick(count)} ${String(count)}`;
    }
    if (Array.isArray(value)) return value.map((each) => poison(each, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, name)]));
    return value;
  };
  return poison(results, '') as Results;
}
