import { join } from 'node:path'
import { inspect, type Inspection } from '@/db/snapshot'
import { documentFile } from '@/lib/media-files'
import { isPicture } from '@/lib/media-types'
import { done, refused, type Result } from '@/lib/result'
import { describe, filesUnder, manifestName, readManifest, type Manifest } from './manifest'

/**
 * Proves a backup by opening it: every file against its checksum, the database against itself (integrity, foreign keys),
 * its rows against the manifest, its uploads against the files. Refused: a sentence for each thing that is wrong.
 */
export async function verify(folder: string): Promise<Result<Manifest>> {
  const manifest = await readManifest(folder)
  if (!manifest) return refused(`${folder} is not a complete backup: it has no ${manifestName} that can be read.`)
  const problems = await fileProblems(folder, manifest)
  if (problems.length === 0) problems.push(...databaseProblems(folder, manifest))
  return problems.length > 0 ? { ok: false, problems: problems.map((message) => ({ message })) } : done(manifest)
}

async function fileProblems(folder: string, { files }: Manifest) {
  const present = new Set(await filesUnder(folder))
  const problems: string[] = []
  for (const file of files) {
    if (!present.delete(file.path)) problems.push(`${file.path} is missing.`)
    else if ((await describe(folder, file.path)).sha256 !== file.sha256) problems.push(`${file.path} has been changed.`)
  }
  present.delete(manifestName)
  return [...problems, ...[...present].map((path) => `${path} does not belong to the backup.`)]
}

function databaseProblems(folder: string, manifest: Manifest) {
  let found: Inspection
  try {
    found = inspect(join(folder, 'gazette.db'))
  } catch (error) {
    return [`gazette.db cannot be read: ${(error as Error).message}.`]
  }
  const miscounted = Object.entries({ ...found.rows, ...manifest.rows })
    .map(([table]) => table)
    .filter((table) => found.rows[table] !== manifest.rows[table])
  return [
    ...found.problems.map((problem) => `gazette.db: ${problem}.`),
    ...miscounted.map((table) => `The table ${table} has ${found.rows[table]} rows, not ${manifest.rows[table]}.`),
    ...uploadProblems(found, manifest),
  ]
}

/**
 * Uploads against the files: a document against the checksum that readers are shown, and every stored file against the one
 * that was kept of it. What the database itself knows to be damaged is no fault of the copy, which is as true as its original.
 */
function uploadProblems({ media, storedFiles }: Inspection, { files }: Manifest) {
  const sums = new Map(files.map(({ path, sha256 }) => [path, sha256]))
  const damaged = new Set(storedFiles.filter(({ problem }) => problem).map(({ mediaId, name }) => `${mediaId}/${name}`))
  const known = new Set(storedFiles.map(({ mediaId }) => mediaId))
  const documents = media.flatMap(({ id, type, sha256 }) => {
    if (!known.has(id) && !files.some(({ path }) => path.startsWith(`media/${id}/`)))
      return [`The files of upload ${id} are missing.`]
    if (isPicture(type)) return []
    const path = `${id}/${documentFile(type)}`
    if (damaged.has(path) || sums.get(`media/${path}`) === sha256) return []
    return [`The document of upload ${id} is not the one that was uploaded.`]
  })
  const others = storedFiles.flatMap(({ mediaId, name, sha256 }) => {
    const found = sums.get(`media/${mediaId}/${name}`)
    if (damaged.has(`${mediaId}/${name}`) || found === sha256) return []
    return [`The file ${name} of upload ${mediaId} is ${found ? 'not the one that was kept' : 'missing'}.`]
  })
  return [...documents, ...others]
}
