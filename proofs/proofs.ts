import { postgresPrograms } from '@/scripts/postgres.mjs'
import { setClocks } from './clock/clock'
import { clockSays } from './clock/look'
import { fillDisk } from './disks/full-disk'
import { failCalls, faultInjectionProblem } from './disks/io-errors'
import { mountProblem } from './disks/mounts'
import { cutPower } from './disks/power-cuts'
import { compareHandlers } from './drafts/compare'
import { compareServers } from './drafts/servers'
import { failOver, failoverProblem, type FailoverResult } from './failover/failover'
import { measureGrowth } from './growth/growth'
import { tryInstances } from './instances/all'
import { countThroughKills } from './instances/counts'
import { compareInstances } from './instances/hidden'
import { postgresUnavailableReason } from './instances/installation'
import { killLeaders } from './instances/mails'
import { setAllClocks } from './instances/moments'
import { countStale } from './instances/stale'
import { killDomain, type KillResult } from './kills/domain-kills'
import { killMigrations } from './kills/migration-kills'
import { killMoves } from './kills/move-kills'
import { killServer } from './kills/server-kills'
import { stopServer } from './stop'

type Outcome = { figure: string; problems: string[] }

export type Proof = {
  name: string
  /** `hours`: for all proofs together; each proof uses its share. */
  run(hours: number): Promise<Outcome>
  /** Faults by name; the control run must find each. */
  control: Record<string, () => Promise<{ problems: string[] }>>
  /** The proof mostly waits, so it can run beside others. */
  isLongRunning?: true
  /** Returns why it cannot be tried on this machine. */
  whyNot?(): string | undefined
}

const count = (n: number) => n.toLocaleString('en')
const times = (n: number, hours: number) => Math.max(2, Math.round(n * hours))

function killOutcome({ kills, acknowledged, problems }: KillResult, what = 'acknowledged'): Outcome {
  return { figure: `${count(kills)} kills, ${count(acknowledged)} ${what}, ${problems.length} wrong`, problems }
}

function failoverSays({ failovers, acknowledged, exact, refused, longest, problems }: FailoverResult): Outcome {
  const readers = `${count(exact)} exact answers, ${count(refused)} told to come back`
  const figure = `${failovers} failovers, ${count(acknowledged)} acknowledged, ${readers}; all write again ${longest.toFixed(1)} s after the promotion at most; ${problems.length} wrong`
  return { figure, problems }
}

/** All proofs of `npm run soak -- proofs`, with repetitions per hour. docs/trust.md explains each. */
export const proofs: Proof[] = [
  {
    name: 'kills',
    run: async (hours) => killOutcome(await killDomain(times(1_150, hours))),
    control: {
      'acknowledged before the commit': () =>
        killDomain(100, { maxDelay: 40, kinds: ['save'], fault: 'acknowledged before the commit' }),
    },
  },
  {
    name: 'server-kills',
    run: async (hours) => killOutcome(await killServer(times(200, hours))),
    control: {
      'acknowledged before the commit': () => killServer(60, { fault: 'acknowledged before the commit' }),
    },
  },
  {
    name: 'upgrade-kills',
    run: async (hours) => killOutcome(await killMigrations(times(150, hours)), 'archives upgraded'),
    control: { 'an upgrade in parts': () => killMigrations(100, { fault: 'an upgrade in parts' }) },
  },
  {
    name: 'instances',
    whyNot: postgresUnavailableReason,
    run: tryInstances,
    control: {
      'remembers the version for 50 ms': () => countStale(100, { each: 5, options: { remembersVersion: 50 } }),
      'sends what was claimed before': () => killLeaders(10, { claimsAreForgotten: true }),
      'live before its moment': () => compareInstances({ kills: 0, every: 20, fault: 'live before its moment' }),
      'kept past a moment': async () => clockSays(await setAllClocks(12, { fault: 'kept past a moment' })),
      'the clock of the machine': async () => clockSays(await setAllClocks(6, { fault: 'the clock of the machine' })),
      'counted twice': () => countThroughKills(0, { fault: 'counted twice' }),
      'never counted': () => countThroughKills(0, { fault: 'never counted' }),
    },
  },
  {
    name: 'failover',
    whyNot: failoverProblem,
    run: async (hours) => failoverSays(await failOver(times(24, hours))),
    control: {
      'a standby that lags': async () => failOver(1, { isSynchronous: false, modes: [{ isLagging: true }] }),
    },
  },
  {
    name: 'move-kills',
    whyNot: () => (postgresPrograms() ? undefined : 'there is no PostgreSQL on this machine'),
    run: async (hours) => killOutcome(await killMoves(times(60, hours)), 'moves there and back, equal at the end'),
    control: { 'a move without a mark': () => killMoves(12, { fault: 'a move without a mark' }) },
  },
  {
    name: 'drafts',
    run: async () => {
      const { askedCount, problems } = await compareServers()
      return { figure: `${count(askedCount)} addresses asked twice, ${problems.length} differ`, problems }
    },
    control: {
      'live before its moment': () => compareServers({ fault: 'live before its moment' }),
      'a count of all texts': () => compareHandlers({ fault: 'a count of all texts' }),
    },
  },
  {
    name: 'clock',
    run: async (hours) => clockSays(await setClocks(times(400, hours))),
    control: {
      'live a millisecond early': async () => clockSays(await setClocks(10, { fault: 'live a millisecond early' })),
      'kept past a moment': async () => clockSays(await setClocks(20, { fault: 'kept past a moment' })),
    },
  },
  {
    name: 'stop',
    run: async (hours) => {
      const problems: string[] = []
      let [answered, refused, stops, longest] = [0, 0, 0, 0]
      for (; stops < times(20, hours); stops++) {
        const stop = await stopServer()
        answered += stop.answered
        refused += stop.refused
        longest = Math.max(longest, stop.seconds)
        problems.push(...stop.problems)
      }
      const figure = `${stops} stops, ${count(answered)} of ${count(stops * 50)} requests answered, ${refused} told to come back, at most ${longest.toFixed(1)} s`
      return { figure, problems }
    },
    control: { 'ends at once': () => stopServer({ fault: 'ends at once' }) },
  },
  {
    name: 'power-cuts',
    whyNot: mountProblem,
    run: async (hours) => {
      const { cuts, acknowledged, problems } = await cutPower(times(60, hours))
      return { figure: `${cuts} cuts, ${count(acknowledged)} acknowledged, ${problems.length} wrong`, problems }
    },
    control: {
      'no flush': () => cutPower(20, { fault: 'no flush' }),
      'flush now and then': () => cutPower(20, { fault: 'flush now and then' }),
    },
  },
  {
    name: 'failing-calls',
    whyNot: faultInjectionProblem,
    run: async (hours) => {
      const { errors, refused, acknowledged, problems } = await failCalls(times(80, hours))
      const figure = `${count(errors)} system calls failed, ${count(refused)} acts refused, ${count(acknowledged)} acknowledged, ${problems.length} wrong`
      return { figure, problems }
    },
    control: {
      'swallows the error of a commit': () => failCalls(100, { fault: 'swallows the error of a commit' }),
    },
  },
  {
    name: 'full-disk',
    whyNot: mountProblem,
    run: async () => {
      const { saved, refused, read, problems } = await fillDisk()
      const figure = `of ${saved + refused} saves ${saved} stored, ${refused} refused in words; ${read} of ${saved + refused} pages read; ${problems.length} wrong`
      return { figure, problems }
    },
    control: { 'acknowledged before the commit': () => fillDisk({ fault: 'acknowledged before the commit' }) },
  },
  {
    name: 'growth',
    isLongRunning: true,
    run: async (hours) => {
      const { minutes, requests, memory, live, descriptors, problems } = await measureGrowth(hours * 60)
      const figure = `${minutes} minutes, ${count(requests)} requests; memory ${memory.slope.toFixed(2)} MB a minute, ${memory.last.toFixed(0)} MB at the end; live ${live.slope.toFixed(2)} MB a minute, ${live.last.toFixed(0)} MB; open files ${descriptors.slope.toFixed(3)} a minute, ${descriptors.last} at the end`
      return { figure, problems }
    },
    control: {
      'keeps two megabytes a minute': () => measureGrowth(6, { fault: 'keeps two megabytes a minute' }),
      'keeps every request': () => measureGrowth(2, { fault: 'keeps every request' }),
      'leaves files open': () => measureGrowth(2, { fault: 'leaves files open' }),
    },
  },
]
