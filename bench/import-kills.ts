// Imports of WordPress exports, killed (SIGKILL) at random moments and begun again, against one that was let alone. See bench/README.md.
//   node --import tsx bench/import-kills.ts [--kills N] [--uploads DIR] FILE...
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { checkRecord } from '@/domain/care/record-check'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { installation, now } from '@/domain/imports/wordpress/test-import'
import { whatItSays } from '@/domain/imports/wordpress/test-tables'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '15' }, uploads: { type: 'string' }, child: { type: 'string' } },
})

/** How often one archive is killed before it is let come to its end. */
const inARow = 4

/** In a process of its own: says when it begins, and imports. */
async function importInto(dataDir: string, file: string) {
  openDatabase(dataDir)
  process.send!('begins')
  const imported = await importWordPress(installation, { files: [file], uploads: values.uploads }, now)
  process.send!(imported.ok ? 'imported' : imported.problems[0]!.message)
  process.disconnect()
}

/** Imports, and kills that after some time (milliseconds from its beginning). How long it took, and what it said, unless it was killed. */
async function run(dataDir: string, file: string, killAfter?: number) {
  const uploads = values.uploads ? ['--uploads', values.uploads] : []
  const child = fork(import.meta.filename, ['--child', dataDir, ...uploads, file], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let begun = 0
  let outcome = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  child.on('message', (message: string) => {
    if (message !== 'begins') return void (outcome = message)
    begun = performance.now()
    if (killAfter !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfter)
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  clearTimeout(timer)
  return { wasKilled: signal === 'SIGKILL', said: outcome, took: performance.now() - begun }
}

/** What an archive holds after its import, and what is wrong with it in itself. */
async function stateOf(dataDir: string) {
  openDatabase(dataDir)
  const state = await whatItSays()
  const problems = (await checkRecord()).problems
  closeDatabase()
  return { state, problems }
}

function emptyArchive() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-import-kills-'))
  openDatabase(dataDir)
  migrateDatabase()
  closeDatabase()
  return dataDir
}

async function tryOut(file: string, maxKills: number) {
  const calm = emptyArchive()
  const { took, said: outcome } = await run(calm, file)
  const undisturbed = (await stateOf(calm)).state
  rmSync(calm, { recursive: true })
  const result = { kills: 0, archives: 0, differ: [] as string[], said: outcome, took: Math.round(took) }
  while (result.kills < maxKills) {
    const dataDir = emptyArchive()
    for (let times = 0; ; times++) {
      const { wasKilled } = await run(dataDir, file, times < inARow ? Math.random() * took : undefined)
      if (!wasKilled) break
      result.kills++
    }
    result.archives++
    const { state, problems } = await stateOf(dataDir)
    for (const table of Object.keys(undisturbed))
      if (!isDeepStrictEqual(state[table], undisturbed[table])) problems.push(`${table} differs`)
    result.differ.push(...problems)
    rmSync(dataDir, { recursive: true })
  }
  return result
}

if (values.child) await importInto(values.child, positionals[0]!)
else {
  console.log('kills  archives  alone, ms  differ  file')
  for (const file of positionals) {
    const { kills, archives, took, differ, said: outcome } = await tryOut(file, Number(values.kills))
    const numbers = [String(kills).padStart(5), String(archives).padStart(9), String(took).padStart(10)]
    console.log(
      `${numbers.join(' ')} ${String(differ.length).padStart(7)}  ${basename(file)}${outcome === 'imported' ? '' : ' (refused)'}`,
    )
    for (const what of differ) console.log(`       ${what}`)
    if (differ.length > 0) process.exitCode = 1
  }
}
