import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sharedNow } from '@/db/clock'
import { importWordPress, type ImportResult } from '@/domain/imports/wordpress/import'
import { adviceInWords, languageAdvice, type LanguageAdvice } from '@/domain/imports/wordpress/language-advice'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { done, type Result } from '@/lib/result'
import { installationActor } from '../installation'
import { progressLine } from '../progress'
import { Misused } from '../verb'
import { runAsOnlyImport, limitHeapGrowth } from './alone'
import { reportLines, ruleLines } from './lines'

export const wordpressImport = {
  name: 'wordpress',
  usage: [
    'EXPORT.xml … [--uploads DIR] [--site URL] [--main-language] [--dry-run] [--report FILE.csv|FILE.json] [--all]',
  ],
  async run(args: string[]): Promise<Result> {
    const { positionals: files, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        all: { type: 'boolean' },
        uploads: { type: 'string' },
        report: { type: 'string' },
        site: { type: 'string' },
        'main-language': { type: 'boolean' },
      },
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
    const request = { files, uploads: values.uploads, site: values.site, isTrial, takesLanguage }
    const imported = await runAsOnlyImport(isTrial, () => importWordPress(actor, request, sharedNow(), show))
    line.end()
    if (!imported.ok) return imported
    const advice = await languageAdvice(imported.value.site.language, sharedNow())
    printReport(imported.value, { isTrial, advice, all: values.all ?? false })
    if (values.report) saveReports(values.report, imported.value)
    return done(undefined)
  },
}

type PrintOptions = { isTrial: boolean; all: boolean; advice: LanguageAdvice | undefined }

function printReport(imported: ImportResult, { isTrial, all, advice }: PrintOptions) {
  const { site, source, resumed, remarks, report, rules } = imported
  const { unchanged, ...touched } = report.tally
  console.log(
    isTrial ? `A trial: nothing was written. This is what an import of ${source} would do.` : `Imported ${source}.`,
  )
  if (resumed) console.log('It was cut short before, and continued where it had stopped.')
  if (site.title)
    console.log(`The site there is called “${site.title}”. The name of this one stays as it is, under Settings.`)
  if (advice && isTrial) {
    for (const sentence of adviceInWords(advice)) console.log(sentence)
    if (advice.isFree) console.log('To do so, add --main-language to the import itself.')
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
