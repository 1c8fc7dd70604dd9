import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../../platform/refusal';
import type { LabAnswer, LabCodes } from '../lab-data';
import { contentPolicy } from './html';
import { siteFiles } from './site-files';

/** What a server asks for each time, since files may have been saved meanwhile. */
export interface ServedLab {
  readonly studentScript: () => Promise<string>;
  /** The submission's code; resolves once it is bundled. */
  readonly codes: () => Promise<LabCodes>;
  /** The model answers. */
  readonly model: () => Promise<LabCodes>;
  /** @param body the JSON of an edited input */
  readonly answer: (body: string) => Promise<LabAnswer>;
}

export interface LabServer {
  readonly url: string;
  /** Sends changed code to the open pages. */
  readonly send: (changed: LabCodes) => void;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
const MAX_BODY = 1_000_000;

/** Starts a server for this machine alone. @param port 0 for a free one */
export async function startServer(lab: ServedLab, port: number): Promise<LabServer> {
  const pages = new Set<ServerResponse>();
  const texts = new Map<string, Promise<string>>();
  /** @returns undefined if there is no such file */
  const fileNamed = (name: string): Promise<string> | undefined => {
    const make = Object.hasOwn(siteFiles, name) ? siteFiles[name] : undefined;
    const text = texts.get(name) ?? make?.(true);
    if (text !== undefined) texts.set(name, text);
    return text;
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = new URL(request.url ?? '/', `http://${HOST}`).pathname.slice(1) || 'index.html';
    if (!isOwn(request)) end(response, 403, 'Open the lab at its own address.');
    else if (request.method === 'POST' && name === 'answer') {
      const body = await bodyOf(request);
      if (body === undefined) end(response, 413, 'The input is too long.');
      else end(response, 200, JSON.stringify(await lab.answer(body)));
    } else if (request.method !== 'GET') end(response, 405, 'The lab only answers GET.');
    else if (name === 'events') {
      listen(pages, response);
      response.write(eventOf(await lab.codes()));
    } else if (name === 'model') end(response, 200, JSON.stringify(await lab.model()));
    else {
      const text = await (name === 'student.js' ? lab.studentScript() : fileNamed(name));
      if (text === undefined) end(response, 404, 'There is no such file in the lab.');
      else end(response, 200, text, TYPES[name.split('.').at(-1) ?? '']);
    }
  };

  const server = createServer((request, response) => {
    respond(request, response).catch((failure: unknown) => {
      end(response, 500, failure instanceof Error ? failure.message : 'The lab failed.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) => {
      const why = failure.code === 'EADDRINUSE' ? 'another program uses it' : failure.message;
      reject(new Refusal(`port ${String(port)} cannot be used: ${why}; choose another with --port`));
    });
    server.listen(port, HOST, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${String(taken)}/`,
    send: (changed) => {
      for (const page of pages) page.write(eventOf(changed));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Another site's page could reach this server under a name of its own, or post to it. */
function isOwn({ headers }: IncomingMessage): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '');
  const site = headers['sec-fetch-site'];
  return [HOST, 'localhost'].includes(name) && (site === undefined || ['same-origin', 'none'].includes(site));
}

function listen(pages: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  pages.add(response);
  response.on('close', () => pages.delete(response));
}

const eventOf = (codes: LabCodes): string => `event: code\ndata: ${JSON.stringify(codes)}\n\n`;

/** @returns undefined if it is too long */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  let [body, length] = ['', 0];
  request.setEncoding('utf8');
  for await (const chunk of request as AsyncIterable<string>) {
    length += chunk.length;
    if (length > MAX_BODY) return undefined;
    body += chunk;
  }
  return body;
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentPolicy(true),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  response.end(text);
}
