import { machineFile, publicRoute, notFound } from '@/app/(site)/public-route'
import type { Frame } from '@/components/site/frame'
import { kindChanges } from '@/domain/published/list-changes'
import { allAlternates } from '@/domain/published/translations'
import { ownAddresses, sitemapPartSize, sitemapPartNamed, sitemapParts } from '@/domain/published/sitemap'
import type { Language } from '@/lib/languages/languages'
import { helpAlternates, listLanguages, listsChangedAt, listsIn } from './lists'
import { sitemapindex, urlset } from './urls'

export const sitemapFile = publicRoute(async ({ at, frame }) => {
  const { xml, changedAt } = await sitemap(frame, at)
  return machineFile(xml, 'application/xml', { lastModified: changedAt })
})

export const sitemapPartFile = publicRoute<{ name: string }>(async ({ at, frame, params }) => {
  const sitemap = await sitemapPart(frame, at, params.name)
  return sitemap ? machineFile(sitemap.xml, 'application/xml', { lastModified: sitemap.changedAt }) : notFound()
})

type Document = { xml: string; changedAt: number | undefined }

// Parts have stable names, such as `lists-km` and `post-1`. Each changes only if one of its addresses changes.

async function sitemap(frame: Frame, now: number): Promise<Document> {
  const [changes, parts] = await Promise.all([kindChanges(now), sitemapParts(now)])
  const languages = listLanguages(frame)
  const all = [
    ...languages.map((language) => ({
      path: partPath('lists', language),
      updatedAt: listsChangedAt(changes, language),
    })),
    ...parts.map(({ kind, number, changedAt }) => ({ path: partPath(kind, number), updatedAt: changedAt })),
  ]
  const moments = all.flatMap(({ updatedAt }) => updatedAt ?? [])
  const changedAt = moments.length > 0 ? Math.max(...moments) : undefined
  const entries = parts.reduce((sum, part) => sum + part.entries, 0)
  if (entries > sitemapPartSize) return { xml: sitemapindex(frame, all), changedAt }
  const lists = await Promise.all(languages.map((language) => listsIn({ frame, language, now })))
  const alternates = new Map([...(await allAlternates(now)), ...(await helpAlternates())])
  return { xml: urlset(frame, [...lists.flat(), ...(await ownAddresses(now))], alternates), changedAt }
}

function partPath(kind: string, part: string | number) {
  return `/sitemap/${kind}-${part}.xml`
}

async function sitemapPart(frame: Frame, now: number, name: string): Promise<Document | undefined> {
  const part = sitemapPartNamed(name)
  if (!part) return undefined
  if ('lists' in part) return listLanguages(frame).includes(part.lists) ? listsPart(frame, now, part.lists) : undefined
  const [currentPart] = await sitemapParts(now, part)
  return (
    currentPart && {
      xml: urlset(frame, await ownAddresses(now, part), await allAlternates(now, part)),
      changedAt: currentPart.changedAt,
    }
  )
}

async function listsPart(frame: Frame, now: number, language: Language): Promise<Document> {
  const addresses = await listsIn({ frame, language, now })
  return {
    xml: urlset(frame, addresses, await helpAlternates()),
    changedAt: listsChangedAt(await kindChanges(now), language),
  }
}
