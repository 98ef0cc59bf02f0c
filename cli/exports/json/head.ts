import { siteFrame } from '@/app/(site)/frame'
import { liveTerms, type TermKind } from '@/domain/published/terms'
import { languages } from '@/lib/languages/languages'

/** UTC ms. */
export async function exportHead(at: number) {
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
  for (const language of languages)
    for (const { slug, name, names, code, description } of await liveTerms({ now, language, kind, ownOnly: true }))
      termsBySlug.set(slug, { kind, slug, name, names, code, description })
  return [...termsBySlug.values()]
}
