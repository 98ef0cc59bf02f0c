import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import tar from 'tar-stream'
import { seal, UnreadableBackup, type BackupKey, checkKey, isSealed, unsealStream } from '@/lib/sealed/seal'
import { done, refused, type Result } from '@/lib/result'
import { manifestName, type Manifest } from '@/domain/backups/manifest'
import { type FileDescriptions, withPart, type BackupPart } from './parts'

/** The top folder in the file, for `restore` and plain tar. */
const topFolder = 'gazette-backup'

type TarOptions = {
  key?: BackupKey
  now: number
  each: (bytes: number) => void
  manifestOf: (files: FileDescriptions) => Manifest
}

/** Writes the manifest last, with checksums of what was written. */
export async function fillTar(
  file: string,
  parts: BackupPart[],
  { key, now, each, manifestOf }: TarOptions,
): Promise<Manifest> {
  const pack = tar.pack()
  const to = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true })
  const writing = key ? pipeline(pack, seal(key), to) : pipeline(pack, to)
  writing.catch((error: Error) => pack.destroy(error))
  const head = { mode: 0o600, mtime: new Date(now) }
  const files: FileDescriptions = []
  for (const part of parts) {
    const { path, bytes } = part
    const hash = createHash('sha256')
    const entry = pack.entry({ ...head, name: `${topFolder}/${path}`, size: bytes })
    await withPart(part, async (from) => {
      const source = createReadStream(from).on('data', (chunk) => {
        hash.update(chunk)
        each(chunk.length)
      })
      await Promise.race([pipeline(source, entry), rejectOnFailure(writing)])
    })
    files.push({ path, bytes, sha256: hash.digest('hex') })
  }
  const manifest = manifestOf(files)
  pack.entry({ ...head, name: `${topFolder}/${manifestName}` }, JSON.stringify(manifest, null, 1))
  pack.finalize()
  await writing
  return manifest
}

/** Rejects when the other end of a pipe fails, instead of waiting for ever. */
function rejectOnFailure(otherEnd: Promise<void>) {
  return new Promise<never>((_, reject) => void otherEnd.catch(reject))
}

/** Checks the key first: a wrong key is not a fault of the file. */
export async function checkKeyFits(file: string, key?: BackupKey): Promise<Result> {
  if (!(await isSealed(file))) return done(undefined)
  if (!key) return refused(`${file} is encrypted. Give its key with --key-file FILE, or in BACKUP_KEY.`)
  try {
    await checkKey(file, key)
    return done(undefined)
  } catch (error) {
    return refused(`${file} cannot be opened. ${unpackProblem(error as NodeJS.ErrnoException)}`)
  }
}

/** Refused: a wrong key, a damaged file, names that lead out of the folder. The caller removes what was written. */
export async function unpackTar(
  file: string,
  into: string,
  how: { key?: BackupKey; each?: (bytes: number) => void },
): Promise<Result> {
  const keyCheck = await checkKeyFits(file, how.key)
  if (!keyCheck.ok) return keyCheck
  const sealed = await isSealed(file)
  const extract = tar.extract()
  const from = createReadStream(file, { highWaterMark: 262_144 })
  if (how.each) from.on('data', (chunk) => how.each!(chunk.length))
  const reading = sealed ? pipeline(from, unsealStream(how.key!), extract) : pipeline(from, extract)
  reading.catch(() => {}) // the loop below ends with it
  try {
    for await (const entry of extract) {
      const { name, type } = entry.header
      if (type === 'directory') {
        entry.resume()
        continue
      }
      const to = await writerFor(into, { name, type })
      // A truncated file closes its entry without an error; the file has the error.
      await Promise.race([pipeline(entry, to), rejectOnFailure(reading)]).finally(() => waitUntilClosed(to))
    }
    await reading
    return done(undefined)
  } catch (error) {
    return refused(`${file} cannot be opened. ${unpackProblem(error as NodeJS.ErrnoException)}`)
  }
}

/** A file still being opened would appear in a folder that is being removed. */
async function waitUntilClosed(file: Writable) {
  if (file.closed) return
  await new Promise<void>((resolve) => {
    file.once('close', resolve)
    file.destroy()
  })
}

async function writerFor(into: string, { name, type }: { name: string; type?: string | null }): Promise<Writable> {
  const path = name.split('/').slice(1)
  const isOurs = type === 'file' && path.length > 0 && path.every((part) => !['', '.', '..'].includes(part))
  if (!isOurs || name.includes('\0')) throw new UnreadableBackup(`It holds ${name}, which no backup does.`)
  const to = join(into, ...path)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  return createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true })
}

/** @throws the error of the disk, which says nothing of the archive */
function unpackProblem(error: NodeJS.ErrnoException) {
  if (error instanceof UnreadableBackup) return error.message
  if (error.code) throw error
  return 'It is cut off, or has been changed since it was made.'
}
