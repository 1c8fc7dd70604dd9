import * as z from 'zod';

/** The package that an extension needs to be useful. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  'Orta.vscode-jest': 'jest',
  'dbaeumer.vscode-eslint': 'eslint',
  'esbenp.prettier-vscode': 'prettier',
};

const extensionIds = z.array(z.string());
const recommendationsSchema = z.looseObject({ recommendations: extensionIds });
const settingsSchema = z.record(z.string(), z.unknown());
const containerSchema = z.looseObject({
  customizations: z.looseObject({ vscode: z.looseObject({ extensions: extensionIds }) }),
});

/** Parses JSON and keeps the order of its fields. @throws ZodError if it does not fit the schema */
function parsed<T>(schema: z.ZodType<T>, text: string): T {
  const written: unknown = JSON.parse(text);
  schema.parse(written);
  return written as T;
}

/**
 * Returns the settings of VS Code and Codespaces, as JSON by path, without extensions whose package
 * students do not get, and without settings that name such an extension.
 *
 * @param read returns the text of a file of this repository
 * @param packages the names of the packages that students get
 */
export function editorFiles(
  read: (file: string) => string,
  packages: readonly string[],
): Map<string, unknown> {
  const isForStudents = (extension: string): boolean => packages.includes(PACKAGE_OF[extension] ?? '');
  const { recommendations, ...others } = parsed(recommendationsSchema, read('.vscode/extensions.json'));
  const settings = parsed(settingsSchema, read('.vscode/settings.json'));
  const container = parsed(containerSchema, read('.devcontainer/devcontainer.json'));
  const { vscode } = container.customizations;
  const leftOut = recommendations.filter((extension) => !isForStudents(extension));
  return new Map<string, unknown>([
    [
      '.devcontainer/devcontainer.json',
      {
        ...container,
        customizations: {
          ...container.customizations,
          vscode: { ...vscode, extensions: vscode.extensions.filter(isForStudents) },
        },
      },
    ],
    ['.vscode/extensions.json', { ...others, recommendations: recommendations.filter(isForStudents) }],
    [
      '.vscode/settings.json',
      Object.fromEntries(
        Object.entries(settings).filter(
          ([, value]) => !leftOut.some((extension) => JSON.stringify(value).includes(extension)),
        ),
      ),
    ],
    ['.vscode/tasks.json', JSON.parse(read('.vscode/tasks.json'))],
  ]);
}
