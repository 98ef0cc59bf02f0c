import { stat } from 'node:fs/promises'
import { sharedNow } from '@/db/clock'
import { inReadSnapshot } from '@/db/connection'
import { prepareProcess } from '@/lib/process/prepare-process'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { formatNumber } from '@/lib/text/numbers'
import { exportRequestOf, exportOptions, type ExportRequest } from './export-request'
import { fillExportFolder, type Folder } from './folder'
import { recordAct } from '@/domain/staff/audit'
import { fileSize } from '@/lib/web/html'
import { progressLine, installationActor } from '../verb'

/** A form of export: `npm run gazette -- export NAME …` */
export type ExportCommand = {
  name: string
  usage: string[]
  /** Throws `Misused` for wrong arguments. */
  run(args: string[]): Promise<Result>
}

type Writer = (folder: Folder, at: number, show: (words: string) => void) => Promise<number>

async function fill(request: ExportRequest, form: string, what: string, load: () => Promise<Writer>): Promise<Result> {
  if (what === 'pages') prepareProcess({ dev: false })
  const write = await load()
  const line = progressLine()
  let count = 0
  const outcome = await fillExportFolder(request, form, async (folder) => {
    count = await inReadSnapshot(() => write(folder, request.at, line.show))
  })
  line.end()
  return outcome.ok ? reportExport(outcome.value, { form, ...request, pages: count, what }) : outcome
}

/** Only a writer that runs loads the code of the pages: help does not. */
export const staticSite: ExportCommand = {
  name: 'static',
  usage: [`DIR ${exportOptions}`],
  run: (args) =>
    fill(exportRequestOf(args, sharedNow()), 'static', 'pages', async () => (await import('./site/write')).writeSite),
}

export const json: ExportCommand = {
  name: 'json',
  usage: [`DIR ${exportOptions}`, `FILE.json ${exportOptions}`],
  async run(args) {
    const request = exportRequestOf(args, sharedNow())
    if (request.target.endsWith('.json')) return exportJsonFile(request)
    return fill(request, 'json', 'entries', async () => {
      const { writeJson } = await import('./json/write-json')
      return (folder, at, show) => writeJson(folder, at, (n) => show(`${n} entries written`))
    })
  },
}

async function exportJsonFile({ target, at, replace }: ExportRequest): Promise<Result> {
  const existing = await stat(target).catch(() => undefined)
  if (existing && !(existing.isFile() && replace)) return refused(`${target} is there already; --yes replaces a file.`)
  const { writeJsonFile } = await import('./json/write-json')
  const line = progressLine()
  const entries = await inReadSnapshot(() => writeJsonFile(target, at, (n) => line.show(`${n} entries written`)))
  line.end()
  await recordExport('json')
  console.log(`${formatNumber(entries)} entries, as readers had them at ${new Date(at).toISOString()}: ${target}`)
  return done(undefined)
}

type ExportSummary = { form: string; target: string; at: number; pages: number; what: string }

/** Shows problems last. They make the command exit with 1, although the export is complete. */
async function reportExport(folder: Folder, { form, target, at, pages, what }: ExportSummary): Promise<Result> {
  await recordExport(form)
  const moment = new Date(at).toISOString()
  console.log(
    `${formatNumber(pages)} ${what}, ${formatNumber(folder.files)} files, ${fileSize(folder.bytes)}, as readers had it at ${moment}: ${target}`,
  )
  if (folder.problems.length === 0) return done(undefined)
  console.log('It is complete but for this:')
  return refusedWith(folder.problems.toSorted())
}

async function recordExport(form: string) {
  await recordAct(await installationActor(), { verb: 'exported', detail: { form } }, sharedNow())
}
