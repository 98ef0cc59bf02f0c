import { sharedNow } from '@/db/clock'
import {
  removeFiles,
  findDelivery,
  deliveryGone,
  pathsOf,
  uploadFolderOf,
  type Delivery,
} from '@/domain/imports/deliveries'
import { endRun, saveTrial, setImporter, writeProgress, type Run } from '@/domain/imports/runs'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { log } from '@/lib/process/log'
import { done, refused, type Result } from '@/lib/result'
import { installationActor, Misused, readArguments } from '../verb'
import { runAsOnlyImport, limitHeapGrowth } from './lines'

const progressEvery = 1_000

export const deliveryImport = {
  name: 'delivery',
  usage: ['NUMBER [--dry-run]'],
  async run(args: string[]): Promise<Result> {
    const { positionals, values } = readArguments(args, { 'dry-run': 'boolean' })
    const [id, ...more] = positionals
    if (!id || more.length) throw new Misused('Name the delivery, as the desk does.')
    limitHeapGrowth()
    return runDelivery(id, values['dry-run'] ? 'trial' : 'import')
  },
}

async function runDelivery(id: string, kind: Run['is']): Promise<Result> {
  const delivery = await findDelivery(await installationActor(), id)
  if (!delivery) return refused(deliveryGone)
  const run = { is: kind, doing: 'Reading', done: 0, of: 0 } satisfies Partial<Run>
  let writing = writeProgress(delivery, { ...run, at: sharedNow() })
  const beat = setInterval(() => {
    writing = writing
      .then(() => writeProgress(delivery, { ...run, at: sharedNow() }))
      .catch((error: unknown) => log.error('How far an import is could not be written down', { error }))
  }, progressEvery)
  const progress = (doing: string, n: number, total: number) => Object.assign(run, { doing, done: n, of: total })
  const work = async () => {
    const outcome = await (kind === 'trial' ? tryDelivery : importDelivery)(delivery, progress)
    if (kind === 'import') await setImporter(delivery)
    return outcome
  }
  const outcome = await work().catch((error: unknown) => {
    log.error('An import of the desk failed', { error })
    return refused('Something failed here that nobody foresaw. The log of the server says what.')
  })
  clearInterval(beat)
  await writing // an older state must not be written over the end
  await endRun(delivery, { is: kind, at: sharedNow(), problem: outcome.ok ? null : outcome.problems[0]!.message })
  if (outcome.ok && kind === 'import') await removeFiles(delivery)
  return outcome.ok ? done(undefined) : outcome
}

type ShowProgress = (doing: string, n: number, total: number) => void

async function tryDelivery(delivery: Delivery, progress: ShowProgress) {
  const request = { ...importRequestOf(delivery), isTrial: true }
  const outcome = await importWordPress(await installationActor(), request, sharedNow(), progress)
  if (!outcome.ok) return outcome
  const { report, source, languages, language, zones, rules, remarks } = outcome.value
  const terms = rules.map(({ ruling: _, ...term }) => term)
  await saveTrial(delivery, { source, languages, language, zones, report, terms, remarks })
  return done(undefined)
}

function importRequestOf(delivery: Delivery) {
  return {
    files: pathsOf(delivery),
    uploads: uploadFolderOf(delivery),
    site: delivery.site ?? undefined,
    takenAs: delivery.takenAs ?? undefined,
  }
}

async function importDelivery(delivery: Delivery, progress: ShowProgress) {
  const request = importRequestOf(delivery)
  const actor = await installationActor()
  return runAsOnlyImport(false, () => importWordPress(actor, request, sharedNow(), progress))
}
