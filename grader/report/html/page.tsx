import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible } from '../../platform/printable';

export interface PageParts {
  readonly title: string;
  /** The page's own style sheet and script: constants of this repository, and never a submission's text. */
  readonly styles: string;
  readonly script: string;
  readonly body: ComponentChildren;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A whole page that needs nothing beside itself. Its policy lets it run the one script and use the one style sheet that it was made
 * with, told by their hashes, and load nothing: https://www.w3.org/TR/CSP3/#meta-element.
 */
export function page({ title, styles, script, body }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
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
        <script dangerouslySetInnerHTML={{ __html: verbatim(script, 'script') }} />
      </body>
    </html>
  );
  // Whatever a component forgets: no character of a submission reorders or hides what a reader sees.
  return `<!doctype html>\n${visible(renderToString(document))}\n`;
}

/** A browser takes the text of these elements as it stands, up to their end. */
function verbatim(text: string, element: string): string {
  if (/<\/|<!--/.test(text))
    throw new Error(`the page’s own ${element} holds "</"; this is a fault of the grader`);
  return text;
}
