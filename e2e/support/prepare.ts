import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, runUnlessUnchanged } from '@/scripts/stamp.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { onTwoInstances } from './on-one-server'
import { clone, runsAsInstalled, templateIn } from './places'

/** Milliseconds. Some of its texts are of today. */
const maxAge = 4 * 3_600_000

/** Before all tests: one data directory with the demonstration archive, which each server gets a copy of. */
export default async function prepare() {
  if (!existsSync(join(clone, '.next/BUILD_ID'))) throw new Error('The tests run on the built site: npm run build')
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-e2e-'))
  process.env.GAZETTE_E2E = folder
  const template = templateIn(folder)
  const two = onTwoInstances ? await import('./two-instances') : undefined
  const end = two ? await two.prepareTwoInstances(folder, () => fill(template)) : await copyDemonstration(template)
  return async () => {
    await end?.()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the demonstration archive, which is made for each build, and every four hours: that takes ten seconds. */
async function copyDemonstration(template: string) {
  const kept = join(clone, 'test-results/demonstration/data')
  await runUnlessUnchanged({
    stamp: 'test-results/demonstration/.ready',
    fingerprint: `${fingerprint(['.compiled/.ready'])} ${Math.floor(Date.now() / maxAge)}`,
    work() {
      rmSync(kept, { recursive: true, force: true })
      fill(kept)
    },
  })
  cpSync(kept, template, { recursive: true })
}

function fill(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  // Every copy shares the secret, so that the tests' own processes can sign cookies for any of them.
  writeFileSync(join(dataDir, 'secret'), randomBytes(32).toString('base64'), { mode: 0o600 })
  const env = { ...runsAsInstalled(), DATA_DIR: dataDir }
  execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: clone, env, stdio: 'inherit' })
}
