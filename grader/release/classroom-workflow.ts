/**
 * Returns the workflow of a student's repository, which reports to GitHub Classroom. Its reporter
 * needs the name of every exercise twice, so the file is generated from the course.
 */
export function classroomWorkflow(exerciseIds: readonly string[]): string {
  const results = exerciseIds.map(
    (id) => `          ${id.toUpperCase()}_RESULTS: \${{ steps.grade.outputs.${id} }}`,
  );
  return `# GitHub Classroom's autograding: grades every push and reports the points of each exercise. The
# reporter reads the result of each exercise from the environment. It also works in a repository
# without Classroom. Classroom only finds the points under these names of the workflow and its job, and
# only if no other workflow of the push finishes first. In a template repository, nothing is filled in,
# so nothing runs.
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
    if: github.actor != 'github-classroom[bot]' && !github.event.repository.is_template
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - id: grade
        name: Grade
        # Missing points do not fail this step; the reporter decides at the end.
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
