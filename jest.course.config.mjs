// @ts-check
export { courseConfig as default } from './scripts/jest-course.mjs';
