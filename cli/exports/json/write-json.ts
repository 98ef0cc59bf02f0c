import { FilesBeside, everyEntry, type Folder, FormerTable } from '../folder'
import { writeReadme } from '../readme'
import { siteFrame } from '@/app/(site)/frame'
import { entryData } from '@/app/(site)/open-data/entry-data'
import type { EntryData } from '@/app/(site)/open-data/shapes'
import type { Frame } from '@/components/site/frame'
import { harmlessBody } from '@/domain/content/body/document'
import type { ListedEntry } from '@/domain/published/entry-list'
import { entryParts } from '@/domain/published/entry-parts'
import { liveTerms, type TermKind } from '@/domain/published/terms'
import { siteLanguages } from '@/lib/languages/languages'
import { appendFile, rename, rm, writeFile } from 'node:fs/promises'

type OnEntries = (entries: number) => void

export async function writeJson(folder: Folder, at: number, each: OnEntries): Promise<number> {
  const frame = await siteFrame({ at })
  const beside = new FilesBeside(folder)
  const former = await FormerTable.at(at, frame.origin)
  const rows: string[] = []
  for await (const entry of everyEntry(at)) {
    const data = await exportedEntry({ frame, entry, at, former }, beside)
    const file = `entries/${data.id}.json`
    await folder.write(file, `${JSON.stringify(data, null, 2)}\n`)
    const { id, kind, language, title, url, dated, updated } = data
    rows.push(JSON.stringify({ id, kind, language, title, url, dated, updated, file }))
    each(rows.length)
  }
  await folder.write('index.json', `${await jsonOpening(at)}\n    ${rows.join(',\n    ')}${jsonClosing}`)
  await former.write(folder)
  await writeReadme(folder, 'json', at)
  return rows.length
}

/** Names uploads by address and checksum. Returns the number of entries. */
export async function writeJsonFile(file: string, at: number, each: OnEntries): Promise<number> {
  const frame = await siteFrame({ at })
  const former = await FormerTable.at(at, frame.origin)
  const unfinished = `${file}.unfinished`
  let count = 0
  try {
    await writeFile(unfinished, await jsonOpening(at))
    for await (const entry of everyEntry(at)) {
      const data = JSON.stringify(await exportedEntry({ frame, entry, at, former }))
      await appendFile(unfinished, `${count > 0 ? ',' : ''}\n    ${data}`)
      each(++count)
    }
    await appendFile(unfinished, jsonClosing)
    await rename(unfinished, file)
    return count
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function jsonOpening(at: number) {
  return `${JSON.stringify(await exportHead(at), null, 2).replace(/\n}$/, '')},\n  "entries": [`
}
const jsonClosing = '\n  ]\n}\n'

export type ExportedEntry = EntryData & {
  /** ProseMirror JSON. */
  body: unknown
  body_schema: number
  picture: { upload: string; alt: string; caption: string; credit: string } | null
  /** Full addresses. */
  former_addresses: string[]
  /** Empty if the export is a single file. */
  stored: { upload: string; path: string; name: string; type: string; bytes: number; sha256: string }[]
}

type EntryToWrite = { frame: Frame; entry: ListedEntry; at: number; former: FormerTable }

async function exportedEntry({ frame, entry, at, former }: EntryToWrite, beside?: FilesBeside): Promise<ExportedEntry> {
  const { lead } = entry
  const parts = (await entryParts({ entryId: entry.entryId, now: at }))!
  const stored: ExportedEntry['stored'] = []
  for (const upload of beside ? parts.uploads : []) {
    const file = await beside!.keep(upload, entry.title)
    const { id, name, type } = upload
    if (file) stored.push({ upload: id, path: file.path, name, type, bytes: file.bytes, sha256: file.sha256 })
  }
  return {
    ...entryData(frame, entry),
    body: harmlessBody(parts.body),
    body_schema: parts.schemaVersion,
    picture: lead ? { upload: lead.id, alt: lead.alt, caption: lead.caption, credit: lead.credit } : null,
    former_addresses: former.leadingTo(entry.path),
    stored,
  }
}

/** UTC ms. */
async function exportHead(at: number) {
  const { site, origin, language } = await siteFrame({ at })
  const { name, tagline, publisher, contact, zone, menu, organisations } = site
  return {
    gazette: 'json',
    version: 1,
    moment: new Date(at).toISOString(),
    site: { url: origin, language, name, tagline, publisher, contact, zone, menu, organisations },
    terms: [...(await exportTerms('topic', at)), ...(await exportTerms('country', at))],
  }
}

async function exportTerms(kind: TermKind, now: number) {
  const termsBySlug = new Map<
    string,
    { kind: TermKind; slug: string; name: string; names: object; code: string | null; description: string }
  >()
  for (const language of siteLanguages())
    for (const { slug, name, names, code, description } of await liveTerms({ now, language, kind, ownOnly: true }))
      termsBySlug.set(slug, { kind, slug, name, names, code, description })
  return [...termsBySlug.values()]
}
