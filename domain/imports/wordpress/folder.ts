import { lstat, realpath } from 'node:fs/promises'
import { isAbsolute, join, sep } from 'node:path'

/** Nothing outside the folder is ever read, whatever an export or a link says. */
export type UploadFolder = {
  /** Returns the full path for a place such as "2014/10/report.pdf". */
  find(place: string): Promise<string | undefined>
}

export async function openUploads(path: string): Promise<UploadFolder | undefined> {
  const root = await realpath(path).catch(() => undefined)
  if (root === undefined || !(await lstat(root)).isDirectory()) return undefined
  return {
    async find(place) {
      for (const spelling of placeSpellings(place)) {
        const file = await pathInside(root, spelling)
        if (file !== undefined) return file
      }
    },
  }
}

/** Returns paths of a place below the folder of uploads, of a site or of WordPress. Accented letters have two forms. */
function placeSpellings(place: string) {
  const bare = place.replace(/^\/+/, '').replace(/^sites\/\d+\//, '')
  const forms = [...new Set([place, bare, bare.normalize('NFC'), bare.normalize('NFD')])]
  return ['', 'uploads', 'wp-content/uploads', 'files'].flatMap((folder) => forms.map((form) => join(folder, form)))
}

async function pathInside(root: string, place: string): Promise<string | undefined> {
  if (isAbsolute(place) || place.includes('\0') || place.split(/[/\\]/).includes('..')) return undefined
  try {
    // The target of a link counts, not the place of the link.
    const file = await realpath(join(root, place))
    return file.startsWith(root + sep) && (await lstat(file)).isFile() ? file : undefined
  } catch (error) {
    if (
      ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code))
    )
      return undefined
    throw error
  }
}
