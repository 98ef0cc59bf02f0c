import { basename, resolve } from 'node:path'
import { sharedNow } from '@/db/clock'
import { importFolder, type FolderReport } from '@/domain/imports/folder/import'
import { languagesInWords, settingNotes } from '@/domain/imports/import-setting'
import { done, type Result } from '@/lib/result'
import { progressLine, installationActor, Misused, readArguments } from '../verb'
import { runAsOnlyImport, headLines, reportLines } from './lines'

export const folderImport = {
  name: 'folder',
  usage: ['DIR --csv FILE.csv [--source NAME] [--dry-run] [--all]'],
  async run(args: string[]): Promise<Result> {
    const { positionals, values } = readArguments(args, {
      csv: 'string',
      source: 'string',
      'dry-run': 'boolean',
      all: 'boolean',
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
    const language = most
    const [note] = isTrial ? await settingNotes({ languages, language, zones: [] }, sharedNow()) : []
    const hint = note?.offer && `To make ${note.offer.name}: npm run gazette -- main-language ${language}`
    const sentences = [...languagesInWords(languages), ...(note?.sentences ?? []), ...(hint ? [hint] : [])]
    printReport(report.value, { source, isTrial, all: values.all ?? false, sentences })
    return done(undefined)
  },
}

type PrintOptions = { source: string; isTrial: boolean; all: boolean; sentences: string[] }

function printReport(report: FolderReport, { source, isTrial, all, sentences }: PrintOptions) {
  for (const line of [...headLines({ source, isTrial, resumed: report.resumed }), ...sentences]) console.log(line)
  if (report.unknown.length)
    console.log(`Columns that are not known, kept beside each publication: ${report.unknown.join(', ')}.`)
  for (const { kind, name } of report.newTerms)
    console.log(`${isTrial ? 'Would be made' : 'Made'}: the ${kind} “${name}”.`)
  for (const line of reportLines(report, { max: all ? Infinity : 20 })) console.log(line)
}
