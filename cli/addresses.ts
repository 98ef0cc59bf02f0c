import { parseArgs } from 'node:util'
import { sharedNow } from '@/db/clock'
import { checkAddresses, saveAddressList, type AddressResult } from '@/domain/addresses/address-check'
import { done, type Result, refusedWith } from '@/lib/result'
import { installationActor, noArchive } from './installation'
import { readTextFile } from './redirects'
import { Misused, type Verb } from './verb'

export const addresses: Verb = {
  name: 'addresses',
  summary: 'Asks whether every address of a list still answers: a sitemap, or one in each line',
  usage: ['check FILE', 'check FILE --keep    (and ask them for ever after, with verify and on the desk)'],
  async run(args) {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { keep: { type: 'boolean' } } })
    const [command, file, ...more] = positionals
    if (command !== 'check' || file === undefined || more.length) throw new Misused('Say "check FILE".')
    return noArchive() ?? checkFile(file, values.keep ?? false)
  },
}

async function checkFile(file: string, isKept: boolean): Promise<Result> {
  const text = readTextFile(file)
  if (!text.ok) return text
  const checked = await (isKept ? saveAddressList : checkAddresses)(await installationActor(), text.value, sharedNow())
  if (!checked.ok) return checked
  const { lines, counts, noted } = checked.value
  const n = (count: number) => count.toLocaleString('en')
  if (noted !== undefined) console.log(`Noted: ${n(noted)} that were not known.`)
  console.log(
    `Answer: ${n(counts.live)} where they are, ${n(counts.moved)} in one hop, ${n(counts.withdrawn)} withdrawn.`,
  )
  const problems = lines.flatMap((line) => answerInWords(line) ?? [])
  return problems.length ? refusedWith(problems) : done(undefined)
}

function answerInWords({ line, text, answers }: AddressResult) {
  if (answers.is === 'nothing') return `Line ${line}: ${text} answers nothing.`
  if (answers.is === 'unread') return `Line ${line}: ${text} is no address.`
}
