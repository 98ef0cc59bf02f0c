// A harvester of libraries goes through a large archive: node --import tsx bench/oai/run.ts [PUBLICATIONS]
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { fillLibrary } from '../library-fill'

const root = join(import.meta.dirname, '../..')
const publications = Number(process.argv[2] ?? 1_200)
const perl = '/usr/bin/perl'

if (!existsSync(join(root, '.next/BUILD_ID')) || !hasHarvester()) {
  console.error('This needs a built tree (npm run build) and the harvester: apt-get install libhttp-oai-perl')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
openDatabase(folder)
migrateDatabase()
fillLibrary(rawWriter(), { publications, pages: 0, now: Date.now() })
rawWriter().exec(`insert into releases (entry_id, goes_live_at, path, dated, created_at, withdrawal, explanation)
  select entry_id, goes_live_at + 1000, path, dated, 0, 'outdated', 'Old.' from releases where entry_id % 40 = 0`)
closeDatabase()

const port = await freePort()
const url = `http://localhost:${port}`
const env = { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: 'localhost', SITE_URL: url }
const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env, stdio: 'ignore' })
try {
  await answering(`${url}/oai?verb=Identify`)
  console.log(`${publications} publications, one in 40 of them withdrawn`)
  console.log(execFileSync(perl, [join(import.meta.dirname, 'harvest.pl'), `${url}/oai`], { encoding: 'utf8' }))
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

function hasHarvester() {
  try {
    execFileSync(perl, ['-MHTTP::OAI', '-e', '1'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function freePort() {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

async function answering(address: string) {
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(address).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await wait(200)
  }
  throw new Error('The server did not answer.')
}
