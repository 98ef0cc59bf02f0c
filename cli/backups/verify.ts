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

function uploadProblems({ media }: Inspection, { files }: Manifest) {
  return media.flatMap(({ id, type, sha256 }) => {
    const own = files.filter(({ path }) => path.startsWith(`media/${id}/`))
    if (own.length === 0) return [`The files of upload ${id} are missing.`]
    if (isPicture(type)) return []
    const document = own.find(({ path }) => path.endsWith(`/${documentFile(type)}`))
    return document?.sha256 === sha256 ? [] : [`The document of upload ${id} is not the one that was uploaded.`]
  })
}
