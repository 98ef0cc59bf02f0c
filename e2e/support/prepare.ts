import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@/scripts/temporary.mjs'
import { onTwoInstances } from './on-one-server'
import { clone, runsAsInstalled, templateIn } from './places'

/** Before all tests: one data directory with the demonstration archive, which each server gets a copy of. */
export default async function prepare() {
  if (!existsSync(join(clone, '.next/BUILD_ID'))) throw new Error('The tests run on the built site: npm run build')
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-e2e-'))
  process.env.GAZETTE_E2E = folder
  const template = templateIn(folder)
  mkdirSync(template)
  // Every copy shares the secret, so that the tests' own processes can sign cookies for any of them.
  writeFileSync(join(template, 'secret'), randomBytes(32).toString('base64'), { mode: 0o600 })
  const fill = () => {
    const env = { ...runsAsInstalled(), DATA_DIR: template }
    execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: clone, env, stdio: 'inherit' })
  }
  const two = onTwoInstances ? await import('./two-instances') : undefined
  const end = two ? await two.prepareTwoInstances(folder, fill) : fill()
  return async () => {
    await end?.()
    rmSync(folder, { recursive: true, force: true })
  }
}
