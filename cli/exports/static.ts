import { inReadSnapshot } from '@/db/connection'
import { prepareProcess } from '@/lib/process/prepare-process'
import { progress } from '../progress'
import { exportRequestOf, options } from './export-request'
import { fillExportFolder } from './folder'
import type { Form } from './form'
import { reportExport } from './report-export'

/** The links work from a disk. */
export const staticSite: Form = {
  name: 'static',
  usage: [`DIR ${options}`],
  async run(args) {
    const request = exportRequestOf(args, Date.now())
    prepareProcess({ dev: false })
    // Imported late: help does not need the pages.
    const { writeSite } = await import('./site/write')
    const line = progress()
    let pages = 0
    const outcome = await fillExportFolder(request, 'static', async (folder) => {
      pages = await inReadSnapshot(() => writeSite(folder, request.at, line.show))
    })
    line.end()
    return outcome.ok ? reportExport(outcome.value, { form: 'static', ...request, pages, what: 'pages' }) : outcome
  },
}
