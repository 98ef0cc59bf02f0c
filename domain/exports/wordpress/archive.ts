import { inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { mainLanguage } from '@/lib/languages/languages'
import { inPortions } from '@/lib/lists/portions'
import type { WxrChannel } from '@/lib/wxr/write'
import type { Actor } from '@/domain/staff/actor'
import { changesOf } from '../../published/item'
import { siteSettings, type Site } from '../../published/site'
import { formerPaths, redirectsByTarget } from '../../published/whole'
import { distinctMoments } from './distinct-moments'
import { entryItem } from './items'
import { publicOutline, sourcesOf, wholeOutline, type OutlineEntry } from './outline'
import { placesOf, shownAt, wordpressType, type WordPressPlace } from './places'
import { allTerms, categoriesFor, publicTerms, termsByPage } from './terms'
import { revisionText, type RevisionText } from './revision-text'
import { uploadWriter, type ExportPart } from './uploads'
import { latinSlug, withoutEnd } from '@/lib/text/slug'
import type { WxrAuthor } from '@/lib/wxr/types'
import type { EntryText } from './meta'
import type { WordPressUpload } from './media-blocks'

type ArchiveRequest = {
  /** Without a final slash. */
  origin: string
  /** The base address of the uploads; by default this site. */
  filesAt?: string
  /** The person who exports everything, with drafts; undefined: the public archive. */
  staff?: Actor
}

export type WordPressArchive = {
  channel: WxrChannel
  entries: number
  /** In WordPress's order, uploads before their text. Only one text is in memory at a time. */
  parts: () => AsyncGenerator<ExportPart>
  moves: () => AsyncGenerator<{ from: string; to: string }>
}

export async function wordpressArchive(
  { origin, filesAt, staff }: ArchiveRequest,
  now: number,
): Promise<WordPressArchive> {
  const [site, outline, termsToExport, redirects] = await Promise.all([
    siteSettings(),
    staff ? wholeOutline(staff, now) : publicOutline(now),
    staff ? allTerms() : publicTerms(now),
    redirectsByTarget(),
  ])
  const { zone } = site
  const places = placesOf(outline, { zone, now })
  const categories = categoriesFor(termsToExport)
  const aboutTerms = await termsByPage()
  const authors = authorsNamed(await creatorNames(outline, site))
  // WordPress has one number sequence: entries keep their ids, uploads follow.
  const moment = distinctMoments()
  const uploads = uploadWriter({ origin, zone, now, staff, filesAt, moment, after: outline.at(-1)?.entryId ?? 0 })
  const hrefOf = linksTo({ origin, outline, places, fileOf: uploads.newestOf })
  const pinned = new Set([...site.pinnedEntryIds, ...(site.leadEntryId ? [site.leadEntryId] : [])])
  const sharedGroups = groupsIn(outline)

  return {
    channel: {
      site: { title: site.name, url: origin, description: site.tagline, language: mainLanguage() },
      authors: [...authors.values()],
      terms: categories.declared,
    },
    entries: outline.length,
    parts,
    moves,
  }

  async function* parts(): AsyncGenerator<ExportPart> {
    for (const standing of outline) {
      const revision = await revisionText(standing.revisionId, standing.kind)
      const later = await laterTexts(standing)
      for (const text of [revision, ...later.texts]) yield* uploads.of(text, standing)
      yield { item: await itemOf(standing, revision, later) }
    }
    if (staff) yield* uploads.unused()
  }

  async function itemOf(standing: OutlineEntry, revision: RevisionText, { draft, next }: LaterTexts) {
    const { entryId, group, path } = standing
    const translates = revision.translatedFrom
      ? (await sourcesOf([revision.translatedFrom])).get(revision.translatedFrom)
      : undefined
    const meta = {
      group: sharedGroups.has(group) ? group : undefined,
      about: aboutTerms.get(entryId),
      // Names a source only if it is in the same file.
      translates: translates !== undefined && places.has(translates) ? translates : undefined,
      draft,
      next,
      moved: path ? await movedTo(entryId, path) : [],
      changes: path ? await changesOf(entryId, now) : [],
    }
    const creator = authors.get(creatorOf(revision.text, site.name))!.login
    const place = places.get(entryId)!
    const date = moment(wordpressType(standing), revision.text.title, shownAt(standing, now))
    const entry = { standing, place, revision, meta, creator, date, sticky: pinned.has(entryId) }
    return entryItem(entry, { origin, zone, categories, hrefOf, uploadOf: uploads.get })
  }

  async function movedTo(entryId: number, path: string) {
    const former = await formerPaths({ entryId, path, now })
    return [...former, ...[path, ...former].flatMap((target) => redirects.get(target) ?? [])]
  }

  async function laterTexts({ draftId, next, kind }: OutlineEntry) {
    const draft = draftId === undefined ? undefined : await revisionText(draftId, kind)
    const texts = draft ? [draft] : []
    const coming: LaterTexts['next'] = []
    for (const { at, revisionId, notice } of next) {
      const text = revisionId === undefined ? undefined : await revisionText(revisionId, kind)
      if (text) texts.push(text)
      coming.push({ at, notice, text: text?.text })
    }
    return { texts, draft: draft?.text, next: coming }
  }

  async function* moves() {
    for (const { entryId, path } of outline) {
      if (!path) continue
      const { path: to } = places.get(entryId)!
      for (const from of [path, ...(await movedTo(entryId, path))]) yield { from, to }
    }
  }
}

type LaterTexts = {
  draft?: RevisionText['text']
  next: { at: number; notice?: OutlineEntry['notice']; text?: RevisionText['text'] }[]
}

async function creatorNames(outline: OutlineEntry[], site: Site) {
  const names = new Set([site.name])
  for (const portion of inPortions(outline.map(({ revisionId }) => revisionId))) {
    const rows = await read()
      .select({ byline: revisions.byline, authors: revisions.authors, type: revisions.publicationType })
      .from(revisions)
      .where(inArray(revisions.id, portion))
    for (const { byline, authors, type } of rows)
      names.add(creatorOf({ byline, publication: type === null ? null : ({ authors } as never) }, site.name))
  }
  return names
}

function groupsIn(outline: OutlineEntry[]) {
  const groups = new Set<number>()
  const sharedGroups = new Set<number>()
  for (const { group } of outline) (groups.has(group) ? sharedGroups : groups).add(group)
  return sharedGroups
}

/** Returns the byline, the publication's authors or the site. No account or e-mail leaves the archive. */
function creatorOf({ byline, publication }: Pick<EntryText, 'byline' | 'publication'>, site: string) {
  const authors = (publication?.authors ?? []).map(({ name }) => name.trim()).filter(Boolean)
  return byline.trim() || authors.join(', ') || site
}

/** WordPress's limit. */
const loginLength = 60

function authorsNamed(names: Iterable<string>): Map<string, WxrAuthor> {
  const authors = new Map<string, WxrAuthor>()
  const usedLogins = new Set<string>()
  for (const name of names) {
    if (authors.has(name)) continue
    const base = withoutEnd(latinSlug(name, 'author').slice(0, loginLength - 5), /-/)
    let login = base
    for (let n = 2; usedLogins.has(login); n++) login = `${base}-${n}`
    usedLogins.add(login)
    authors.set(name, { login, email: '', name })
  }
  return authors
}

type LinkOptions = {
  origin: string
  outline: OutlineEntry[]
  places: Map<number, WordPressPlace>
  /** Returns the newest version that was already written. */
  fileOf: (lineage: string) => WordPressUpload | undefined
}

function linksTo({ origin, outline, places, fileOf }: LinkOptions) {
  const placeOfPath = new Map(
    outline.flatMap(({ entryId, path }) => (path ? [[path, places.get(entryId)!.path] as const] : [])),
  )
  return (href: string) => {
    const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!path.startsWith('/')) return href
    const upload = /^\/files\/([0-9a-z]{12})\//.exec(path)
    if (upload) return fileOf(upload[1]!)?.url ?? origin + path
    const end = path.search(/[?#]|$/)
    const place = placeOfPath.get(path.slice(0, end))
    return place === undefined ? href : place + path.slice(end)
  }
}
