import { inReadSnapshot } from '@/db/connection'
import { progress } from '../progress'
import { exportRequestOf, options } from './export-request'
import { fillExportFolder } from './folder'
import type { Form } from './form'
import { reportExport } from './report-export'

export const markdown: Form = {
  name: 'markdown',
  usage: [`DIR ${options}`],
  async run(args) {
    const request = exportRequestOf(args, Date.now())
    const { writeMarkdown } = await import('./markdown/write-markdown')
    const line = progress()
    let entries = 0
    const outcome = await fillExportFolder(request, 'markdown', async (folder) => {
      entries = await inReadSnapshot(() => writeMarkdown(folder, request.at, (n) => line.show(`${n} entries written`)))
    })
    line.end()
    return outcome.ok
      ? reportExport(outcome.value, { form: 'markdown', ...request, pages: entries, what: 'entries' })
      : outcome
  },
}
