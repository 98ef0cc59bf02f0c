import { inReadSnapshot } from '@/db/connection'
import { prepareProcess } from '@/lib/process/prepare-process'
import { progress } from '../progress'
import { exportRequestOf, options } from './export-request'
import { fillExportFolder } from './folder'
import type { Form } from './form'
import { reportExport } from './report-export'

export const bag: Form = {
  name: 'bag',
  usage: [`DIR ${options}`],
  async run(args) {
    const request = exportRequestOf(args, Date.now())
    prepareProcess({ dev: false })
    const { writeBag } = await import('./bag/write-bag')
    const line = progress()
    let pages = 0
    const outcome = await fillExportFolder(request, 'bag', async (folder) => {
      pages = await inReadSnapshot(() => writeBag(folder, request.at, line.show))
    })
    line.end()
    return outcome.ok ? reportExport(outcome.value, { form: 'bag', ...request, pages, what: 'pages' }) : outcome
  },
}
