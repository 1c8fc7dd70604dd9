import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../../platform/printable';

export interface PageParts {
  readonly title: string;
  /** Style sheet and script are constants of this repository, never text of a submission. */
  readonly styles: string;
  readonly script?: string;
  readonly body: ComponentChildren;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Renders a self-contained page. Its policy allows only its own script and style sheet, identified
 * by hash, and loads nothing else: https://www.w3.org/TR/CSP3/#meta-element.
 */
export function page({ title, styles, script, body }: PageParts): string {
  const policy = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    `style-src ${hashOf(styles)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: verbatim(styles, 'style') }} />
      </head>
      <body>
        {body}
        {script !== undefined && <script dangerouslySetInnerHTML={{ __html: verbatim(script, 'script') }} />}
      </body>
    </html>
  );
  // A safeguard for all components: no character of a submission can reorder or hide text.
  return `<!doctype html>\n${visible(renderToString(document))}\n`;
}

/** Browsers read the text of these elements unescaped, up to the closing tag. */
function verbatim(text: string, element: string): string {
  if (/<\/|<!--/.test(text))
    throw new Error(`the page’s own ${element} contains "</"; this is a bug in the grader`);
  return text;
}
