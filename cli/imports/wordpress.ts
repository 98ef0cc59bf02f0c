import { writeFileSync } from 'node:fs'
import { sharedNow } from '@/db/clock'
import type { ImportResult } from '@/domain/imports/import'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { languagesInWords, missingChoice, settingNotes, type SettingNote } from '@/domain/imports/import-setting'
import { isLanguageTag } from '@/lib/languages/language-tags'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { done, type Result } from '@/lib/result'
import { progressLine, installationActor, Misused, readArguments } from '../verb'
import { runAsOnlyImport, limitHeapGrowth, headLines, reportLines, ruleLines } from './lines'

export const wordpressImport = {
  name: 'wordpress',
  usage: [
    'EXPORT.xml … [--uploads DIR] [--site URL] [--main-language] [--time-zone ZONE] [--as LANGUAGE] [--dry-run] [--report FILE.csv|FILE.json] [--all]',
  ],
  async run(args: string[]): Promise<Result> {
    const { positionals: files, values } = readArguments(args, {
      'dry-run': 'boolean',
      all: 'boolean',
      uploads: 'string',
      report: 'string',
      site: 'string',
      'main-language': 'boolean',
      'time-zone': 'string',
      as: 'string',
    })
    if (files.length === 0) throw new Misused('Name the files of the export.')
    if (values.report && !/\.(csv|json)$/i.test(values.report)) throw new Misused('A report is a .csv or a .json file.')
    limitHeapGrowth()
    const isTrial = values['dry-run'] ?? false
    const line = progressLine()
    const show = (what: string, n: number, total: number) =>
      line.show(`${what}: ${n.toLocaleString('en')} of ${total.toLocaleString('en')}`)
    const actor = await installationActor()
    const takesLanguage = values['main-language'] ?? false
    if (takesLanguage && isTrial)
      throw new Misused('A trial changes nothing: leave out --main-language, which is for the import.')
    const { as: takenAs, uploads, site, 'time-zone': zone } = values
    if (takenAs !== undefined && !isLanguageTag(takenAs)) throw new Misused('--as is a language such as fr or pt-BR.')
    const request = { files, uploads, site, isTrial, takesLanguage, takenAs, zone }
    const imported = await runAsOnlyImport(isTrial, () => importWordPress(actor, request, sharedNow(), show))
    line.end()
    if (!imported.ok) return imported
    const notes = await settingNotes(imported.value, sharedNow())
    const languageLines = languagesInWords(imported.value.languages, takenAs)
    printReport(imported.value, { isTrial, languageLines, notes, all: values.all ?? false })
    if (values.report) saveReports(values.report, imported.value)
    return done(undefined)
  },
}

type PrintOptions = { isTrial: boolean; all: boolean; languageLines: string[]; notes: SettingNote[] }

function printReport(imported: ImportResult, { isTrial, all, languageLines, notes }: PrintOptions) {
  const { title, source, resumed, remarks, report, rules } = imported
  const { unchanged, ...touched } = report.tally
  for (const line of headLines({ source, isTrial, resumed })) console.log(line)
  if (title) console.log(`The site there is called “${title}”. The name of this one stays as it is, under Settings.`)
  for (const line of languageLines) console.log(line)
  if (isTrial && missingChoice(imported.languages)) console.log('To choose, add --as LANGUAGE.')
  for (const { sentences, offer } of notes) {
    for (const sentence of sentences) console.log(sentence)
    if (offer && isTrial) console.log(`To make ${offer.name}, add ${offer.option} to the import itself.`)
  }
  for (const { file, line, message } of remarks) console.log(`${file}, line ${line}: ${message}`)
  if (unchanged > 0 && Object.values(touched).every((n) => n === 0))
    console.log('Nothing changed there since the last import. What that told is at the desk, under Imports.')
  for (const line of reportLines(report, { max: all ? Infinity : 5 })) console.log(line)
  if (isTrial) for (const line of ruleLines(rules)) console.log(line)
}

function saveReports(file: string, imported: ImportResult) {
  const { source, report, rules, things } = imported
  const text = /\.csv$/i.test(file)
    ? reportCsv(things)
    : `${JSON.stringify({ source, report, rules, things }, null, 1)}\n`
  writeFileSync(file, text, { mode: 0o600 })
  console.log(`Everything that came, with its old and its new address: ${file}`)
}

function reportCsv(things: ImportResult['things']) {
  const head = csvLine(['old address', 'new address', 'what', 'title', 'outcome', 'to look at'])
  const lines = things.map(({ url, path, kind, kept, title, outcome, problems }) => {
    const problemLines = problems.map(({ what, place }) => (place ? `${what} ${place}` : what)).join('\n')
    return csvLine([
      url,
      path ?? '',
      [kept.type ?? kind, kept.state].filter(Boolean).join(', '),
      title,
      outcome,
      problemLines,
    ])
  })
  return csvMark + head + lines.join('')
}
