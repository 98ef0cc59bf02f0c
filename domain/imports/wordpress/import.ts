import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { read, write } from '@/db/connection'
import { checksumOf } from '@/lib/checksum'
import { pauses } from '@/lib/pauses'
import { sha256 } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { keyOf } from '@/lib/wxr/names'
import { readWxr } from '@/lib/wxr/read'
import type { WxrItem, WxrSite } from '@/lib/wxr/types'
import { permit, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '../../published/site'
import { beginImport, endImport, findLogRow, writeLog, stopImport } from '../import-log'
import type { Report } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import { takeAuthors } from './authors'
import { directory } from './directory'
import { takeEntry } from './entry'
import { leadFilesOn } from './file-addresses'
import { leadFolderOn } from './folder-address'
import { openUploads } from './folder'
import { going, type ImportContext, type ReportThing } from './import-context'
import { countedAs } from './kept'
import { placesWithin } from './places'
import { planOf } from './plan'
import { isEntry, survey, type Survey } from './survey'
import { takeTerms } from './terms'
import type { Around } from './text'
import { Uploads } from './uploads'

export type WordPressExport = {
  /** The files of one site's export, by their places. */
  files: string[]
  /** Its folder of uploads: no file is ever fetched. */
  uploads?: string
  /** Goes the whole way, writes nothing and reports the same. */
  isTrial?: boolean
}

export type ImportResult = {
  report: Report
  site: WxrSite
  source: string
  /** What was mended in reading the files. */
  remarks: Survey['remarks']
  /** What categories and tags became, with how many texts carry each. */
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
  /** Each thing by itself, without what was kept of it. */
  things: ReportThing[]
  /** This one went on where an earlier one was cut short. */
  resumed: boolean
}

/** What is being done, for someone who waits: "Texts", the 3rd of 400. */
export type Progress = (what: string, n: number, of: number) => void

/**
 * Takes over an export of WordPress (`now` UTC ms). All files are read to their ends before anything is written: one that cannot
 * be read is refused with its line, and nothing has changed. Everything is then written in transactions of one thing each, so
 * that an import which is cut short, at any moment, goes on with the next run over the same files; over a finished one, it
 * finds what changed since.
 */
export async function importWordPress(
  actor: Actor,
  asked: WordPressExport,
  now: number,
  progress: Progress = () => {},
): Promise<Result<ImportResult>> {
  permit(actor, 'manageImports')
  const { isTrial = false } = asked
  const { zone } = await siteSettings()
  const folder = asked.uploads === undefined ? undefined : await openUploads(asked.uploads)
  if (asked.uploads !== undefined && !folder) return refused(`There is no folder ${asked.uploads}.`)
  for (const file of asked.files) if (!(await isFile(file))) return refused(`There is no file ${file}.`)
  const found = await survey(
    asked.files.map((file) => ({ name: basename(file), parts: () => readWxr(createReadStream(file)) })),
    zone,
  )
  if ('message' in found) return refused(`${found.file}, line ${found.line}: ${found.message} Nothing was imported.`)
  const source = found.old.name
  const plan = await planOf(found, { source, zone }, now)
  const files = []
  for (const file of asked.files) files.push({ name: basename(file), ...(await checksumOf(file)) })
  const begun = isTrial ? undefined : await beginImport(actor, { kind: 'wordpress', source, files }, now)
  const importId = begun?.id ?? 0
  const way = going({ actor, source, zone, survey: found, plan, folder, isTrial, importId, now })
  try {
    await follow(way, asked.files, progress)
  } catch (error) {
    if (begun) await stopImport(actor, { id: importId, problem: (error as Error).message }, now)
    throw error
  }
  const report = way.report.report()
  if (begun) await endImport(actor, { id: importId, tally: report.tally }, now)
  const { rules, things } = way
  return done({
    report,
    rules,
    things,
    source,
    site: found.site,
    remarks: found.remarks,
    resumed: begun?.resumed ?? false,
  })
}

async function isFile(path: string) {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** In the order in which one needs the other: who, about what, files, texts, and the old addresses of files. */
async function follow(way: ImportContext, files: string[], progress: Progress) {
  const authors = await takeAuthors(way)
  const terms = await takeTerms(way)
  const uploads = new Uploads(way)
  await uploads.takeAll((n, of) => progress('Files', n, of))
  const places = await placesWithin(files, way.survey)
  const around: Around = { uploads, terms, authors, directory: directory(way, { uploads, terms, places }) }
  const met = new Set<string>()
  const pause = pauses()
  for (const file of files)
    for await (const part of readWxr(createReadStream(file))) {
      if (part.is !== 'item') continue
      progress('Texts', met.size, way.plan.size)
      await takeItem(part.item, way, around, met)
      await pause()
    }
  await leadFilesOn(way, around)
  if (!way.isTrial) await leadFolderOn(way)
}

async function takeItem(item: WxrItem, way: ImportContext, around: Around, met: Set<string>) {
  if (item.type === 'attachment') return
  const key = keyOf(item)
  if (!isEntry(item)) return leaveOther(key, item, way)
  const planned = way.plan.get(key)
  if (!planned || met.has(key)) return
  met.add(key)
  await takeEntry({ item, planned }, way, around)
}

const reasons: Record<string, string> = {
  nav_menu_item: 'Entries of menus do not come. The menu of this site is set up under Settings.',
  wp_block: 'Blocks that several texts share do not come by themselves: their words are in the texts.',
}

/** What is neither a post, a page nor a file: nothing of it is taken but that it was there. */
async function leaveOther(key: string, item: WxrItem, way: ImportContext) {
  const { source, importId, isTrial } = way
  const what = reasons[item.type] ?? 'It is of a type that has no place here.'
  const said = {
    source,
    kind: 'other' as const,
    key,
    url: item.link,
    title: item.title,
    kept: countedAs(item),
    outcome: 'left out' as const,
    hash: sha256(`${item.type} ${item.status}`),
    problems: [{ what, place: item.type }],
  }
  const row = await findLogRow(read(), said)
  if (row && way.isDone(row)) return
  if (row?.hash === said.hash) return way.unchanged(row)
  way.report.add(said)
  if (!isTrial) await write(async (tx) => writeLog(tx, importId, said))
}
