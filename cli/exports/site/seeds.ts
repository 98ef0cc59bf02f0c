import { listLanguages, listsIn } from '@/app/(site)/-/[lang]/sitemap-xml/lists'
import { siteFrame } from '@/app/(site)/frame'
import { formerAddresses, type Former } from '@/domain/published/former'
import { liveAddresses } from '@/domain/published/sitemap'
import { siteLanguage } from '@/lib/languages'
import { furniture } from './uploads'

/** What no page leads to. */
const machines = ['/sitemap.xml', '/robots.txt', '/opensearch.xml']

/** Where the walk through the site begins: all that search engines are told of, what only programs read, what was taken out. */
export async function seeds(at: number): Promise<{ addresses: string[]; former: Former[] }> {
  const frame = await siteFrame({ at, language: siteLanguage })
  const [entries, former] = await Promise.all([liveAddresses(at), formerAddresses(at)])
  const lists: string[] = []
  for (const language of listLanguages(frame))
    lists.push(...(await listsIn({ frame, language, now: at })).map(({ path }) => path))
  const linksets = entries
    .filter(({ kind }) => kind === 'publication')
    .flatMap(({ path }) => [`${path}/linkset`, `${path}/linkset.json`])
  const gone = former.flatMap(({ path, is }) => (is === 'gone' ? [path] : []))
  const addresses = [
    ...lists,
    ...entries.map(({ path }) => path),
    ...gone,
    ...linksets,
    ...machines,
    ...furniture.keys(),
  ]
  return { addresses, former }
}

/** Which of these there are depends on what the site says of itself. */
export const perhaps = ['/.well-known/security.txt']
