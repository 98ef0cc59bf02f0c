import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { done, refused, type Result } from '@/lib/result'
import type { TermNames } from '@/db/schema'
import { regionCode } from '@/lib/languages/languages'
import { nameKey, slugify } from '@/lib/text/slug'
import type { Actor } from '@/domain/staff/actor'
import { allTerms, createTerm } from '@/domain/entries/terms'

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
  if (!file) return undefined
  const hash = createHash('sha256')
  for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

type SiteTerm = { id: number; kind: 'topic' | 'country'; slug: string; name: string; names: TermNames }
type TermKind = SiteTerm['kind']

type TermMeaning = { is: 'known'; id: number } | { is: 'new'; name: string } | { is: 'nothing'; why: string }

/** Finds topics by name or address, countries also by code. A new country needs a country's name. */
function meaningOf(kind: TermKind, name: string, terms: SiteTerm[]): TermMeaning {
  const termsOfKind = terms.filter((term) => term.kind === kind)
  const key = nameKey(name)
  const match = termsOfKind.find((term) => key !== '' && namesOf(term).some((spelling) => nameKey(spelling) === key))
  if (match) return { is: 'known', id: match.id }
  const code = kind === 'country' ? regionCode(name) : undefined
  const country = code && termsOfKind.find((term) => namesOf(term).some((spelling) => regionCode(spelling) === code))
  if (country) return { is: 'known', id: country.id }
  if (kind === 'topic') return key ? { is: 'new', name } : { is: 'nothing', why: `“${name}” is no name for a topic.` }
  if (!code) return { is: 'nothing', why: `“${name}” is no country, and none of the site’s countries is called so.` }
  return { is: 'new', name: new Intl.DisplayNames('en', { type: 'region' }).of(code)! }
}

function namesOf({ name, slug, names }: SiteTerm) {
  return [name, slug, ...Object.values(names)]
}

export type TermFinder = {
  /** Empty if somebody decided that the word means nothing. */
  idOf: (kind: TermKind, name: string) => Promise<Result<number[]>>
  newTerms: { kind: TermKind; name: string }[]
}

export async function termFinder(actor: Actor, { isDry }: { isDry: boolean }, now: number): Promise<TermFinder> {
  const terms: SiteTerm[] = await allTerms(actor)
  const newTerms: TermFinder['newTerms'] = []
  async function idOf(kind: TermKind, name: string): Promise<Result<number[]>> {
    const meaning = meaningOf(kind, name, terms)
    if (meaning.is === 'known') return done([meaning.id])
    if (meaning.is === 'nothing') return refused(meaning.why)
    const slug = slugify(meaning.name, '') || `${kind}-${terms.length + 1}`
    const created = isDry
      ? done({ id: -newTerms.length - 1 })
      : await createTerm(actor, { kind, name: meaning.name, slug }, now)
    if (!created.ok) return created
    terms.push({ id: created.value.id, kind, slug, name: meaning.name, names: {} })
    newTerms.push({ kind, name: meaning.name })
    return done([created.value.id])
  }
  return { idOf, newTerms }
}
