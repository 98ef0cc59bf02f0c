import type { Folder } from '../folder'
import { rulesOf } from './hosting/rules'
import { writeHosting } from './hosting/write-hosting'
import { missingPage } from './answers'
import { settlePages, writeFaces } from './pages'
import { writeScript } from './search/search-page'
import { writeIndex } from './search/write-search'
import { perhaps, seeds } from './seeds'
import { walk } from './walk'

/** Writes every public page and file at a moment (UTC ms) into a folder. Returns how many pages these are. */
export async function writeSite(folder: Folder, at: number, show: (words: string) => void) {
  const { addresses, former } = await seeds(at)
  const outcomes = await walk({ folder, at, seeds: addresses, perhaps, each: (n) => show(`${n} addresses asked`) })
  const pages = await settlePages(folder, outcomes, (n) => show(`${n} pages written`))
  await folder.write('404.html', await missingPage(at))
  await writeFaces(folder)
  await writeHosting(folder, await rulesOf(outcomes, former, at))
  await writeScript(folder)
  await writeIndex(folder, outcomes, at, (n) => show(`${n} texts in the index of the search`))
  return pages
}
