import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

const ignoredFiles = /(\.test\.tsx?|\.tsbuildinfo|\/\.DS_Store)$/

/** SHA-256 over files and folders (without tests), Node's version and the processor. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const path of paths)
    for (const file of filesUnder(path)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Skips `work` if the stamp has this fingerprint; the stamp is written last. */
export async function runUnlessUnchanged({ stamp, fingerprint, outputs = [], work }) {
  const file = join(root, stamp)
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === fingerprint
  if (isCurrent && outputs.every((path) => existsSync(join(root, path)))) return
  rmSync(file, { force: true })
  await work()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, fingerprint)
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return ignoredFiles.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
