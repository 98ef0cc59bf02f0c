import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Returns options of Node for a child that reads what strangers sent: of the disk it reads its own script and the code of
 * this program, and nothing else; it writes no file, starts no program and has no network. What it is to read and to write
 * comes as open files. `addons`: it loads native code, which these options do not bound.
 */
export function confinement(script: string, { addons = false } = {}): string[] {
  const root = process.cwd()
  const code = ['domain/files', 'lib', 'node_modules'].map((folder) =>
    join(realpathSync(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ root, folder)), '/'),
  )
  const withoutNetwork = join(/* turbopackIgnore: true */ root, 'lib/process/without-network.mjs')
  return [
    '--permission',
    ...[script, ...code].map((path) => `--allow-fs-read=${path}`),
    ...(addons ? ['--allow-addons'] : []),
    `--import=${pathToFileURL(withoutNetwork)}`,
  ]
}
