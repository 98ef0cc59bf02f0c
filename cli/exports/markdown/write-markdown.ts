import { siteFrame } from '@/app/(site)/frame'
import { readBody } from '@/domain/content/body/document'
import type { ListedEntry } from '@/domain/published/entry-list'
import { liveAddresses } from '@/domain/published/sitemap'
import { FilesBeside } from '../beside'
import { everyEntry } from '../entries'
import type { Folder } from '../folder'
import { FormerTable } from '../former-table'
import { exportHead } from '../json/head'
import { exportedEntry, type ExportedEntry } from '../json/exported-entry'
import { writeReadme } from '../readme'
import { relativeLink } from '../site/places'
import { markdownOf } from './blocks'
import { plainLine } from './escapes'
import { frontMatter } from './front-matter'

/** Writes each file at the entry's address. Returns the number at a moment (UTC ms). */
export async function writeMarkdown(folder: Folder, at: number, each: (entries: number) => void): Promise<number> {
  const [frame, live] = await Promise.all([siteFrame({ at }), liveAddresses(at)])
  const paths = new Set(live.map(({ path }) => path))
  const beside = new FilesBeside(folder)
  const former = await FormerTable.at(at, frame.origin)
  let count = 0
  for await (const entry of everyEntry(at)) {
    const data = await exportedEntry({ frame, entry, at, former }, beside)
    await folder.write(fileOf(entry.path), markdownDocument(entry, data, { paths, origin: frame.origin }))
    each(++count)
  }
  const { gazette: _, version: __, ...site } = await exportHead(at)
  await folder.write('site.json', `${JSON.stringify(site, null, 2)}\n`)
  await former.write(folder)
  await writeReadme(folder, 'markdown', at)
  return count
}

/** `2014/10/report.md` for `/2014/10/report` */
function fileOf(path: string) {
  return `${decodeURI(path).slice(1)}.md`
}

type ExportedSite = { paths: Set<string>; origin: string }

function markdownDocument({ path }: ListedEntry, data: ExportedEntry, { paths, origin }: ExportedSite) {
  const ownFile = fileOf(path)
  const storedOf = (mediaId: string) => data.stored.find((file) => file.upload === mediaId)
  const placed = (mediaId: string) => {
    const stored = storedOf(mediaId)
    return stored && { path: relativeLink(ownFile, stored.path), name: stored.name }
  }
  const text = markdownOf(readBody(data.body).doc, { lead: linkResolverFrom(ownFile, { paths, origin }), placed })
  return `${frontMatter(data, { origin, fileOf: (otherPath) => (paths.has(otherPath) ? fileOf(otherPath) : null) })}\n# ${plainLine(data.title)}\n\n${text}`
}

/** Other links lead to the live site. */
function linkResolverFrom(file: string, { paths, origin }: ExportedSite) {
  return (href: string) => {
    const local = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!local.startsWith('/')) return href
    const [path = '', fragment] = local.split('#')
    return paths.has(path) ? relativeLink(file, fileOf(path)) + (fragment ? `#${fragment}` : '') : origin + local
  }
}
