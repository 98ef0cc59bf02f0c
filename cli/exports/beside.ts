import { extname } from 'node:path'
import type { EntryPart } from '@/domain/published/entry-parts'
import { isPicture } from '@/lib/files/media-types'
import type { Folder } from './folder'

export type BesideFile = { upload: EntryPart; path: string; bytes: number; sha256: string }

export class FilesBeside {
  private readonly filesByUpload = new Map<string, BesideFile | undefined>()

  constructor(private readonly folder: Folder) {}

  /** Undefined, with a sentence in `problems`, if the file is not as published. */
  async keep(upload: EntryPart, title: string): Promise<BesideFile | undefined> {
    if (!this.filesByUpload.has(upload.id)) this.filesByUpload.set(upload.id, await this.copy(upload, title))
    return this.filesByUpload.get(upload.id)
  }

  private async copy(upload: EntryPart, title: string): Promise<BesideFile | undefined> {
    const { kept: storedFile } = upload
    const problem = (what: string) => void this.folder.problems.push(`${upload.name}, which “${title}” uses, ${what}.`)
    if (!storedFile) return problem('is not kept, or is known to be damaged')
    const path = besidePath(upload, storedFile.name)
    const copy = await this.folder.copyStored(path, {
      stored: `${upload.id}/${storedFile.name}`,
      sha256: storedFile.sha256,
    })
    if (copy.problem) return problem(copy.problem === 'missing' ? 'is missing' : 'is not what was published')
    return { upload, path, ...copy.sum }
  }
}

/** `files/abc/2/report.pdf` as in its address; a picture by its name with the stored type. */
function besidePath({ id, lineage, version, name, type }: EntryPart, storedName: string) {
  if (!isPicture(type)) return `files/${lineage}/${version}/${name}`
  const base = name.slice(0, name.length - extname(name).length) || id
  return `media/${id}/${base}${extname(storedName).replace('.jpeg', '.jpg')}`
}
