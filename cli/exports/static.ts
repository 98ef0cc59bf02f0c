import { readSnapshot } from '@/db/connection'
import { prepareProcess } from '@/lib/env'
import { progress } from '../progress'
import { askedFor, options } from './asked'
import { filledFolder } from './folder'
import type { Form } from './form'
import { told } from './told'

/** Every public page as a file, with links that work from a disk. */
export const staticSite: Form = {
  name: 'static',
  usage: [`DIR ${options}`],
  async run(args) {
    const asked = askedFor(args, Date.now())
    prepareProcess({ dev: false })
    // Only now: the pages are not needed by who asks for help.
    const { writeSite } = await import('./site/write')
    const line = progress()
    let pages = 0
    const filled = await filledFolder(asked, 'static', async (folder) => {
      pages = await readSnapshot(() => writeSite(folder, asked.at, line.show))
    })
    line.end()
    return filled.ok ? told(filled.value, { form: 'static', ...asked, pages, what: 'pages' }) : filled
  },
}
