/** Jest calls this at the end of every run, whatever its reporters. */
export { endRun as default } from './course-run';
