import { env } from '@/lib/process/env'
import type { Folder } from '../folder'
import { writeReadme } from '../readme'
import { writeHosting } from './hosting/nginx'
import { hostingRulesOf } from './hosting/rules'
import { ownAddress } from './places'
import { exportedPlaceAt, writePages, writeFonts } from './pages'
import { writeScript } from './search/search-page'
import { writeIndex } from './search/write-search'
import { answerAt, missingPage, walkSite, type Outcomes } from './walk'
import { listLanguages, listsIn } from '@/app/(site)/sitemap/lists'
import { siteFrame } from '@/app/(site)/frame'
import { formerAddresses, type FormerAddress } from '@/domain/published/former'
import { liveAddresses } from '@/domain/published/sitemap'
import { addresses } from '@/addresses.mjs'
import { publicAddress } from '@/lib/web/public-address'
import { siteOwnFiles } from './uploads'

/** Writes the site at a moment (UTC ms); returns the number of pages. */
export async function writeSite(folder: Folder, at: number, show: (words: string) => void) {
  const { addresses, former } = await seedAddresses(at)
  const outcomes = await walkSite({
    folder,
    at,
    seeds: addresses,
    optional: optionalSeeds,
    each: (n) => show(`${n} addresses asked`),
  })
  const pages = await writePages(folder, outcomes, (n) => show(`${n} pages written`))
  await folder.write('404.html', await missingPage(at))
  await folder.write('llms.txt', await writtenGuide(outcomes, at))
  await writeReadme(folder, 'static', at)
  await writeFonts(folder)
  await writeHosting(folder, await hostingRulesOf(outcomes, former, at))
  await writeScript(folder)
  await writeIndex(folder, outcomes, at, (n) => show(`${n} texts in the index of the search`))
  return pages
}

/** Removes lines about addresses that need a server. */
async function writtenGuide(outcomes: Outcomes, at: number) {
  const answer = await answerAt('/llms.txt', at)
  if (answer.is !== 'machine') throw new Error('/llms.txt has no answer')
  const lines = Buffer.from(answer.body).toString().split('\n')
  const isThere = (line: string) => {
    const begins = line.startsWith('- [') ? line.indexOf('](') : -1
    const [link = ''] = begins < 0 ? [] : (/^[^)\s]+/.exec(line.slice(begins + 2)) ?? [])
    const local = ownAddress(link, env().siteUrl)
    // A copy's search works only in a browser.
    return !local || (exportedPlaceAt(local.address, outcomes) !== null && local.address !== '/search')
  }
  return lines.filter(isThere).join('\n')
}

const unlinkedAddresses = addresses.filter((row) => row.unlinked)
const machines = unlinkedAddresses.filter(({ answer }) => answer !== 'entry form').map(({ path }) => path)

async function seedAddresses(at: number): Promise<{ addresses: string[]; former: FormerAddress[] }> {
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
    ...siteOwnFiles.keys(),
  ]
  return { addresses: start, former }
}

const optionalSeeds = machines.filter((path) => ['security contact', 'icon'].includes(publicAddress(path).row.answer))

function unlinkedForms(path: string) {
  const { row } = publicAddress(path)
  const forms = unlinkedAddresses.filter((form) => form.path.startsWith(`${row.path}/`))
  return forms.map((form) => path + form.path.slice(row.path.length))
}
