import { stat } from 'node:fs/promises'
import { inReadSnapshot } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import { formatNumber } from '@/lib/text/numbers'
import { progress } from '../progress'
import { exportRequestOf, options, type ExportRequest } from './export-request'
import { fillExportFolder } from './folder'
import type { Form } from './form'
import { recordExport, reportExport } from './report-export'

export const json: Form = {
  name: 'json',
  usage: [`DIR ${options}`, `FILE.json ${options}`],
  async run(args) {
    const request = exportRequestOf(args, Date.now())
    return request.target.endsWith('.json') ? oneFile(request) : folderOfFiles(request)
  },
}

async function folderOfFiles(request: ExportRequest): Promise<Result> {
  const { writeJson } = await import('./json/write-json')
  const line = progress()
  let entries = 0
  const outcome = await fillExportFolder(request, 'json', async (folder) => {
    entries = await inReadSnapshot(() => writeJson(folder, request.at, (n) => line.show(`${n} entries written`)))
  })
  line.end()
  return outcome.ok
    ? reportExport(outcome.value, { form: 'json', ...request, pages: entries, what: 'entries' })
    : outcome
}

async function oneFile({ target, at, replace }: ExportRequest): Promise<Result> {
  const existing = await stat(target).catch(() => undefined)
  if (existing && !(existing.isFile() && replace)) return refused(`${target} is there already; --yes replaces a file.`)
  const { writeJsonFile } = await import('./json/write-json')
  const line = progress()
  const entries = await inReadSnapshot(() => writeJsonFile(target, at, (n) => line.show(`${n} entries written`)))
  line.end()
  await recordExport('json')
  console.log(`${formatNumber(entries)} entries, as readers had them at ${new Date(at).toISOString()}: ${target}`)
  return done(undefined)
}
