// Prints the path of a suitable Node: the running one, or the one in scripts/node. This file must run on Node 16 too.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSupported, nodeRefusal } from '../lib/process/node-versions.mjs'

const nodeFolder = fileURLToPath(new URL('node', import.meta.url))

if (isSupported(process.versions.node)) printPath(process.execPath)
else printPath(pinnedVersion() ?? installNode())

function printPath(path) {
  process.stdout.write(path + '\n')
}

function pinnedVersion() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(nodeFolder, 'package.json'), 'utf8'))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = join(nodeFolder, 'node_modules', name, 'bin/node')
    if (existsSync(path) && spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout === `v${version}\n`) return path
  }
}

function installNode() {
  console.error(`This machine has Node ${process.versions.node}; Gazette brings its own from npm, into scripts/node.`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // Under `npm start` this is the same npm. Its output must not mix with the printed path.
  const cli = process.env.npm_execpath
  const [program, before] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []]
  spawnSync(program, [...before, ...args], { cwd: nodeFolder, stdio: ['ignore', 2, 2] })
  const path = pinnedVersion()
  if (path) return path
  console.error(`${nodeRefusal()} No Node for this machine could be brought from npm: install one from nodejs.org.`)
  process.exit(1)
}
