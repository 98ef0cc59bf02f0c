import { listLanguages, listsIn } from '@/app/(site)/-/[lang]/sitemap-xml/lists'
import { siteFrame } from '@/app/(site)/frame'
import { formerAddresses, type Former } from '@/domain/published/former'
import { liveAddresses } from '@/domain/published/sitemap'
import { addresses } from '@/addresses.mjs'
import { publicAddress } from '@/lib/web/public-address'
import { furniture } from './uploads'

/** The addresses that no page links to. */
const unlinked = addresses.filter((row) => row.unlinked)
const machines = unlinked.filter(({ answer }) => answer !== 'entry form').map(({ path }) => path)

/** Returns where the walk through the site begins: all that search engines are told of, what only programs read, what was taken out. */
export async function seeds(at: number): Promise<{ addresses: string[]; former: Former[] }> {
  const frame = await siteFrame({ at })
  const [entries, former] = await Promise.all([liveAddresses(at), formerAddresses(at)])
  const lists: string[] = []
  for (const language of listLanguages(frame))
    lists.push(...(await listsIn({ frame, language, now: at })).map(({ path }) => path))
  const linksets = entries.flatMap(({ path }) => unlinkedForms(path))
  const gonePaths = former.flatMap(({ path, is }) => (is === 'gone' ? [path] : []))
  const start = [
    ...lists,
    ...entries.map(({ path }) => path),
    ...gonePaths,
    ...linksets,
    ...machines.filter((path) => !optionalSeeds.includes(path)),
    ...furniture.keys(),
  ]
  return { addresses: start, former }
}

/** Addresses that exist only where the settings of the site say something. */
export const optionalSeeds = machines.filter((path) =>
  ['security contact', 'icon'].includes(publicAddress(path).row.answer),
)

function unlinkedForms(path: string) {
  const { row } = publicAddress(path)
  const forms = unlinked.filter((form) => form.path.startsWith(`${row.path}/`))
  return forms.map((form) => path + form.path.slice(row.path.length))
}
