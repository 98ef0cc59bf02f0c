import type { Frame } from '@/components/site/frame'
import { kindChanges } from '@/domain/published/list-changes'
import { liveAddresses, partSize, sitemapParts } from '@/domain/published/sitemap'
import { listLanguages, listsChangedAt, listsIn } from './lists'
import { sitemapindex, urlset } from './urls'

type Document = { xml: string; changedAt: number | undefined }

/** Every public address in one document, or where there are too many for one, the index of the parts. */
export async function sitemap(frame: Frame, now: number): Promise<Document> {
  const parts = await partsOf(frame, now)
  const moments = parts.flatMap(({ changedAt }) => changedAt ?? [])
  const changedAt = moments.length > 0 ? Math.max(...moments) : undefined
  const entries = parts.reduce((sum, part) => sum + part.entries, 0)
  if (entries > partSize) {
    const addresses = parts.map((part) => ({ path: `/sitemap/${part.name}.xml`, updatedAt: part.changedAt }))
    return { xml: sitemapindex(frame, addresses), changedAt }
  }
  const lists = await Promise.all(listLanguages(frame).map((language) => listsIn({ frame, language, now })))
  return { xml: urlset(frame, [...lists.flat(), ...(await liveAddresses(now))]), changedAt }
}

/** A part by its name; undefined where it has nothing live. */
export async function sitemapPart(frame: Frame, now: number, name: string): Promise<Document | undefined> {
  const part = (await partsOf(frame, now)).find((candidate) => candidate.name === name)
  if (!part) return undefined
  return { xml: urlset(frame, await part.read()), changedAt: part.changedAt }
}

// `lists-km`, and by kind and number `post-1`: names that stay, so that only a part whose own addresses change does.
async function partsOf(frame: Frame, now: number) {
  const [changes, parts] = await Promise.all([kindChanges(now), sitemapParts(now)])
  const lists = listLanguages(frame).map((language) => ({
    ...{ name: `lists-${language}`, entries: 0, changedAt: listsChangedAt(changes, language) },
    read: () => listsIn({ frame, language, now }),
  }))
  const entries = parts.map(({ kind, number, entries, changedAt }) => ({
    ...{ name: `${kind}-${number}`, entries, changedAt },
    read: () => liveAddresses(now, { kind, number }),
  }))
  return [...lists, ...entries]
}
