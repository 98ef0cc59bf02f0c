import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { archiveProblem } from '@/db/archive-problem'
import { postgresProblem } from '@/db/postgres-problem'
import { sumsOfFile } from '@/db/rows/files'
import { databaseAt, runAt } from '@/db/test-server'
import { runsAsInstalled } from '@/e2e/support/places'
import { postgresForTests } from '@/scripts/postgres.mjs'
import { root } from '@/scripts/run.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { faultFlags, type Fault } from '../faults'
import { killTree } from '../processes'
import type { KillResult } from './domain-kills'

/** Kills of one move before it may finish. */
const killsPerMove = 3

/**
 * Moves the demonstration to PostgreSQL and back, and kills all processes at random moments (SIGKILL). Until a move has
 * finished, no server may start on the target, and the source must not change. In the end nothing may differ.
 * `acknowledged` counts round trips.
 */
export async function killMoves(times: number, { fault }: { fault?: Fault } = {}): Promise<KillResult> {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-proof-moves-'))
  const { url, start } = postgresForTests(join(folder, 'server'))!
  const stop = await start()
  const result: KillResult = { kills: 0, acknowledged: 0, problems: [] }
  try {
    const source = join(folder, 'data')
    await run(['prepare'], { DATA_DIR: source, DEMO: 'yes' })
    const maxDelay = 1.1 * (await timeOfMove(source, url))
    while (result.kills < times && result.problems.length === 0) {
      const archive = {
        source,
        back: join(folder, 'back'),
        url: await newDatabase(url, `moves_${result.acknowledged}`),
      }
      await moveThereAndBack(archive, result, { times, fault, maxDelay })
      rmSync(archive.back, { recursive: true, force: true })
    }
    return result
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function newDatabase(url: string, name: string) {
  await runAt(url, `create database ${name} encoding 'UTF8' template template0`)
  return databaseAt(url, name)
}

/** Measures a move (ms) on this machine: a kill before the first write or after the end would test nothing. */
async function timeOfMove(source: string, server: string) {
  const url = await newDatabase(server, 'undisturbed')
  const begun = performance.now()
  const end = await run(['move', 'to', 'postgres', url], { DATA_DIR: source, DATABASE_URL: '' })
  if (end !== 'done') throw new Error(end)
  return performance.now() - begun
}

type KillOptions = { times: number; fault?: Fault; maxDelay: number }
type Archive = { source: string; back: string; url: string }

async function moveThereAndBack({ source, back, url }: Archive, result: KillResult, how: KillOptions) {
  const file = join(source, 'gazette.db')
  const expected = await sumsOfFile(file)
  const there = { DATA_DIR: source, DATABASE_URL: '' }
  const isUsable = async () => (await isArchive(url)) && (await postgresProblem(url)) === undefined
  await killMove(['to', 'postgres', url], there, { result, ...how, isUsable })
  if (!isDeepStrictEqual(await sumsOfFile(file), expected)) result.problems.push('the source has changed')
  if (result.problems.length > 0) return
  const home = { DATA_DIR: source, DATABASE_URL: url, SECRET: readFileSync(join(source, 'secret'), 'utf8').trim() }
  const isBack = async () => existsSync(join(back, 'gazette.db')) && archiveProblem(back) === undefined
  await killMove(['to', 'sqlite', back], home, { result, ...how, isUsable: isBack })
  if (result.problems.length > 0) return
  if (!isDeepStrictEqual(await sumsOfFile(join(back, 'gazette.db')), expected))
    result.problems.push('what came back differs')
  for (const part of ['media', 'secret'])
    if (!existsSync(join(back, part))) result.problems.push(`${part} did not come back`)
  result.acknowledged++
}

/** Returns whether the tables of an archive are in a database. */
async function isArchive(url: string) {
  const { rows } = await runAt(url, `select to_regclass('public.public_version') is not null as "isThere"`)
  return rows[0]!.isThere === true
}

type MoveKill = KillOptions & { result: KillResult; isUsable: () => Promise<boolean> }

/** Runs a move, kills it several times, and lets it finish. */
async function killMove(
  to: string[],
  env: Record<string, string>,
  { result, times, fault, maxDelay, isUsable }: MoveKill,
) {
  for (let n = 0; n < killsPerMove && result.kills < times; n++) {
    const end = await run(['move', ...to], env, { fault, killAfter: Math.random() * maxDelay })
    if (end === 'done') return
    if (end === 'killed') result.kills++
    // The move may have just finished: then everything must exist, which the way back shows.
    if (await isUsable()) return
  }
  const end = await run(['move', ...to], env)
  if (end !== 'done') result.problems.push(`the move to ${to[1]} cannot go on: ${end}`)
}

type RunOptions = { fault?: Fault; killAfter?: number }

/** `done`, `killed`, or the command's failure message. */
async function run(args: string[], env: Record<string, string>, { fault, killAfter }: RunOptions = {}) {
  const flags = ['--import', 'tsx', ...faultFlags(fault), 'cli/main.ts', ...args]
  const all = { ...runsAsInstalled(), NODE_ENV: 'test' as const, ...env }
  const child = spawn(process.execPath, flags, { cwd: root, env: all, stdio: ['ignore', 'ignore', 'pipe'] })
  const errors = text(child.stderr!)
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>
  if (killAfter !== undefined) {
    await Promise.race([exit, wait(killAfter)])
    if (child.exitCode === null) await killTree(child.pid!)
  }
  const [code, signal] = await exit
  if (signal === 'SIGKILL') return 'killed'
  return code === 0 ? 'done' : (await errors).trim()
}
