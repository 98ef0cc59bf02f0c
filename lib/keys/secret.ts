import { createHmac, randomBytes } from 'node:crypto'
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '../process/env'

/** 32 random bytes as base64: SECRET with PostgreSQL, otherwise DATA_DIR/secret (mode 0600), made at first use. */
export function installationSecret(): string {
  const { secret: given } = env()
  if (given) return given
  if (!existsSync(secretFile())) {
    mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
    placeSecret(secretFile())
  }
  return readPlaced(secretFile())
}

const secretFile = () => join(env().dataDir, 'secret')

export function hasSecret() {
  return env().secret !== undefined || existsSync(secretFile())
}

/** Identifies a secret without revealing it. */
export function secretMark(text = installationSecret()): string {
  return createHmac('sha256', text).update('gazette installation').digest('hex')
}

function placeSecret(file: string) {
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  writeFileSync(temporary, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    placeOnce(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

function placeOnce(temporary: string, file: string) {
  try {
    linkSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // Some file systems have no hard links. A copy appears before it is complete: see `readPlaced`.
    copyFileSync(temporary, file, constants.COPYFILE_EXCL)
  }
}

const [maxTries, retryPause] = [40, 50]

function readPlaced(file: string): string {
  for (let n = 0; n < maxTries; n++) {
    const text = readFileSync(file, 'utf8').trim()
    if (text !== '') return text
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryPause)
  }
  throw new Error(`${file} is empty. Bring it back from a backup; where nothing was ever stored here, take it away.`)
}
