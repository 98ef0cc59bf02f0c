import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolders, copyDurably, linkFile } from './copy'
import { describeFile, manifestName, readManifest, type Manifest } from '@/domain/backups/manifest'
import { withPart, type BackupPart } from './parts'

export type FileDescriptions = Manifest['files']

/** Links unchanged uploads of an earlier backup without reading them. Copies the rest and reads it again. */
export async function fillFolder(
  folder: string,
  parts: BackupPart[],
  how: { earlier?: string; each: (bytes: number) => void },
) {
  const manifest = how.earlier ? await readManifest(how.earlier) : undefined
  const earlier = new Map(manifest?.files.map((file) => [file.path, file]))
  const files: FileDescriptions = []
  for (const part of parts) {
    const { path, bytes, sha256 } = part
    const to = join(folder, path)
    const earlierFile = earlier.get(path)
    const isSame = earlierFile !== undefined && earlierFile.sha256 === sha256 && earlierFile.bytes === bytes
    if (isSame && (await linkFile(join(how.earlier!, path), to))) files.push(earlierFile)
    else {
      // The copy of the database is already in the folder.
      if (!('from' in part && part.from === to)) await withPart(part, (from) => copyDurably(from, to))
      files.push(await describeFile(folder, path))
    }
    how.each(bytes)
  }
  return files
}

export async function sealFolder(folder: string, manifest: Manifest) {
  const text = JSON.stringify(manifest, null, 1)
  await writeFile(join(folder, manifestName), text, { mode: 0o600, flush: true })
  await flushFolders(folder)
}
