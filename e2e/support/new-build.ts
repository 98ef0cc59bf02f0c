import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { clone, runsAsInstalled } from './places'

const notCopied = /^(node_modules|\.new-build|\.git|data|test-results|playwright-report)$/
const text = /\.(js|css|json|html|rsc|map)$|BUILD_ID$/

/**
 * Puts the next version of Gazette beside the clone, as an upgrade would: every chunk of the desk has another address,
 * the build another id, and public pages another style. The ids of server actions stay, as they do in every
 * build. Building it would take minutes.
 * @returns the copy's folder, for `server.restart(folder)`
 */
export function newBuild() {
  const copy = join(clone, '.new-build')
  removeNewBuild()
  mkdirSync(copy)
  for (const name of readdirSync(clone))
    if (!notCopied.test(name))
      cpSync(join(clone, name), join(copy, name), { recursive: true, filter: (path) => !/\.next\/cache$/.test(path) })
  // Hard links cost two seconds and no space.
  execFileSync('cp', ['-al', join(clone, 'node_modules'), join(copy, 'node_modules')])
  renameChunks(join(copy, '.next'))
  appendFileSync(join(copy, 'components/site/site.css'), '\nmain { order: 0 }\n')
  const prepare = `await import('./scripts/stylesheet.mjs').then(({ makeStylesheet }) => makeStylesheet())
    await import('./scripts/compile.mjs').then(({ compile }) => compile())`
  execFileSync(process.execPath, ['--input-type=module', '-e', prepare], { cwd: copy, env: runsAsInstalled() })
  return copy
}

/** Gives chunks and build new names, in their addresses and wherever they are named. */
function renameChunks(built: string) {
  const buildId = readFileSync(join(built, 'BUILD_ID'), 'utf8')
  const nextId = randomBytes(15).toString('base64url')
  renameSync(join(built, 'static', buildId), join(built, 'static', nextId))
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !text.test(entry.name)) continue
    const content = readFileSync(path, 'utf8')
    const renamed = content
      .replaceAll(buildId, nextId)
      .replace(/(static\/chunks\/[\w~.-]+?)\.(js|css)\b/g, '$1-next.$2')
    if (renamed !== content) writeFileSync(path, renamed)
  }
  const chunks = join(built, 'static/chunks')
  for (const name of readdirSync(chunks)) {
    // The compressed forms have the names of before.
    if (/\.(br|gz)$/.test(name)) rmSync(join(chunks, name))
    else renameSync(join(chunks, name), join(chunks, name.replace(/\.(js|css)$/, '-next.$1')))
  }
}

export function removeNewBuild() {
  rmSync(join(clone, '.new-build'), { recursive: true, force: true })
}
