import { asc, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, media, redirects, releases, revisionTerms, revisions, terms } from '@/db/schema'
import { contentOf, headOf } from '@/domain/entries/head'
import { oldestFirst } from '@/domain/published/live'

// A comparable form of an archive, independent of the order in which the archive was filled.

/** Everything that people wrote, decided and uploaded, with names and addresses instead of ids. */
export async function snapshot() {
  const termNames = new Map((await read().select().from(terms)).map((term) => [term.id, `${term.kind}/${term.slug}`]))
  const all = await read().select().from(entries).where(isNull(entries.trashedAt)).orderBy(asc(entries.id))
  const heads = new Map<number, Awaited<ReturnType<typeof headOf>>>()
  for (const { id } of all) heads.set(id, await headOf(read(), id))
  const nameOf = (id: number | null) =>
    id === null
      ? null
      : `${heads.get(id)?.title} (${heads.get(id)?.slug}, ${all.find((one) => one.id === id)?.language})`
  const texts = await read().select().from(revisions)
  const links = await read().select().from(revisionTerms)
  const entryStates: Record<string, unknown> = {}
  for (const { id, kind, language, translationGroup } of all) {
    const rows = await read()
      .select()
      .from(releases)
      .where(isNull(releases.cancelledAt))
      .orderBy(...oldestFirst)
    const own = rows.filter((row) => row.entryId === id)
    const head = heads.get(id)!
    const textOf = async (revisionId: number) => {
      const { termIds: _, ...text } = await contentOf(
        read(),
        texts.find((one) => one.id === revisionId)!,
        kind,
      )
      const filed = links.filter((link) => link.revisionId === revisionId).map((link) => termNames.get(link.termId))
      return { ...text, html: texts.find((one) => one.id === revisionId)!.bodyHtml, terms: filed.sort() }
    }
    // A move keeps the present text, notices and scheduled texts, but no earlier text.
    const last = own.findLastIndex(
      ({ withdrawal, goesLiveAt }) => !withdrawal && goesLiveAt <= Math.max(...own.map((row) => row.createdAt)),
    )
    const standing = []
    for (const row of own.slice(Math.max(0, last))) {
      const { path, dated, goesLiveAt, withdrawal, explanation, replacedBy, revisionId } = row
      const text = revisionId === null ? null : await textOf(revisionId)
      standing.push({ path, dated, goesLiveAt, withdrawal, explanation, replacedBy: nameOf(replacedBy), text })
    }
    const group = all.filter((one) => one.translationGroup === translationGroup).map((one) => nameOf(one.id))
    const from = texts.find((one) => one.id === head.translatedFrom)?.entryId ?? null
    entryStates[nameOf(id)!] = {
      kind,
      language,
      standing,
      head: await textOf(head.id),
      group: group.sort(),
      from: nameOf(from),
    }
  }
  return {
    entries: entryStates,
    uploads: await uploads(),
    terms: await allTerms(nameOf),
    redirects: await oldAddresses(),
  }
}

async function uploads() {
  const rows = await read().select().from(media).where(isNull(media.trashedAt)).orderBy(asc(media.id))
  return rows.map(
    ({ uploadedBy: _, uploadedAt: __, origin: ___, trashedAt: ____, trashedBy: _____, ...upload }) => upload,
  )
}

async function allTerms(nameOf: (id: number | null) => string | null) {
  const rows = await read().select().from(terms).orderBy(asc(terms.kind), asc(terms.slug))
  return rows.map(({ id: _, position: __, origin: ___, pageEntryId, ...term }) => ({
    ...term,
    page: nameOf(pageEntryId),
  }))
}

/** Returns old addresses: sources of redirects, and addresses that an entry has left. */
async function oldAddresses() {
  const typed = await read().select({ source: redirects.source, target: redirects.target }).from(redirects)
  const rows = await read().select().from(releases).where(isNull(releases.cancelledAt)).orderBy(asc(releases.id))
  const current = new Map(rows.map(({ entryId, path }) => [entryId, path]))
  const leftAddresses = rows
    .filter(({ entryId, path }) => path !== current.get(entryId))
    .map(({ entryId, path }) => ({ source: path, target: current.get(entryId)! }))
  return Object.fromEntries([...typed, ...leftAddresses].map(({ source, target }) => [source, target]))
}
