import { createHighlighterCoreSync, type Grammar, type ThemeRegistrationRaw } from '@shikijs/core';
import { createJavaScriptRawEngine } from '@shikijs/engine-javascript/raw';
import typescript from '@shikijs/langs-precompiled/typescript';
import type { Listing, Token, TokenKind } from './listing';
import type { Source } from '../../results/sources';

/**
 * A theme whose colours stand for kinds of tokens. Pages colour tokens by CSS class, so one text
 * works for both themes and for print, and the content security policy needs no inline styles.
 */
const scopes: Readonly<Record<TokenKind, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'constant.language', 'variable.language'],
  string: ['string', 'constant.character', 'punctuation.definition.string'],
  number: ['constant.numeric'],
  function: ['entity.name.function', 'support.function'],
  type: ['entity.name.type', 'support.type', 'support.class', 'entity.name.class'],
};
const kinds = Object.keys(scopes) as TokenKind[];
const colourOf = (kind: number): string => `#0000${(kind + 1).toString(16).padStart(2, '0')}`;
const theme: ThemeRegistrationRaw = {
  name: 'kinds',
  type: 'light',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...kinds.map((kind, i) => ({ scope: [...scopes[kind]], settings: { foreground: colourOf(i) } })),
    { scope: ['keyword.operator', 'storage.type.function.arrow'], settings: { foreground: '#000000' } },
    { scope: ['keyword.operator.expression', 'keyword.operator.new'], settings: { foreground: colourOf(1) } },
  ],
};

type State = ReturnType<Grammar['tokenizeLine2']>['ruleStack'];

interface KnownLine {
  readonly tokens: readonly Token[];
  readonly after: State;
}

/** The most lines to cache; the files of a class share most of their lines. */
const MAX_KNOWN = 50_000;
/** Time limit per line; the rest of a slow line stays in one colour. */
const LINE_MS = 500;
/** CPU time limit per file, which does not depend on the load of the machine. */
const FILE_CPU_MS = 1_000;

/**
 * The most tokens to highlight. Code has about one per eight characters; text with far more is not
 * meant for reading and would bloat the page.
 */
const mostTokens = ({ text }: Source): number => text.length / 4 + 100;

const cpuMilliseconds = (): number => process.cpuUsage().user / 1_000;

/** Creates a function that highlights TypeScript sources. */
export function createHighlighter(): (source: Source) => Listing {
  const highlighter = createHighlighterCoreSync({
    themes: [theme],
    langs: [typescript],
    engine: createJavaScriptRawEngine(),
  });
  const { colorMap } = highlighter.setTheme('kinds');
  const kindOf = new Map(
    // The map starts with an empty entry.
    [...colorMap.entries()]
      .slice(1)
      .map(([i, colour]) => [i, kinds.find((_, kind) => colourOf(kind) === colour.toLowerCase())]),
  );
  const grammar = highlighter.getLanguage('typescript');
  const states: State[] = [];
  const known = new Map<State | null, Map<string, KnownLine>>();
  let remembered = 0;

  /** Returns one object per distinct state, so that cached lines are shared between files. */
  const interned = (state: State): State => {
    const same = states.find((each) => each.equals(state));
    if (same !== undefined) return same;
    if (states.length < 500) states.push(state);
    return state;
  };

  const tokenize = (line: string, before: State | null): KnownLine => {
    const found = known.get(before)?.get(line);
    if (found !== undefined) return found;
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, before, LINE_MS);
    const result = { tokens: tokensOf(line, tokens, kindOf), after: interned(ruleStack) };
    if (remembered < MAX_KNOWN) {
      const lines = known.get(before) ?? new Map<string, KnownLine>();
      known.set(before, lines.set(line, result));
      remembered += 1;
    }
    return result;
  };

  return (source) => {
    const { path, text, cut } = source;
    let state: State | null = null;
    let left = mostTokens(source);
    const end = cpuMilliseconds() + FILE_CPU_MS;
    const lines = text.split('\n').map((line) => {
      const plain = [{ text: line, kind: undefined }];
      if (left <= 0 || cpuMilliseconds() > end) return plain;
      const { tokens, after } = tokenize(line, state);
      state = after;
      left -= tokens.length;
      return left < 0 ? plain : tokens;
    });
    return { path, cut, lines };
  };
}

/** The bits of the foreground colour in vscode-textmate's encoded token attributes. */
const FOREGROUND_BITS = { shift: 15, mask: 0x1ff };

/** Merges adjacent tokens of the same kind. */
function tokensOf(
  line: string,
  encoded: Uint32Array,
  kindOf: ReadonlyMap<number, TokenKind | undefined>,
): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < encoded.length; i += 2) {
    const text = line.slice(encoded[i], encoded[i + 2] ?? line.length);
    const { shift, mask } = FOREGROUND_BITS;
    const kind = kindOf.get(((encoded[i + 1] ?? 0) >>> shift) & mask);
    const last = tokens.at(-1);
    if (text === '') continue;
    if (last !== undefined && (last.kind === kind || text.trim() === ''))
      tokens[tokens.length - 1] = { text: last.text + text, kind: last.kind };
    else tokens.push({ text, kind });
  }
  return tokens;
}
