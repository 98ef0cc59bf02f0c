import { parseArgs } from 'node:util'
import { removeFiles, findDelivery, deliveryGone, pathsOf, uploadsOf, type Delivery } from '@/domain/imports/deliveries'
import { setImporter, endRun, writeProgress, type Run } from '@/domain/imports/runs'
import { saveTrial } from '@/domain/imports/trials'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { log } from '@/lib/log'
import { done, refused, type Result } from '@/lib/result'
import { installation } from '../installation'
import { Misused } from '../verb'
import { alone } from './alone'
import { growSlowly } from './heap'

const each = 1_000

/**
 * An export that was sent to the desk: the desk starts this in a process of its own. What it is at, and how it ended, it says beside
 * the delivery, each second.
 */
export const delivery = {
  name: 'delivery',
  usage: ['NUMBER [--dry-run]'],
  async run(args: string[]): Promise<Result> {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' } },
    })
    const [id, ...more] = positionals
    if (!id || more.length) throw new Misused('Name the delivery, as the desk does.')
    growSlowly()
    return goThrough(id, values['dry-run'] ? 'trial' : 'import')
  },
}

async function goThrough(id: string, is: Run['is']): Promise<Result> {
  const delivery = await findDelivery(await installation(), id)
  if (!delivery) return refused(deliveryGone)
  const run = { is, doing: 'Reading', done: 0, of: 0 } satisfies Partial<Run>
  let written = writeProgress(delivery, { ...run, at: Date.now() })
  const beat = setInterval(() => {
    written = written
      .then(() => writeProgress(delivery, { ...run, at: Date.now() }))
      .catch((error: unknown) => log.error('How far an import is could not be written down', { error }))
  }, each)
  const progress = (doing: string, n: number, of: number) => Object.assign(run, { doing, done: n, of })
  const work = async () => {
    const came = await (is === 'trial' ? tryIt : bring)(delivery, progress)
    if (is === 'import') await setImporter(delivery)
    return came
  }
  const came = await work().catch((error: unknown) => {
    log.error('An import of the desk failed', { error })
    return refused('Something failed here that nobody foresaw. The log of the server says what.')
  })
  clearInterval(beat)
  await written // or what it was at would be the last that is known of it
  await endRun(delivery, { is, at: Date.now(), problem: came.ok ? null : came.problems[0]!.message })
  if (came.ok && is === 'import') await removeFiles(delivery)
  return came.ok ? done(undefined) : came
}

type Progress = (doing: string, n: number, of: number) => void

async function tryIt(delivery: Delivery, progress: Progress) {
  const request = { files: pathsOf(delivery), uploads: uploadsOf(delivery), isTrial: true }
  const tried = await importWordPress(await installation(), request, Date.now(), progress)
  if (!tried.ok) return tried
  const { report, source, rules, remarks } = tried.value
  await saveTrial(delivery, { source, report, terms: rules.map(({ ruling: _, ...term }) => term), remarks })
  return done(undefined)
}

async function bring(delivery: Delivery, progress: Progress) {
  const request = { files: pathsOf(delivery), uploads: uploadsOf(delivery) }
  const actor = await installation()
  return alone(false, () => importWordPress(actor, request, Date.now(), progress))
}
