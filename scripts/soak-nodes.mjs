import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { temporary } from './temporary.mjs'

const lines = [22, 24, 26]

/**
 * The newest Node of each line that Gazette runs on, from npm: fills an empty database, prepares one-off statements for a minute,
 * runs all unit tests.
 * @returns {Promise<boolean>} whether all of it passed
 */
export async function soakNodes() {
  const folder = mkdtempSync(join(temporary(), 'gazette-nodes-'))
  try {
    let ok = true
    for (const line of lines) ok = (await soakNode(line, folder)) && ok
    return ok
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function soakNode(line, folder) {
  const name = `node-${process.platform}-${process.arch}`
  const version = await newest(name, line)
  const prefix = join(folder, version)
  console.log(`\n— Node ${version}`)
  const installed = await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', prefix, `${name}@${version}`])
  if (!installed.ok) throw new Error(`npm has no ${name}@${version} for this machine.`)
  const bin = join(prefix, 'node_modules', name, 'bin')
  // Children that a test starts by the name `node` are of this version too.
  const env = { PATH: `${bin}:${process.env.PATH}` }
  const tsx = ['--import', 'tsx']
  const parts = [
    ['an empty database is filled', [...tsx, 'cli/main.ts', 'prepare'], { ...env, DATA_DIR: join(prefix, 'data') }],
    ['one-off statements', ['scripts/one-off-statements.mjs', '60'], env],
    ['unit tests', ['node_modules/vitest/vitest.mjs', 'run'], env],
  ]
  let ok = true
  for (const [part, args, env] of parts) {
    const result = await run(join(bin, 'node'), args, { env, minutes: 30 })
    console.log(`Node ${version}, ${part}: ${result.ok ? 'passed' : 'FAILED'}`)
    ok &&= result.ok
  }
  return ok
}

/** The highest version of a line; npm lists versions in the order of their publication. */
async function newest(name, line) {
  const { ok, output } = await run('npm', ['view', `${name}@${line}`, 'version', '--json'], { quiet: true })
  if (!ok) throw new Error(`npm could not be asked for ${name}: ${output}`)
  const byNumber = new Intl.Collator('en', { numeric: true })
  return [JSON.parse(output)].flat().sort(byNumber.compare).at(-1)
}
