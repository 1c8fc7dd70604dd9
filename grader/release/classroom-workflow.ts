/**
 * The workflow that reports to GitHub Classroom. Its reporter wants every exercise by name, twice, so the file is
 * derived from the course.
 */
export function classroomWorkflow(exerciseIds: readonly string[]): string {
  const results = exerciseIds.map(
    (id) => `          ${id.toUpperCase()}_RESULTS: \${{ steps.grade.outputs.${id} }}`,
  );
  return `# Written by npm run derive. GitHub Classroom's autograding: grades on every push and reports points, exercise by exercise. The reporter reads the
# result of each exercise from the environment. It also works in a repository without Classroom. Classroom finds the points only under
# the names of this workflow and of its one job, and only where no other workflow of a push ends before it.
name: Autograding Tests
on:
  push:
  repository_dispatch:
  workflow_dispatch:

permissions:
  actions: read
  contents: read

jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - id: grade
        name: Grade
        # Missing points are no failure of this step; the reporter says in the end whether all were earned.
        continue-on-error: true
        run: npx jest --passWithNoTests
      - uses: actions/upload-artifact@v6
        if: \${{ !cancelled() }}
        with:
          name: results
          path: out/results.json
          if-no-files-found: ignore
      - name: Report points
        if: \${{ !cancelled() }}
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
${results.join('\n')}
        with:
          runners: ${exerciseIds.join(',')}
`;
}
