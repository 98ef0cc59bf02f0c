// The root file system of the image, made without a container engine.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, appendFileSync, chownSync } from 'node:fs'
import { join } from 'node:path'

/** What the Dockerfile says of its last stage. */
export function readDockerfile(file) {
  const lines = readFileSync(file, 'utf8').replaceAll('\\\n', ' ').split('\n')
  const stage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const after = (word) => stage.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1)
  const words = (text) => JSON.parse(text.slice(text.indexOf('[')))
  const env = after('ENV')
    .split(' ')
    .map((pair) => pair.split('='))
  return { env: Object.fromEntries(env), healthcheck: words(after('HEALTHCHECK')), command: words(after('CMD')) }
}

/** A small Debian with Node, in the place of the image `node:…-slim`. Answers with its size in bytes. */
export function makeBase(root, archive) {
  if (!existsSync(archive)) run('mmdebstrap', ['--variant=apt', '--include=ca-certificates', 'trixie', archive])
  mkdirSync(root, { recursive: true })
  run('tar', ['--extract', '--file', archive, '--directory', root])
  copyFileSync(process.execPath, join(root, 'usr/local/bin/node'))
  chmodSync(join(root, 'usr/local/bin/node'), 0o755)
  appendFileSync(join(root, 'etc/passwd'), 'node:x:1000:1000::/home/node:/bin/bash\n')
  appendFileSync(join(root, 'etc/group'), 'node:x:1000:\n')
  return bytesOf(root)
}

/** The folders of the image that its user writes to are volumes; here they only have to be there. */
export function makePlaces(root) {
  for (const name of ['data', 'backups', 'home/node', 'proc', 'dev', 'tmp'])
    mkdirSync(join(root, name), { recursive: true })
}

/** New volumes, for the image's user alone. */
export function makeVolumes(folder) {
  for (const name of ['data', 'backups']) {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
    chownSync(join(folder, name), 1000, 1000)
  }
}

/** Bytes of what is in a folder. */
export function bytesOf(folder) {
  return Number(run('du', ['--summarize', '--block-size=1', '--one-file-system', folder]).split('\t')[0])
}

export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64e6, ...options })
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${error?.message ?? stderr ?? `ended with ${status}`}`)
  return stdout ?? ''
}
