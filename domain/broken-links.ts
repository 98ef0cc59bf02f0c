import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, redirects, releases, revisions } from '@/db/schema'
import { env } from '@/lib/env'
import type { Language } from '@/lib/languages'
import { permit, type Actor } from './actor'
import { headIdOf } from './head'
import { ownPath, whyBroken } from './links'
import { isLive } from './published/live'
import { leadsTo } from './published/redirects'
import { answerAt } from './published/answers'
import { liveAddresses, siteSettings } from './published/site'

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
 * Texts are read in slices, and what links a revision has is remembered: only what was written since is read again.
 */
export async function brokenLinks(actor: Actor, now: number): Promise<BrokenLinks> {
  permit(actor, 'manageRedirects')
  const [live, { menu }, led] = await Promise.all([liveAddresses(now), siteSettings(), read().select().from(redirects)])
  const why = reasons(new Set(live.map(({ path }) => path)), now)
  const texts: BrokenIn[] = []
  for (let after = 0; ; await breathe()) {
    const rows = await linkingTexts(after, now)
    for (const { found, ...text } of rows) {
      const links = await brokenOf(found, why)
      if (links.length) texts.push({ ...text, links })
    }
    if (rows.length < slice) break
    after = rows.at(-1)!.revisionId
  }
  const silent: BrokenLinks['redirects'] = []
  for (const { id, source, target } of led) if (await why(target)) silent.push({ id, source, target })
  const lines = menu.map(({ label, path }) => ({ words: label, href: path }))
  return { texts, menu: await brokenOf(lines, why), redirects: silent }
}

type Found = { words: string; href: string }
type Why = (href: string) => Promise<string | undefined>

async function brokenOf(found: Found[], why: Why) {
  const broken: BrokenLink[] = []
  for (const link of found) {
    const reason = await why(link.href)
    if (reason) broken.push({ ...link, why: reason })
  }
  return broken
}

/** Why an address leads nowhere: each asked once, and those of live entries not at all. */
function reasons(live: Set<string>, now: number): Why {
  const known = new Map<string, Promise<string | undefined>>()
  return async (href) => {
    const path = ownPath(href)
    if (path === undefined || live.has(path)) return undefined
    if (!known.has(path)) known.set(path, whyNow(path, now))
    return known.get(path)
  }
}

async function whyNow(path: string, now: number) {
  const why = await whyBroken(path, now)
  if (why || machine.test(path)) return why
  const leads = (await answerAt(path, now)) ?? (await leadsTo({ source: path, now }))
  return leads ? undefined : 'leads to a list that nothing is in yet'
}
const machine = /\.(xml|txt|json)$|^\/(api|oai|\.well-known|wp-content|files|media)(\/|$)/

const slice = 200

/** Texts that readers have, or that are newest and nobody released, with a link to this site, in the order of their revisions. */
async function linkingTexts(after: number, now: number) {
  const current = sql<number>`exists (select 1 from ${releases} where ${releases.revisionId} = ${revisions.id}
    and ${releases.entryId} = ${revisions.entryId} and ${isLive(now)})`
  const links = or(
    sql`instr(${revisions.bodyHtml}, 'href="/') > 0`,
    sql`instr(${revisions.bodyHtml}, ${`href="${env().siteUrl}`}) > 0`,
  )
  const rows = await read()
    .select({
      ...{ revisionId: revisions.id, counter: revisions.counter, entryId: revisions.entryId },
      ...{ title: revisions.title, language: entries.language, isLive: current },
    })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        gt(revisions.id, after),
        isNull(entries.trashedAt),
        or(eq(revisions.id, headIdOf(revisions.entryId)), current),
        links,
      ),
    )
    .orderBy(asc(revisions.id))
    .limit(slice)
  const found = await Promise.all(rows.map(linksOf))
  return rows.map(({ isLive, counter: _, ...row }, n) => ({ ...row, isDraft: !isLive, found: found[n]! }))
}

const remembered = new Map<number, { counter: number; found: Found[] }>()

/** Released revisions never change; a draft's counter says whether it did. */
async function linksOf({ revisionId, counter }: { revisionId: number; counter: number }): Promise<Found[]> {
  const kept = remembered.get(revisionId)
  if (kept?.counter === counter) return kept.found
  const [row] = await read().select({ body: revisions.body }).from(revisions).where(eq(revisions.id, revisionId))
  const found = row ? linksIn(row.body) : []
  if (remembered.size > 50_000) remembered.clear()
  remembered.set(revisionId, { counter, found })
  return found
}

type Node = { type?: string; text?: string; marks?: { type: string; attrs?: { href?: string } }[]; content?: Node[] }

/** The links of a body with their words; one that runs over several marks is one. */
export function linksIn(body: unknown): Found[] {
  const found: Found[] = []
  let open: Found | undefined
  const walk = ({ text, marks = [], content = [] }: Node) => {
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href
    if (href !== undefined && open?.href === href) open.words += text ?? ''
    else {
      open = href === undefined ? undefined : { words: text ?? '', href }
      if (open) found.push(open)
    }
    content.forEach(walk)
  }
  walk(body as Node)
  return found
}
