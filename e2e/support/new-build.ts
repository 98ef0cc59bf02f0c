import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { clone, runsAsInstalled } from './places'

const start = promisify(execFile)
const notCopied = new Set(['node_modules', '.next', '.new-build', '.git', 'data', 'test-results', 'playwright-report'])

/**
 * Builds the next version of Gazette as an upgrade would: a copy of the clone with changes in a component of the desk
 * and in the public style. So its chunks, its build id and its documents differ. Takes about a minute.
 * @param dataDir the installation to be upgraded, whose secret names the server actions
 * @returns the copy's folder, for `server.restart(folder)`
 */
export async function newBuild(dataDir: string) {
  const copy = join(clone, '.new-build')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy)
  for (const name of readdirSync(clone))
    if (!notCopied.has(name)) cpSync(join(clone, name), join(copy, name), { recursive: true })
  // Turbopack refuses a symbolic link that leaves the folder; hard links cost two seconds and no space.
  await start('cp', ['-al', join(clone, 'node_modules'), join(copy, 'node_modules')])
  for (const change of changes) change(copy)
  const env = { ...runsAsInstalled(), DATA_DIR: dataDir }
  await start(process.execPath, ['scripts/ready.mjs'], { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 })
  return copy
}

export function removeNewBuild() {
  rmSync(join(clone, '.new-build'), { recursive: true, force: true })
}

const changes = [
  (copy: string) => appendFileSync(join(copy, 'components/site/site.css'), '\nmain { order: 0 }\n'),
  (copy: string) => {
    const folder = join(copy, 'components/admin')
    for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
      if (name.endsWith('.tsx'))
        appendFileSync(join(folder, name), `\nif (typeof window === 'object') window.name ||= 'next version'\n`)
  },
]
