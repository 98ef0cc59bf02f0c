import { Node } from '@tiptap/pm/model'
import { siteFrame } from '@/app/(site)/frame'
import { bodySchema } from '@/domain/body/schema'
import type { ListedEntry } from '@/domain/published/entry-list'
import { liveAddresses } from '@/domain/published/sitemap'
import { siteLanguage } from '@/lib/languages'
import { FilesBeside } from '../beside'
import { everyEntry } from '../entries'
import type { Folder } from '../folder'
import { writtenEntry, type WrittenEntry } from '../json/written-entry'
import { wayTo } from '../site/places'
import { markdownOf } from './blocks'
import { plainInline } from './escapes'
import { frontMatter } from './front-matter'

/** Writes each entry that was public at a moment (UTC ms) as Markdown at its own address, and its files. Returns how many. */
export async function writeMarkdown(folder: Folder, at: number, each: (done: number) => void): Promise<number> {
  const [frame, live] = await Promise.all([siteFrame({ at, language: siteLanguage }), liveAddresses(at)])
  const paths = new Set(live.map(({ path }) => path))
  const beside = new FilesBeside(folder)
  let done = 0
  for await (const entry of everyEntry(at)) {
    const data = await writtenEntry({ frame, entry, at }, beside)
    await folder.write(fileOf(entry.path), documentOf(entry, data, { paths, origin: frame.origin }))
    each(++done)
  }
  return done
}

/** `2014/10/report.md` for `/2014/10/report` */
function fileOf(path: string) {
  return `${decodeURI(path).slice(1)}.md`
}

type Site = { paths: Set<string>; origin: string }

function documentOf({ path, lead }: ListedEntry, data: WrittenEntry, { paths, origin }: Site) {
  const here = fileOf(path)
  const storedOf = (mediaId: string) => data.stored.find((one) => one.upload === mediaId)
  const placed = (mediaId: string) => {
    const found = storedOf(mediaId)
    return found && { path: wayTo(here, found.path), name: found.name }
  }
  const text = markdownOf(Node.fromJSON(bodySchema, data.body), { lead: leadFrom(here, { paths, origin }), placed })
  return `${frontMatter(data, lead && storedOf(lead.id)?.path)}\n# ${plainInline(data.title)}\n\n${text}`
}

/** Links to other entries lead to their files, those to anything else of the site to the site. */
function leadFrom(here: string, { paths, origin }: Site) {
  return (href: string) => {
    const own = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!own.startsWith('/')) return href
    const [path = '', place] = own.split('#')
    return paths.has(path) ? wayTo(here, fileOf(path)) + (place ? `#${place}` : '') : origin + own
  }
}
