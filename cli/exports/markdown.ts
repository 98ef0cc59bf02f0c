import { readSnapshot } from '@/db/connection'
import { progress } from '../progress'
import { askedFor, options } from './asked'
import { filledFolder } from './folder'
import type { Form } from './form'
import { told } from './told'

/** Every public entry as Markdown, for whoever goes on with another program. */
export const markdown: Form = {
  name: 'markdown',
  usage: [`DIR ${options}`],
  async run(args) {
    const asked = askedFor(args, Date.now())
    const { writeMarkdown } = await import('./markdown/write-markdown')
    const line = progress()
    let entries = 0
    const filled = await filledFolder(asked, 'markdown', async (folder) => {
      entries = await readSnapshot(() => writeMarkdown(folder, asked.at, (n) => line.show(`${n} entries written`)))
    })
    line.end()
    return filled.ok ? told(filled.value, { form: 'markdown', ...asked, pages: entries, what: 'entries' }) : filled
  },
}
