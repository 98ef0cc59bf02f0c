import { constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { checksumOfStream } from '@/lib/files/checksum'
import { done, refused, type Result } from '@/lib/result'

/** `paths` are relative; `links` lead out of the folder and are ignored. */
export type SourceFolder = {
  root: string
  paths: string[]
  links: string[]
  find: (path: string) => string | undefined
}

const maxFiles = 100_000

/** Lists all files in a folder. Leaves out links and hidden files: nothing outside the folder is ever read. */
export async function openFolder(dir: string): Promise<Result<SourceFolder>> {
  const root = await realpath(dir).catch(() => undefined)
  if (!root || !(await lstat(root)).isDirectory()) return refused(`${dir} is no folder that can be read.`, 'folder')
  const [paths, links, folders] = [[] as string[], [] as string[], ['']]
  for (let subfolder = folders.pop(); subfolder !== undefined; subfolder = folders.pop()) {
    for (const entry of await readdir(join(root, subfolder), { withFileTypes: true })) {
      const path = subfolder ? `${subfolder}/${entry.name}` : entry.name
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.name.startsWith('.')) continue
      else if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) paths.push(path)
    }
    if (paths.length > maxFiles)
      return refused(`There are more than ${maxFiles.toLocaleString('en')} files in ${dir}.`, 'folder')
  }
  return done({ root, paths: paths.sort(), links: links.sort(), find: pathFinder(paths) })
}

/** Finds a file by a typed path: with composed letters or not; other capitals or spaces if only one file matches. */
function pathFinder(paths: string[]) {
  const exact = new Map(paths.map((path) => [path.normalize('NFC'), path]))
  const folded = new Map<string, string | undefined>()
  for (const path of paths) {
    const key = foldedPath(path)
    folded.set(key, folded.has(key) ? undefined : path)
  }
  return (typed: string) => {
    const path = typed
      .trim()
      .replace(/^(\.\/)+/, '')
      .normalize('NFC')
    return exact.get(path) ?? folded.get(foldedPath(path))
  }
}

function foldedPath(path: string) {
  return path.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
}

/** Returns undefined if the file is gone, or leads elsewhere by now. */
export async function openFile({ root }: SourceFolder, path: string) {
  const whole = join(root, path)
  if ((await realpath(whole).catch(() => '')) !== whole || !whole.startsWith(root + sep)) return undefined
  const file = await open(whole, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined)
  if (file && (await file.stat()).isFile()) return file
  await file?.close()
}

export async function checksumOfFile(folder: SourceFolder, path: string): Promise<string | undefined> {
  const file = await openFile(folder, path)
  return file && (await checksumOfStream(file.createReadStream())).sha256
}
