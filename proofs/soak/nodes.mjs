import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFromNothing } from './fresh-clone.mjs'
import { run } from '../../scripts/run.mjs'

const nodeLines = [22, 24, 26]
const tsx = ['--import', 'tsx']

/**
 * The parts that are tried on each version, the cheap ones first. `clone` is one that npm start has installed and built.
 * @type {{ name: string, isCheap: boolean, try(node: { path: string, env: Record<string, string>, folder: string, clone: string }): Promise<boolean> }[]}
 */
const parts = [
  {
    name: 'one-off statements',
    isCheap: true,
    try: async ({ path, env }) => (await run(path, ['proofs/soak/one-off-statements.mjs', '60'], { env })).ok,
  },
  {
    name: 'an empty database is filled',
    isCheap: true,
    try: async ({ path, env, folder }) =>
      (await run(path, [...tsx, 'cli/main.ts', 'prepare'], { env: { ...env, DATA_DIR: join(folder, 'data') } })).ok,
  },
  {
    name: 'npm start in a fresh clone',
    isCheap: true,
    try: async ({ env, clone }) => {
      const problem = await startFromNothing(clone, env)
      if (problem) console.error(problem)
      return problem === undefined
    },
  },
  {
    name: 'the whole road in a browser',
    isCheap: true,
    try: async ({ path, env, clone }) => {
      const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list', 'e2e/the-road.spec.ts']
      return (await run(path, args, { env, cwd: clone, minutes: 20 })).ok
    },
  },
  {
    name: 'unit tests',
    isCheap: false,
    try: async ({ path, env }) => (await run(path, ['node_modules/vitest/vitest.mjs', 'run'], { env, minutes: 60 })).ok,
  },
]

/**
 * Tries the newest Node of each supported line, from npm: prepares one-off statements for a minute, fills an empty
 * database, starts in a new clone and takes the main path in a browser. Then runs all unit tests on each.
 * @param {string[]} rest the lines, by default all; `--cheap` leaves the unit tests out
 * @returns {Promise<boolean>} whether all of it passed
 */
export async function soakNodes(rest = []) {
  const named = rest.filter((word) => /^\d+$/.test(word)).map(Number)
  const lines = named.length > 0 ? named : nodeLines
  // Not in memory: each clone has packages and a build of a gigabyte.
  const folder = mkdtempSync(join(tmpdir(), 'gazette-nodes-'))
  try {
    const nodes = []
    for (const line of lines) nodes.push(await install(line, folder))
    let ok = true
    for (const isCheap of rest.includes('--cheap') ? [true] : [true, false])
      for (const node of nodes)
        for (const part of parts.filter((part) => part.isCheap === isCheap)) {
          console.log(`\n— Node ${node.version}, ${part.name}`)
          const passed = await part.try(node)
          console.log(`Node ${node.version}, ${part.name}: ${passed ? 'passed' : 'FAILED'}`)
          ok &&= passed
        }
    return ok
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function install(line, place) {
  const name = `node-${process.platform}-${process.arch}`
  const version = await newestVersion(name, line)
  const folder = join(place, version)
  const installed = await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`])
  if (!installed.ok) throw new Error(`npm has no ${name}@${version} for this machine.`)
  const bin = join(folder, 'node_modules', name, 'bin')
  // Children started by the name `node` have this version too.
  const env = { PATH: `${bin}:${process.env.PATH}` }
  return { version, folder, env, path: join(bin, 'node'), clone: join(folder, 'clone') }
}

/** The highest version of a line; npm lists versions in the order of their publication. */
async function newestVersion(name, line) {
  const { ok, output } = await run('npm', ['view', `${name}@${line}`, 'version', '--json'], { quiet: true })
  if (!ok) throw new Error(`npm could not be asked for ${name}: ${output}`)
  const byNumber = new Intl.Collator('en', { numeric: true })
  return [JSON.parse(output)].flat().sort(byNumber.compare).at(-1)
}
