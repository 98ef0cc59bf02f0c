import { sharedNow } from '@/db/clock'
import type { Actor } from '@/domain/staff/actor'
import { importRedirects, planImport, type ImportReport, maxBytes } from '@/domain/addresses/redirect-import'
import { allRedirects } from '@/domain/addresses/redirects'
import { csvLine } from '@/lib/formats/csv'
import { done, type Result, refused, refusedWith } from '@/lib/result'
import { installationActor, Misused, type Verb, readArguments } from './verb'
import { readFileSync, statSync } from 'node:fs'
import { checkAddresses, saveAddressList, type AddressResult } from '@/domain/addresses/address-check'

export const redirects: Verb = {
  name: 'redirects',
  summary: 'Takes in old addresses and where they lead from a CSV file, or writes them out',
  usage: ['import FILE [--dry-run]', 'export'],
  async run(args) {
    const { positionals, values } = readArguments(args, { 'dry-run': 'boolean' })
    const [command, file, ...more] = positionals
    const isImport = command === 'import' && file !== undefined
    if (more.length || (!isImport && (command !== 'export' || file)))
      throw new Misused('Say "import FILE" or "export".')
    const actor = await installationActor()
    return isImport ? importFile(actor, file, values['dry-run'] ?? false) : exportRedirects(actor)
  },
}

async function importFile(actor: Actor, file: string, isDry: boolean): Promise<Result> {
  const text = readTextFile(file)
  if (!text.ok) return text
  const report = await (isDry ? planImport : importRedirects)(actor, text.value, sharedNow())
  if (!report.ok) return report
  printReport(report.value, isDry)
  return done(undefined)
}

function printReport({ lines, counts }: ImportReport, isDry: boolean) {
  for (const line of lines)
    if (line.is === 'refused') console.log(`Line ${line.line}: ${line.source || '(nothing)'}: ${line.why}`)
  const [added, same, refusedCount] = [counts.added, counts.same, counts.refused].map((n) => n.toLocaleString('en'))
  console.log(`${isDry ? 'Would be added' : 'Added'}: ${added}. There already: ${same}. Refused: ${refusedCount}.`)
}

async function exportRedirects(actor: Actor): Promise<Result> {
  process.stdout.write(csvLine(['source', 'target']))
  for (const { source, target } of await allRedirects(actor)) process.stdout.write(csvLine([source, target]))
  return done(undefined)
}

function readTextFile(file: string): Result<string> {
  try {
    if (statSync(file).size <= maxBytes) return done(readFileSync(file, 'utf8'))
  } catch {
    // A read error gets this sentence too.
  }
  return refused(`${file} cannot be read, or is larger than 5 MB.`)
}

export const addresses: Verb = {
  name: 'addresses',
  summary: 'Asks whether every address of a list still answers: a sitemap, or one in each line',
  usage: ['check FILE', 'check FILE --keep    (and ask them for ever after, with verify and on the desk)'],
  async run(args) {
    const { positionals, values } = readArguments(args, { keep: 'boolean' })
    const [command, file, ...more] = positionals
    if (command !== 'check' || file === undefined || more.length) throw new Misused('Say "check FILE".')
    return checkFile(file, values.keep ?? false)
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
