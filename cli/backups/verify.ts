import { join } from 'node:path'
import { inspectFile, newestActIn, type Inspection } from '@/db/snapshot'
import { tableSums } from '@/db/table-sums'
import { documentFile } from '@/lib/files/media-files'
import { isPicture } from '@/lib/files/media-types'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { describeFile, filesUnder, manifestName, readManifest, type Manifest } from '@/domain/backups/manifest'

/** Returns a sentence for each problem. `place`: the name in sentences; `each`: bytes read. */
export async function verifyBackup(
  folder: string,
  { place = folder, each }: { place?: string; each?: (bytes: number) => void } = {},
): Promise<Result<Manifest>> {
  const manifest = await readManifest(folder)
  if (!manifest) return incompleteBackup(place)
  const problems = await fileProblems(folder, manifest, each)
  if (problems.length === 0) problems.push(...databaseProblems(join(folder, 'gazette.db'), manifest))
  return problems.length > 0 ? refusedWith(problems) : done(manifest)
}

export function incompleteBackup(place: string) {
  return refused(`${place} is not a complete backup: it has no ${manifestName} that can be read.`)
}

async function fileProblems(folder: string, { files }: Manifest, each?: (bytes: number) => void) {
  const present = new Set(await filesUnder(folder))
  const problems: string[] = []
  for (const file of files) {
    if (!present.delete(file.path)) problems.push(`${file.path} is missing.`)
    else if ((await describeFile(folder, file.path)).sha256 !== file.sha256)
      problems.push(`${file.path} has been changed.`)
    each?.(file.bytes)
  }
  present.delete(manifestName)
  return [...problems, ...[...present].map((path) => `${path} does not belong to the backup.`)]
}

function databaseProblems(database: string, manifest: Manifest): string[] {
  let inspection: Inspection
  let sums: Record<string, string>
  try {
    inspection = inspectFile(database)
    sums = tableSums(database)
  } catch (error) {
    return [`gazette.db cannot be read: ${(error as Error).message}.`]
  }
  const miscounted = Object.entries({ ...inspection.rows, ...manifest.rows })
    .map(([table]) => table)
    .filter((table) => inspection.rows[table] !== manifest.rows[table])
  return [
    ...copyProblems(inspection, manifest),
    ...miscounted.map((table) => `The table ${table} has ${inspection.rows[table]} rows, not ${manifest.rows[table]}.`),
    ...Object.keys({ ...sums, ...manifest.sums })
      .filter((table) => !miscounted.includes(table) && sums[table] !== manifest.sums[table])
      .map((table) => `The rows of the table ${table} are not those that were backed up.`),
    ...recordProblems(database, manifest),
  ]
}

export function copyProblems(inspection: Inspection, manifest: Manifest): string[] {
  return [...inspection.problems.map((problem) => `gazette.db: ${problem}.`), ...uploadProblems(inspection, manifest)]
}

function recordProblems(database: string, { record }: Manifest) {
  if (!record) return []
  const { number, hash } = newestActIn(database) ?? {}
  return number === record.number && hash === record.hash
    ? []
    : [
        `The site history in it ends with entry ${number ?? 'none'}, not with entry ${record.number} as its manifest says.`,
      ]
}

/** Compares stored files with their checksums. Known damage is not a fault of the copy, which equals its original. */
function uploadProblems({ media, storedFiles }: Inspection, { files }: Manifest) {
  const sums = new Map(files.map(({ path, sha256 }) => [path, sha256]))
  const damaged = new Set(storedFiles.filter(({ problem }) => problem).map(({ mediaId, name }) => `${mediaId}/${name}`))
  const uploadsWithSums = new Set(storedFiles.map(({ mediaId }) => mediaId))
  const documentProblems = media.flatMap(({ id, type, sha256 }) => {
    if (!uploadsWithSums.has(id) && !files.some(({ path }) => path.startsWith(`media/${id}/`)))
      return [`The files of upload ${id} are missing.`]
    if (isPicture(type)) return []
    const path = `${id}/${documentFile(type)}`
    if (damaged.has(path) || sums.get(`media/${path}`) === sha256) return []
    return [`The document of upload ${id} is not the one that was uploaded.`]
  })
  const storedProblems = storedFiles.flatMap(({ mediaId, name, sha256 }) => {
    const sum = sums.get(`media/${mediaId}/${name}`)
    if (damaged.has(`${mediaId}/${name}`) || sum === sha256) return []
    return [`The file ${name} of upload ${mediaId} is ${sum ? 'not the one that was kept' : 'missing'}.`]
  })
  return [...documentProblems, ...storedProblems]
}
