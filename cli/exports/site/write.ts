import { env } from '@/lib/process/env'
import type { Folder } from '../folder'
import { writeReadme } from '../readme'
import { writeHosting } from './hosting/nginx'
import { rulesOf } from './hosting/rules'
import { answerAt, missingPage } from './answers'
import { ownAddress } from './links'
import { placeAt, writePages, writeFonts } from './pages'
import { writeScript } from './search/search-page'
import { writeIndex } from './search/write-search'
import { optionalSeeds, seeds } from './seeds'
import { walk, type Outcomes } from './walk'

/** Writes every public page and file at a moment (UTC ms) into a folder. Returns how many pages these are. */
export async function writeSite(folder: Folder, at: number, show: (words: string) => void) {
  const { addresses, former } = await seeds(at)
  const outcomes = await walk({
    folder,
    at,
    seeds: addresses,
    optional: optionalSeeds,
    each: (n) => show(`${n} addresses asked`),
  })
  const pages = await writePages(folder, outcomes, (n) => show(`${n} pages written`))
  await folder.write('404.html', await missingPage(at))
  await folder.write('llms.txt', await guideFor(outcomes, at))
  await writeReadme(folder, 'static', at)
  await writeFonts(folder)
  await writeHosting(folder, await rulesOf(outcomes, former, at))
  await writeScript(folder)
  await writeIndex(folder, outcomes, at, (n) => show(`${n} texts in the index of the search`))
  return pages
}

/** The text of llms.txt, without lines about addresses that only a server can answer. */
async function guideFor(outcomes: Outcomes, at: number) {
  const answer = await answerAt('/llms.txt', at)
  if (answer.is !== 'machine') throw new Error('/llms.txt has no answer')
  const lines = Buffer.from(answer.body).toString().split('\n')
  const isThere = (line: string) => {
    const begins = line.startsWith('- [') ? line.indexOf('](') : -1
    const [link = ''] = begins < 0 ? [] : (/^[^)\s]+/.exec(line.slice(begins + 2)) ?? [])
    const local = ownAddress(link, env().siteUrl)
    // The search of a copy answers in a browser alone.
    return !local || (placeAt(local.address, outcomes) !== null && local.address !== '/search')
  }
  return lines.filter(isThere).join('\n')
}
