import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inspect, snapshot } from '@/db/snapshot'
import { recordAct } from '@/domain/audit'
import { damagedUploads } from '@/domain/damage'
import { env } from '@/lib/env'
import { mediaRoot } from '@/lib/media-files'
import { done, refused, type Result } from '@/lib/result'
import { copyUpload, flush, isFree, keepCopy, sealFile } from './backups/copy'
import { describe, filesUnder, manifestName, type Manifest } from './backups/manifest'
import { verify } from './backups/verify'
import { databaseFile, installation, noDatabase } from './installation'
import { Misused, type Verb } from './verb'

export const backup: Verb = {
  name: 'backup',
  summary: 'Copies everything to a new folder while people work, and proves the copy by opening it',
  usage: ['DIR'],
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.length !== 1) throw new Misused('Name the folder that the backup is to be.')
    const missing = noDatabase()
    if (missing) return missing
    const folder = resolve(positionals[0]!)
    const made = await backUp(folder, Date.now())
    if (!made.ok) return made
    await recordAct(await installation(), { verb: 'backed up' }, Date.now())
    const { files, rows } = made.value
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    console.log(
      `Backed up ${rows.entries} entries, ${rows.media} uploads, ${files.length} files, ${size(bytes)}: ${folder}`,
    )
    const damaged = (await damagedUploads(await installation())).length
    if (damaged > 0)
      console.log(
        `Damaged when it was made, and in it as they are: ${damaged} uploads. Keep the backups before this one; gazette -- verify names them.`,
      )
    console.log('Verified by opening it. It holds drafts and password hashes: keep it where only you can read it.')
    return done(undefined)
  },
}

/**
 * Makes a folder with the database as it is at one moment, the uploads that it names, the secret and a manifest. The folder
 * gets its name only once it is whole and verified. Refused: a folder with something in it, a copy that does not verify.
 */
export async function backUp(folder: string, now: number): Promise<Result<Manifest>> {
  if (!(await isFree(folder))) return refused(`${folder} has something in it. Name a folder that does not exist yet.`)
  if (`${folder}/`.startsWith(`${mediaRoot()}/`)) return refused('A backup among the uploads would be part of itself.')
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    await fill(unfinished, now)
    const verified = withAdvice(await verify(unfinished))
    if (verified.ok) await rename(unfinished, folder)
    if (verified.ok) await flush(dirname(folder))
    return verified
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Damage that nobody knows of yet is found before it replaces a whole copy in somebody's rotation. */
function withAdvice(verified: Result<Manifest>): Result<Manifest> {
  if (verified.ok) return verified
  const message =
    'No backup was made. If files are damaged, npm run gazette -- verify writes that down; then one can be made as things are.'
  return { ok: false, problems: [...verified.problems, { message }] }
}

async function fill(folder: string, now: number) {
  const database = join(folder, 'gazette.db')
  // First the database, then the files it names: an upload's files are there before its row is.
  snapshot(databaseFile(), database)
  await sealFile(database)
  const { rows, media } = inspect(database)
  for (const { id } of media) await copyUpload(id, { from: mediaRoot(), to: join(folder, 'media') })
  await keepCopy(join(env().dataDir, 'secret'), join(folder, 'secret')).catch(ignoreMissing)
  const paths = await filesUnder(folder)
  const files: Manifest['files'] = []
  for (const path of paths) files.push(await describe(folder, path))
  const manifest: Manifest = { format: 1, madeAt: new Date(now).toISOString(), rows, files }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true })
  await flush(folder)
}

/** No server has run yet: there is no secret to keep. */
function ignoreMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}

function size(bytes: number) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
