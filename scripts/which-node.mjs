// Prints the path of a suitable Node: this one, or the version of scripts/node from npm. Uses nothing newer than Node
// 16, since any Node may run it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fits, refusal } from './node-versions.mjs'

const folder = fileURLToPath(new URL('node', import.meta.url))

if (fits(process.versions.node)) print(process.execPath)
else print(pinned() ?? bring())

function print(path) {
  process.stdout.write(path + '\n')
}

function pinned() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = join(folder, 'node_modules', name, 'bin/node')
    if (existsSync(path) && spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout === `v${version}\n`) return path
  }
}

function bring() {
  console.error(`This machine has Node ${process.versions.node}; Gazette brings its own from npm, into scripts/node.`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // Under `npm start` this is the same npm. Its output must not mix with the printed path.
  const cli = process.env.npm_execpath
  const [program, before] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []]
  spawnSync(program, [...before, ...args], { cwd: folder, stdio: ['ignore', 2, 2] })
  const path = pinned()
  if (path) return path
  console.error(`${refusal()} No Node for this machine could be brought from npm: install one from nodejs.org.`)
  process.exit(1)
}
