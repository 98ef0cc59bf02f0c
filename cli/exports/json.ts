import { stat } from 'node:fs/promises'
import { readSnapshot } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import { written } from '@/lib/numbers'
import { progress } from '../progress'
import { askedFor, options, type Asked } from './asked'
import { filledFolder } from './folder'
import type { Form } from './form'
import { noted, told } from './told'

/** Every public entry as JSON, in the shape of the API. */
export const json: Form = {
  name: 'json',
  usage: [`DIR ${options}`, `FILE.json ${options}`],
  async run(args) {
    const asked = askedFor(args, Date.now())
    return asked.target.endsWith('.json') ? oneFile(asked) : folderOfFiles(asked)
  },
}

async function folderOfFiles(asked: Asked): Promise<Result> {
  const { writeJson } = await import('./json/write-json')
  const line = progress()
  let entries = 0
  const filled = await filledFolder(asked, 'json', async (folder) => {
    entries = await readSnapshot(() => writeJson(folder, asked.at, (n) => line.show(`${n} entries written`)))
  })
  line.end()
  return filled.ok ? told(filled.value, { form: 'json', ...asked, pages: entries, what: 'entries' }) : filled
}

async function oneFile({ target, at, replace }: Asked): Promise<Result> {
  const there = await stat(target).catch(() => undefined)
  if (there && !(there.isFile() && replace)) return refused(`${target} is there already; --yes replaces a file.`)
  const { writeJsonFile } = await import('./json/write-json')
  const line = progress()
  const entries = await readSnapshot(() => writeJsonFile(target, at, (n) => line.show(`${n} entries written`)))
  line.end()
  await noted('json')
  console.log(`${written(entries)} entries, as readers had them at ${new Date(at).toISOString()}: ${target}`)
  return done(undefined)
}
