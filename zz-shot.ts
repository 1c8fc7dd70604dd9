import { launchChromium } from './tests/support/browser';
const [, , url = '', out = '', scheme = 'light', w = '1280', full = 'full', h='900'] = process.argv;
const b = await launchChromium();
const p = await b.newPage({ viewport: { width: Number(w), height: Number(h) }, colorScheme: scheme as 'light' });
p.on('console', (m) => console.log(m.type(), m.text())); p.on('pageerror', (e) => console.log('ERR', e.message));
await p.goto(url);
await p.screenshot({ path: out, fullPage: full === 'full' });
console.log(await p.evaluate('document.documentElement.scrollWidth+" "+innerWidth'));
await b.close();
