import { stat } from 'node:fs/promises'
import type { ImportProblem } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { WxrItem } from '@/lib/wxr/types'
import type { Actor } from '@/domain/staff/actor'
import { bodyFromHtml } from '../body'
import { ownEntry } from '../gazette-meta'
import { importSource, type ImportOptions, type ImportProgress, type ImportResult } from '../import'
import type { PlaceMap } from '../imported-body'
import type { PlannedSource, Source, SourceReading, SourceSetting } from '../source'
import { againKey, exportFile, itemsOf, type ExportFile } from './export-files'
import { openUploads, type UploadFolder } from './folder'
import { isEntry, metaValuesOf, termRecords } from './item-records'
import { countedAs } from './kept'
import { Links } from './links'
import { oldSite } from './old-site'
import { SiteFiles } from './site-files'
import { survey, type Survey } from './survey'
import { readText } from './text'

export type WordPressExport = ImportOptions & { files: string[]; uploads?: string; site?: string }

/** Reads all files before writing, or refuses with the line. The next run continues or finds changes. `now`: UTC ms. */
export async function importWordPress(
  actor: Actor,
  wordpress: WordPressExport,
  now: number,
  progress: ImportProgress = () => {},
): Promise<Result<ImportResult>> {
  const open = (setting: SourceSetting) => openExport(wordpress, setting)
  return importSource(actor, { ...wordpress, kind: 'wordpress', open }, now, progress)
}

async function openExport({ files, uploads, site }: WordPressExport, setting: SourceSetting): Promise<Result<Source>> {
  const folder = uploads === undefined ? undefined : await openUploads(uploads)
  if (uploads !== undefined && !folder) return refused(`There is no folder ${uploads}.`)
  for (const file of files) if (!(await isFile(file))) return refused(`There is no file ${file}.`)
  const named = site === undefined ? undefined : oldSite(site)
  if (site !== undefined && !named) return refused(`“${site}” is no address of a site.`)
  const exportFiles = files.map(exportFile)
  const surveyed = await survey(exportFiles, { ...setting, named })
  if ('message' in surveyed)
    return refused(`${surveyed.file}, line ${surveyed.line}: ${surveyed.message} Nothing was imported.`)
  const { old, texts, remarks, terms, authors } = surveyed
  const { title, language } = surveyed.site
  return done({
    name: old.name,
    title,
    url: old.url,
    front: old.base || '/',
    language,
    remarks,
    texts,
    files: [...surveyed.files.values()],
    authors: [...authors.values()],
    terms: termRecords(terms, old),
    read: (planned) => readExport({ files: exportFiles, survey: surveyed, folder }, planned),
  })
}

async function isFile(path: string) {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

type SurveyedExport = { files: ExportFile[]; survey: Survey; folder: UploadFolder | undefined }

function readExport({ files: exportFiles, survey, folder }: SurveyedExport, planned: PlannedSource): SourceReading {
  const { plan, zone, log, authors, terms } = planned
  const { old, blocks } = survey
  const files = new SiteFiles(survey, folder, log)
  const links = new Links({ old, plan, files, lists: terms.lists }, survey.files.values())
  const context = { old, zone, authors, termIds: terms.ids, files, links, blocks }
  return {
    importFile: (file) => files.import(file),
    importedFiles: () => files.everything(),
    addressesOf: (url, record, filePath) => links.addressesOf(url, record, filePath),
    async *items() {
      if (survey.leadsInto.size > 0) links.places = await placesWithin(exportFiles, survey)
      for await (const { wxr, key, is } of itemsOf(exportFiles)) {
        if (wxr.type === 'attachment') continue
        const text = plan.texts.get(key)
        if (is === 'changed again') yield leftOut(againKey(key, wxr), wxr, { what: exportedTwice })
        else if (!isEntry(wxr) || !text)
          yield leftOut(key, wxr, { what: leftOutReasons[wxr.type] ?? typeHasNoPlace, place: wxr.type })
        else {
          const read = () => readText({ text, wxr }, context)
          const isOwn = ownEntry(wxr) !== undefined
          yield { text, counted: countedAs(wxr), characters: wxr.content.length, isOwn, read }
        }
      }
    },
  }
}

const leftOutReasons: Record<string, string> = {
  nav_menu_item: 'Menu items do not come. The menu of this site is set up under Settings.',
  wp_block: 'Blocks that several texts share do not come by themselves: their words are in the texts.',
}

const typeHasNoPlace = 'It is of a type that has no place here.'
const exportedTwice = 'The export has it twice, with other words. The first was taken over.'

function leftOut(key: string, wxr: WxrItem, problem: ImportProblem) {
  const { type, status, link: url, title } = wxr
  const hash = sha256(`${type} ${status}`)
  const thing = { kind: 'other' as const, key, url, title, outcome: 'left out' as const }
  return { ...thing, hash, kept: countedAs(wxr), problems: [problem] }
}

/** Rereads texts that others link into, before the first is written: all would not fit into memory. */
async function placesWithin(files: ExportFile[], { texts, leadsInto, blocks }: Survey) {
  const placesByKey = new Map<string, PlaceMap>()
  const targets = [...texts.values()].filter(({ oldPaths }) => oldPaths.some(({ path }) => leadsInto.has(path)))
  const targetKeys = new Set(targets.map(({ key }) => key))
  if (targetKeys.size === 0) return placesByKey
  for await (const { wxr, key } of itemsOf(files)) {
    if (!targetKeys.has(key) || placesByKey.has(key)) continue
    const { places } = bodyFromHtml(wxr.content, {
      resolveLink: () => undefined,
      resolveMedia: () => undefined,
      resolveBlock: (block) => blocks.get(block),
      footnotes: metaValuesOf(wxr, 'footnotes')[0],
    })
    placesByKey.set(key, places)
  }
  return placesByKey
}
