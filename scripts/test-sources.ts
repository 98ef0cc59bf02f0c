import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

export const text = (path: string) => readFileSync(join(root, path), 'utf8')
const folders = [
  'app',
  'auth',
  'bench',
  'cli',
  'components',
  'db',
  'demonstration',
  'domain',
  'e2e',
  'lib',
  'proofs',
  'scripts',
  'server',
]
/** The files of the rooms, by their path from the root. */
export const sources = folders.filter((folder) => existsSync(join(root, folder))).flatMap(filesIn)

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}
