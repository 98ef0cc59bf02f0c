import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { bySlices } from '@/db/slices'
import { entries, redirects, releases, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { pauses } from '@/lib/pauses'
import { portions } from '@/lib/portions'
import { areaOf } from '@/lib/public-address'
import { permit, type Actor } from '@/domain/staff/actor'
import { harmlessBody } from '@/domain/content/body/document'
import { headIdOf } from '@/domain/entries/head'
import { ownPath, whyBroken } from './links'
import { isLive } from '@/domain/published/live'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { siteSettings } from '@/domain/published/site'
import { livePaths } from '@/domain/published/sitemap'

/** A link to this site that leads nowhere now: its words, where it leads, and why, as the end of a sentence. */
export type BrokenLink = { words: string; href: string; why: string }

/** The broken links of one text: the one that readers have, or a newer draft. */
export type BrokenIn = {
  entryId: number
  title: string
  language: Language
  isDraft: boolean
  links: BrokenLink[]
}

export type BrokenLinks = {
  texts: BrokenIn[]
  menu: BrokenLink[]
  redirects: { id: number; source: string; target: string }[]
}

/**
 * Every link of this site in live texts, newest drafts, the menu and redirects that leads nowhere at a moment (UTC ms).
 * Texts are read in slices, and the links of each revision are cached: only texts that are new or changed are read again.
 */
export async function brokenLinks(actor: Actor, now: number): Promise<BrokenLinks> {
  permit(actor, 'manageRedirects')
  const [live, { menu }, redirectRows] = await Promise.all([
    livePaths(now),
    siteSettings(),
    read().select().from(redirects),
  ])
  const why = reasons(live, now)
  const texts: BrokenIn[] = []
  const newest = await newestTexts(now)
  forgetOthers(newest)
  const pause = pauses()
  for (const part of portions(newest, slice)) {
    await cacheLinks(part)
    await pause()
    for (const { revisionId, entryId, isDraft } of part) {
      if (!(await leadsAstray(revisionId, why))) continue
      const { body, title, language } = await textOf(revisionId)
      const links = await brokenAmong(linksIn(harmlessBody(body)), why)
      if (links.length) texts.push({ entryId, title, language, isDraft, links })
    }
  }
  const silent: BrokenLinks['redirects'] = []
  for (const { id, source, target } of redirectRows) if (await why(target)) silent.push({ id, source, target })
  const lines = menu.map(({ label, path }) => ({ words: label, href: path }))
  return { texts, menu: await brokenAmong(lines, why), redirects: silent }
}

type LinkInText = { words: string; href: string }
type Why = (href: string) => Promise<string | undefined>

async function brokenAmong(links: LinkInText[], why: Why) {
  const broken: BrokenLink[] = []
  for (const link of links) {
    const reason = await why(link.href)
    if (reason) broken.push({ ...link, why: reason })
  }
  return broken
}

/** Looks up why an address leads nowhere: each only once, and the addresses of live entries not at all. */
function reasons(live: Set<string>, now: number): Why {
  const cachedReasons = new Map<string, string | undefined>()
  return async (href) => {
    if (live.has(href)) return undefined
    if (!cachedReasons.has(href)) {
      const path = ownPath(href)
      cachedReasons.set(href, path === undefined || live.has(path) ? undefined : await whyNow(path, now))
    }
    return cachedReasons.get(href)
  }
}

async function whyNow(path: string, now: number) {
  const why = await whyBroken(path, now)
  // A file that no text uses yet can be linked to before it is.
  if (why || areaOf(path) === 'files') return why
  return (await readerAnswerAt(path, now)) ? undefined : 'leads to a list that nothing is in yet'
}

const slice = 200

type Newest = { revisionId: number; counter: number; entryId: number; isDraft: boolean }

/** The texts that readers have, and newer ones that nobody has released, in the order of their entries. */
async function newestTexts(now: number): Promise<Newest[]> {
  const columns = { revisionId: revisions.id, counter: revisions.counter, entryId: revisions.entryId }
  const live = await bySlices(releases.entryId, (inside) =>
    read()
      .select(columns)
      .from(releases)
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .where(and(inside, isLive(now), isNull(entries.trashedAt))),
  )
  const heads = await bySlices(entries.id, (inside) =>
    read()
      .select(columns)
      .from(entries)
      .innerJoin(revisions, eq(revisions.id, headIdOf(entries.id)))
      .where(and(inside, isNull(entries.trashedAt))),
  )
  const liveIds = new Set(live.map(({ revisionId }) => revisionId))
  const drafts = heads.filter(({ revisionId }) => !liveIds.has(revisionId))
  return [
    ...live.map((text) => ({ ...text, isDraft: false })),
    ...drafts.map((text) => ({ ...text, isDraft: true })),
  ].sort((a, b) => a.entryId - b.entryId || a.revisionId - b.revisionId)
}

/**
 * Where the links of revisions lead on this site: addresses alone, since words may have to be erased. Released revisions never
 * change; a draft's counter says whether it did.
 */
let cache: { db: Db; hrefs: Map<number, { counter: number; hrefs: string[] }> } | undefined

function cachedLinks() {
  const db = read()
  if (cache?.db !== db) cache = { db, hrefs: new Map() }
  return cache.hrefs
}

function forgetOthers(texts: Newest[]) {
  const ids = new Set(texts.map(({ revisionId }) => revisionId))
  for (const id of cachedLinks().keys()) if (!ids.has(id)) cachedLinks().delete(id)
}

async function cacheLinks(texts: Newest[]) {
  const links = cachedLinks()
  const changedTexts = texts.filter(({ revisionId, counter }) => links.get(revisionId)?.counter !== counter)
  if (!changedTexts.length) return
  const ids = changedTexts.map(({ revisionId }) => revisionId)
  const rows = await read()
    .select({ id: revisions.id, counter: revisions.counter, body: revisions.body })
    .from(revisions)
    .where(and(inArray(revisions.id, ids), sql`instr(${revisions.bodyHtml}, 'href="') > 0`))
  for (const { revisionId, counter } of changedTexts) links.set(revisionId, { counter, hrefs: [] })
  for (const { id, counter, body } of rows) {
    const ownHrefs = linksIn(harmlessBody(body)).flatMap(({ href }) => (ownPath(href) === undefined ? [] : [href]))
    links.set(id, { counter, hrefs: [...new Set(ownHrefs)] })
  }
}

async function leadsAstray(revisionId: number, why: Why) {
  for (const href of cachedLinks().get(revisionId)?.hrefs ?? []) if (await why(href)) return true
  return false
}

async function textOf(revisionId: number) {
  const [row] = await read()
    .select({ body: revisions.body, title: revisions.title, language: entries.language })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(eq(revisions.id, revisionId))
  return row!
}

type Node = { type?: string; text?: string; marks?: { type: string; attrs?: { href?: string } }[]; content?: Node[] }

/** The links of a body with their words; one that runs over several marks is one. */
export function linksIn(body: unknown): LinkInText[] {
  const links: LinkInText[] = []
  let open: LinkInText | undefined
  const walk = ({ text, marks = [], content = [] }: Node) => {
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href
    if (href !== undefined && open?.href === href) open.words += text ?? ''
    else {
      open = href === undefined ? undefined : { words: text ?? '', href }
      if (open) links.push(open)
    }
    content.forEach(walk)
  }
  walk(body as Node)
  return links
}
