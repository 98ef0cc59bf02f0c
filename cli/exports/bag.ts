import { readSnapshot } from '@/db/connection'
import { prepareProcess } from '@/lib/env'
import { progress } from '../progress'
import { askedFor, options } from './asked'
import { filledFolder } from './folder'
import type { Form } from './form'
import { told } from './told'

/** The whole public archive packed for another archive: a bag, as libraries take them in. */
export const bag: Form = {
  name: 'bag',
  usage: [`DIR ${options}`],
  async run(args) {
    const asked = askedFor(args, Date.now())
    prepareProcess({ dev: false })
    const { writeBag } = await import('./bag/write-bag')
    const line = progress()
    let pages = 0
    const filled = await filledFolder(asked, 'bag', async (folder) => {
      pages = await readSnapshot(() => writeBag(folder, asked.at, line.show))
    })
    line.end()
    return filled.ok ? told(filled.value, { form: 'bag', ...asked, pages, what: 'pages' }) : filled
  },
}
