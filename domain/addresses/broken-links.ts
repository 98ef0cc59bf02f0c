import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, redirects, releases, revisionLinks, revisions } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { harmlessBody } from '@/domain/content/body/document'
import { linksIn, type LinkInText } from '@/domain/content/body/links'
import { hasRelease, isCurrent } from '@/domain/published/live'
import { siteSettings } from '@/domain/published/site'
import { menuItems } from '@/lib/text/menu-items'
import { brokenHrefs } from './link-verdicts'

/** `why`: the end of a sentence. */
export type BrokenLink = { words: string; href: string; why: string }

export type BrokenLinksPlace = {
  entryId: number
  title: string
  language: Language
  isDraft: boolean
  links: BrokenLink[]
}

export type BrokenLinks = {
  texts: BrokenLinksPlace[]
  menu: BrokenLink[]
  redirects: { id: number; source: string; target: string }[]
}

/** Finds broken links. Cached: checks only new links, and all after a public change (`now` UTC ms). */
export async function brokenLinks(actor: Actor, now: number): Promise<BrokenLinks> {
  permit(actor, 'manageRedirects')
  const broken = await brokenHrefs(now)
  const brokenAmong = async (links: LinkInText[]): Promise<BrokenLink[]> => {
    const why = await broken.whyBrokenNow(links.map(({ href }) => href))
    return links.flatMap((link) => (why(link.href) === undefined ? [] : [{ ...link, why: why(link.href)! }]))
  }
  const texts: BrokenLinksPlace[] = []
  const pause = createPause()
  for (const { revisionId, ...text } of await textsWithLinks(actor, broken.hrefs, now)) {
    const links = await brokenAmong(await linksOfRevision(revisionId))
    if (links.length) texts.push({ ...text, links })
    await pause()
  }
  const redirectRows = await read().select().from(redirects)
  const why = await broken.whyBrokenNow(redirectRows.map(({ target }) => target))
  const silent = redirectRows.filter(({ target }) => why(target) !== undefined)
  return {
    texts,
    menu: await brokenAmong(await menuLinks()),
    redirects: silent.map(({ id, source, target }) => ({ id, source, target })),
  }
}

/** Counts texts with broken links; the menus count as one. */
export async function countBrokenPlaces(actor: Actor, now: number): Promise<number> {
  permit(actor, 'manageRedirects')
  const broken = await brokenHrefs(now)
  const menu = await menuLinks()
  const why = await broken.whyBrokenNow(menu.map(({ href }) => href))
  const texts = await textsWithLinks(actor, broken.hrefs, now)
  return texts.length + Number(menu.some(({ href }) => why(href) !== undefined))
}

async function menuLinks(): Promise<LinkInText[]> {
  const { menu, footerMenu } = await siteSettings()
  // A heading has no link.
  return menuItems([...menu, ...footerMenu]).flatMap(({ label, path }) => (path ? [{ words: label, href: path }] : []))
}

async function textsWithLinks(actor: Actor, hrefs: string[], now: number) {
  const live = hasRelease(eq(releases.revisionId, revisions.id), isCurrent(now))
  const texts = new Map<
    number,
    { revisionId: number; entryId: number; title: string; language: Language; isDraft: boolean }
  >()
  const pause = createPause()
  for (const part of inPortions(hrefs, 200)) {
    const rows = await read()
      .selectDistinct({
        revisionId: revisions.id,
        entryId: entries.id,
        title: revisions.title,
        language: entries.language,
        live,
      })
      .from(revisionLinks)
      .innerJoin(revisions, eq(revisions.id, revisionLinks.revisionId))
      .innerJoin(entries, eq(entries.id, revisions.entryId))
      .where(
        and(
          inArray(revisionLinks.href, part),
          isNull(entries.trashedAt),
          isOpenTo(actor),
          // A text that the schema refuses shows only words.
          isNull(revisions.bodyProblem),
          or(eq(revisions.id, entries.headId), live),
        ),
      )
      .orderBy(asc(entries.id), asc(revisions.id))
    for (const { live, ...text } of rows) texts.set(text.revisionId, { ...text, isDraft: !live })
    await pause()
  }
  return [...texts.values()].sort((a, b) => a.entryId - b.entryId || a.revisionId - b.revisionId)
}

async function linksOfRevision(revisionId: number) {
  const [row] = await read().select({ body: revisions.body }).from(revisions).where(eq(revisions.id, revisionId))
  // The text may have been removed meanwhile.
  return row ? linksIn(harmlessBody(row.body)) : []
}
