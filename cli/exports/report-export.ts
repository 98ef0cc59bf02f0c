import { recordAct } from '@/domain/staff/audit'
import { fileSize } from '@/lib/web/html'
import { formatNumber } from '@/lib/text/numbers'
import { done, type Result } from '@/lib/result'
import { installation } from '../installation'
import type { Folder } from './folder'

type ExportSummary = { form: string; target: string; at: number; pages: number; what: string }

/** Shows problems last. They make the command exit with 1, although the export is complete. */
export async function reportExport(folder: Folder, { form, target, at, pages, what }: ExportSummary): Promise<Result> {
  await recordExport(form)
  const moment = new Date(at).toISOString()
  console.log(
    `${formatNumber(pages)} ${what}, ${formatNumber(folder.files)} files, ${fileSize(folder.bytes)}, as readers had it at ${moment}: ${target}`,
  )
  if (folder.problems.length === 0) return done(undefined)
  console.log('It is complete but for this:')
  return { ok: false, problems: folder.problems.toSorted().map((message) => ({ message })) }
}

export async function recordExport(form: string) {
  await recordAct(await installation(), { verb: 'exported', detail: { form } }, Date.now())
}
