import { h, render } from 'preact';
import type { LabData } from '../lab-data';
import { App } from './app';

declare global {
  var labData: LabData;
  var labEngine: string | undefined;
}

const root = document.getElementById('lab');
if (root !== null) {
  root.textContent = '';
  render(h(App, { data: globalThis.labData }), root);
}
