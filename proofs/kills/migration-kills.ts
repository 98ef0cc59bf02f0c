import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { whatItSays } from '@/domain/imports/wordpress/test-tables'
import { runsAsInstalled } from '@/e2e/support/places'
import { root } from '@/scripts/run.mjs'
import { withOpenArchive } from '../archives'
import type { Fault } from '../faults'
import { loadedBefore } from '../instances/instance'
import { killTree } from '../processes'
import { compiledProgram } from '../programs'
import { damageIn, problemsIn } from '../stored'
import type { KillResult } from './domain-kills'
import { oldArchive } from './old-archive'

/** Kills of one upgrade before it may finish, and the number of texts in an archive. */
const killsPerUpgrade = 3
const texts = 300

/**
 * Kills `gazette prepare` (SIGKILL) of a later build during an upgrade, and finally lets it finish: the archive must
 * equal one with an undisturbed upgrade. `acknowledged` counts archives.
 */
export async function killMigrations(times: number, { fault }: { fault?: Fault } = {}) {
  const before = oldArchive(texts)
  const calm = before.copy()
  const took = Number(await prepare(calm.dataDir))
  const expected = await stateOf(calm.dataDir)
  calm.remove()
  const result: KillResult = { kills: 0, acknowledged: 0, problems: [] }
  while (result.kills < times && result.problems.length === 0) {
    const archive = before.copy()
    for (let n = 0; n < killsPerUpgrade && result.kills < times; n++) {
      if ((await prepare(archive.dataDir, { fault, killAfter: Math.random() ** 2 * took })) !== 'killed') break
      result.kills++
      result.problems.push(...(await damageIn(archive.dataDir)))
    }
    if ((await prepare(archive.dataDir)) === 'failed') result.problems.push('the upgrade cannot go on')
    else result.problems.push(...(await differencesIn(archive.dataDir, expected)))
    result.acknowledged++
    archive.remove()
  }
  before.remove()
  return result
}

/** Returns the whole archive as texts, and its problems. */
async function stateOf(dataDir: string): Promise<Record<string, string[]>> {
  const problems = await problemsIn(dataDir, [])
  const rows = await withOpenArchive(dataDir, whatItSays)
  return { ...rows, 'what is wrong': problems }
}

async function differencesIn(dataDir: string, expected: Record<string, string[]>) {
  const state = await stateOf(dataDir)
  const differing = Object.keys(expected).filter((table) => !isDeepStrictEqual(state[table], expected[table]))
  return differing.map((table) => `${table} is not as after an upgrade that was let alone`)
}

type Options = { fault?: Fault; killAfter?: number }

/** Upgrades an archive; kills that `killAfter` ms after its first change. Returns the ms from the change to the end. */
async function prepare(dataDir: string, { fault, killAfter }: Options = {}): Promise<number | 'killed' | 'failed'> {
  const laterBuild = await compiledProgram('kills/later-build')
  const before = ['--import', laterBuild, ...(await loadedBefore({ fault }))]
  const args = [...before, await compiledProgram('../cli/main'), 'prepare']
  const env = { ...runsAsInstalled(), DATA_DIR: dataDir, DEMO: 'no' }
  const upgrade = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
  const exit = once(upgrade, 'exit')
  await firstChange(dataDir, upgrade)
  const began = performance.now()
  if (killAfter !== undefined) {
    await Promise.race([exit, wait(killAfter)])
    await killTree(upgrade.pid!)
  }
  const [code, signal] = (await exit) as [number | null, string | null]
  if (signal === 'SIGKILL') return 'killed'
  return code === 0 ? performance.now() - began : 'failed'
}

/** Resolves when the copy from before the upgrade exists, the database changes, or the process ends. */
async function firstChange(dataDir: string, upgrade: ChildProcess) {
  const before = stateOfFiles(dataDir)
  while (upgrade.exitCode === null && stateOfFiles(dataDir) === before) await wait(2)
}

function stateOfFiles(dataDir: string) {
  const copies = readdirSync(dataDir).filter((name) => name.startsWith('before-upgrade-'))
  const log = statSync(join(dataDir, 'gazette.db-wal'), { throwIfNoEntry: false })
  return `${copies.length} ${log?.size ? log.mtimeMs : 0}`
}
