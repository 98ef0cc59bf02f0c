import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { basename } from 'node:path'
import { importFolder } from '@/domain/imports/folder/import'
import { done, type Result } from '@/lib/result'
import { installation } from '../installation'
import { progress } from '../progress'
import { Misused } from '../verb'
import { say } from './say'

export const usage = 'folder FOLDER --csv FILE.csv [--source NAME] [--dry-run]'

/** Documents of a folder, as the lines of a table describe them. */
export async function takeFolder(args: string[]): Promise<Result> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { csv: { type: 'string' }, source: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  })
  const [dir, ...more] = positionals
  if (!dir || !values.csv || more.length) throw new Misused('Say which folder, and with --csv which table is about it.')
  const isDry = values['dry-run'] ?? false
  const source = values.source?.trim() || basename(resolve(dir))
  const bar = progress()
  const onProgress = (at: { done: number; of: number }) => bar.show(`Line ${at.done} of ${at.of}`)
  const report = await importFolder(
    await installation(),
    { dir, csv: values.csv, source, isDry, onProgress },
    Date.now(),
  )
  bar.end()
  if (!report.ok) return report
  const { unknown, made, resumed } = report.value
  if (resumed) console.log('Went on where an earlier import of this table was cut short.')
  if (unknown.length) console.log(`Columns that are not known, kept beside each publication: ${unknown.join(', ')}.`)
  for (const { kind, name } of made) console.log(`${isDry ? 'Would be made' : 'Made'}: the ${kind} ${name}.`)
  say(report.value, isDry)
  return done(undefined)
}
