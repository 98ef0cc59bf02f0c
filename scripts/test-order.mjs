const { BaseSequencer } = await import('vitest/node')

/**
 * Files of tests that need a process of their own: they replace modules, measure memory or the processor, or change what
 * a library keeps for its whole process.
 */
export const alone = [
  'app/(site)/long-texts.test.ts',
  'app/api/{desk/media-held,metrics/metrics}.test.ts',
  'auth/{monitor,password-turns}.test.ts',
  'cli/**/*.test.ts',
  'demonstration/**/*.test.ts',
  'domain/files/{hostile-pictures,office,pictures,upload-quota}.test.ts',
  'domain/imports/hostile-markup.test.ts',
  'domain/staff/record/sections.test.ts',
  'domain/writing/comparison/long-texts.test.ts',
  'lib/text-diff.test.ts',
  'scripts/**/*.test.{ts,tsx}',
]

/** Files that take long. They begin first, so that no core waits at the end for one of them. */
export const longest = [
  'scripts/parsers',
  'domain/writing/nothing-lost',
  'demonstration/seed',
  'domain/files/pdf/bombs',
  'domain/published/published',
  'scripts/hostile-bodies',
  'scripts/long-texts',
  'cli/main',
  'cli/backups/processes',
]

/** The order of files: those with a process of their own, then those that share one; of each the longest first. */
export class InOrder extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files)
    const place = ({ project, moduleId }) => {
      const index = longest.findIndex((name) => moduleId.includes(`/${name}.test.`))
      return (project.name === 'alone' ? 0 : longest.length + 1) + (index < 0 ? longest.length : index)
    }
    return sorted
      .map((file) => ({ file, place: place(file) }))
      .sort((a, b) => a.place - b.place)
      .map(({ file }) => file)
  }
}
