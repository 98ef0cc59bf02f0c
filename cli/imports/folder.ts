import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sharedNow } from '@/db/clock'
import { importFolder, type FolderReport } from '@/domain/imports/folder/import'
import { languageAdvice, languagesInWords, type LanguageAdvice } from '@/domain/imports/import-setting'
import { isLanguage, languageNames } from '@/lib/languages/languages'
import { done, type Result } from '@/lib/result'
import { installationActor } from '../installation'
import { progressLine } from '../progress'
import { Misused } from '../verb'
import { runAsOnlyImport } from './alone'
import { reportLines } from './lines'

export const folderImport = {
  name: 'folder',
  usage: ['DIR --csv FILE.csv [--source NAME] [--dry-run] [--all]'],
  async run(args: string[]): Promise<Result> {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        csv: { type: 'string' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean' },
        all: { type: 'boolean' },
      },
    })
    const [dir, ...more] = positionals
    if (!dir || !values.csv || more.length) throw new Misused('Name the folder, and with --csv the table about it.')
    const isTrial = values['dry-run'] ?? false
    const source = values.source?.trim() || basename(resolve(dir))
    const line = progressLine()
    const onProgress = ({ done, of }: { done: number; of: number }) =>
      line.show(`Lines: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`)
    const request = { dir, csv: values.csv, source, isDry: isTrial, onProgress }
    const actor = await installationActor()
    const report = await runAsOnlyImport(isTrial, () => importFolder(actor, request, sharedNow()))
    line.end()
    if (!report.ok) return report
    const { languages } = report.value
    const most = languages.find(({ tag }) => tag !== '')?.tag
    const advice = await languageAdvice(isLanguage(most) ? most : undefined, sharedNow())
    const sentences = [...languagesInWords(languages), ...(isTrial && advice?.isFree ? [mainLanguageHint(advice)] : [])]
    printReport(report.value, { source, isDry: isTrial, all: values.all ?? false, sentences })
    return done(undefined)
  },
}

function mainLanguageHint({ language, main }: LanguageAdvice) {
  const [there, here] = [languageNames[language].english, languageNames[main].english]
  return `Most are in ${there}; the main language of this site is ${here}. Nothing was ever public here: with “npm run gazette -- main-language ${language}” before the import, they stand at / without a prefix.`
}

type PrintOptions = { source: string; isDry: boolean; all: boolean; sentences: string[] }

function printReport(report: FolderReport, { source, isDry, all, sentences }: PrintOptions) {
  console.log(
    isDry ? `A trial: nothing was written. This is what an import of ${source} would do.` : `Imported ${source}.`,
  )
  if (report.resumed) console.log('It was cut short before, and continued where it had stopped.')
  for (const sentence of sentences) console.log(sentence)
  if (report.unknown.length)
    console.log(`Columns that are not known, kept beside each publication: ${report.unknown.join(', ')}.`)
  for (const { kind, name } of report.newTerms)
    console.log(`${isDry ? 'Would be made' : 'Made'}: the ${kind} “${name}”.`)
  for (const line of reportLines(report, { max: all ? Infinity : 20 })) console.log(line)
}
