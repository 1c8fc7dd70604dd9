/** What Jest calls at the end of every run, whatever reporters it has. */
export { endRun as default } from './course-run';
