import { setTimeout as wait } from 'node:timers/promises'
import type { RecordCheck } from '@/domain/care/record-check'
import { postgresPrograms } from '@/scripts/postgres.mjs'
import { leadersAmong } from '../instances/hanging'
import { sharedInstallation } from '../instances/installation'
import type { Instance } from '../instances/instance'
import { lostOf } from '../instances/killed'
import { ServerPair } from './pair'
import { readOne, startReaders, type Readers } from './readers'

export type FailoverResult = {
  failovers: number
  acknowledged: number
  exact: number
  refused: number
  /** The longest time (s) from a promotion to the first acknowledged write of every instance. */
  longest: number
  problems: string[]
}

type Options = {
  /** False is a deliberate fault for the control run: acknowledged writes may be missing on the standby. */
  isSynchronous?: boolean
  /** Failure modes of the primary, used in turn. */
  modes?: FailureMode[]
}

type FailureMode = {
  /** The standby receives nothing in the last moments, so that running writes are half replicated. */
  isLagging?: boolean
  /** The machine disappears: no connection is closed. */
  isSilent?: boolean
}

const allModes: FailureMode[] = [{ isLagging: true }, {}, { isSilent: true }, { isLagging: true, isSilent: true }]

/** Returns why no failover can be tried on this machine; undefined if one can. */
export function failoverProblem(): string | undefined {
  return postgresPrograms() ? undefined : 'there are no programs of PostgreSQL'
}

/**
 * Kills the primary repeatedly while two instances write and are read; a standby takes over its address each time.
 * Acknowledged writes must exist, readers get exact answers or 503, and both instances write again by themselves.
 */
export async function failOver(
  failovers: number,
  { isSynchronous = true, modes = allModes }: Options = {},
): Promise<FailoverResult> {
  let pair!: ServerPair
  const installation = await sharedInstallation({
    startServer: async (folder) => {
      pair = await ServerPair.start(folder, { isSynchronous })
      return { url: pair.url, end: () => pair.end() }
    },
  })
  const problems: string[] = []
  let longest = 0
  let readers: Readers | undefined
  try {
    const instances = await Promise.all([installation.start(), installation.start()])
    await instances[0].call('admin')
    const ports = await Promise.all(instances.map((instance) => instance.call<number>('serve')))
    for (const instance of instances) await beginWork(instance)
    readers = startReaders(instances, ports)
    for (let n = 0; n < failovers && problems.length === 0; n++) {
      await pair.follow()
      await waitForWrites(instances)
      await loseThePrimary(pair, modes[n % modes.length]!)
      await wait(500)
      const promoted = performance.now()
      await pair.promote()
      await waitForWrites(instances)
      longest = Math.max(longest, (performance.now() - promoted) / 1000)
      const lines = instances.flatMap(({ lines }) => lines)
      problems.push(...(await lostOf(installation, lines)))
    }
    if (longest > 45) problems.push(`an instance wrote nothing for ${Math.round(longest)} s after the promotion`)
    await waitUntil(() => leadersAmong(instances).length === 1, 'not one instance leads, but more or none')
    await readers.stop()
    const { read } = readers
    const paths = instances.flatMap(({ pages }) => [...pages.keys()])
    for (const path of paths) for (const port of ports) await readOne(instances, port, path, read)
    problems.push(...read.problems, ...instances.flatMap(({ events }) => events.filter(isFailure)))
    problems.push(...(await instances[0].call<RecordCheck>('checkRecord')).problems)
    const acknowledged = instances.flatMap(({ lines }) => lines).length
    return { failovers, acknowledged, exact: read.exact, refused: read.refused, longest, problems }
  } finally {
    await readers?.stop()
    await installation.remove()
  }
}

const isFailure = (event: string) => event.startsWith('failed: ')

async function beginWork(instance: Instance) {
  await instance.call('lead')
  await instance.call('keepWorking', 'save')
  await instance.call('keepWorking', 'publish')
  await instance.call('keepEditing')
}

async function loseThePrimary(pair: ServerPair, { isLagging = false, isSilent = false }: FailureMode) {
  if (isLagging) {
    await pair.stopSending()
    await wait(300)
  }
  await pair.killPrimary({ isSilent })
}

/** Waits until each instance has reported twenty more acknowledged writes. */
async function waitForWrites(instances: Instance[]) {
  const enough = instances.map(({ lines }) => lines.length + 20)
  await waitUntil(() => instances.every(({ lines }, n) => lines.length >= enough[n]!), 'an instance writes nothing')
}

async function waitUntil(isSo: () => boolean, otherwise: string) {
  for (const deadline = performance.now() + 120_000; !isSo(); await wait(10))
    if (performance.now() > deadline) throw new Error(`After two minutes ${otherwise}`)
}
