// Makes a clone ready to start with Node's own modules; a step runs only when its sources changed.
import '../lib/process/require-node.mjs'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { makeLetters, lettersIndex } from './letters.mjs'
import { makeStylesheet, stylesheetModule } from './stylesheet.mjs'
import { fingerprint, runUnlessUnchanged } from './stamp.mjs'
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

export async function prepareSources() {
  await install()
  await runUnlessUnchanged({
    stamp: '.stylesheet/.ready',
    fingerprint: fingerprint([
      'components',
      'messages',
      'domain/files/pictures/tone.mjs',
      'lib/languages/fonts.mjs',
      'scripts/stylesheet.mjs',
      'scripts/style-rules.mjs',
      'package-lock.json',
    ]),
    outputs: [stylesheetModule],
    work: makeStylesheet,
  })
  await runUnlessUnchanged({
    stamp: '.letters/.ready',
    fingerprint: fingerprint(['scripts/letters.mjs', 'package-lock.json']),
    outputs: [lettersIndex],
    work: makeLetters,
  })
}

export async function prepareAndBuild() {
  await prepareSources()
  await build()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await prepareAndBuild().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })

/** Does nothing if exactly the packages of package-lock.json are installed and load. */
export function install() {
  return runUnlessUnchanged({
    stamp: 'node_modules/.ready',
    fingerprint: fingerprint(['package-lock.json', '.npmrc']),
    work: async () => {
      if (!isInstalled() || !(await databaseLoads())) {
        console.log('Installing packages (a minute or two the first time) …')
        const { ok } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
        if (!ok) throw new Error('The packages could not be installed: npm says why above.')
        if (!(await databaseLoads()))
          throw new Error('better-sqlite3 was installed but does not load. Remove node_modules and try again.')
      }
      linkBroughtNode()
    },
  })
}

function runNpm(args) {
  // Under `npm start` this is the same npm on the same Node, whatever the PATH says.
  const cli = process.env.npm_execpath
  return cli?.endsWith('npm-cli.js') ? run(process.execPath, [cli, ...args]) : run('npm', args)
}

function isInstalled() {
  const installedLock = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installedPackages = packagesInLock(installedLock)
  return Object.entries(packagesInLock(join(root, 'package-lock.json'))).every(
    ([path, locked]) => path === '' || locked.optional || installedPackages[path]?.version === locked.version,
  )
}

function packagesInLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Only loading the package tells whether it has a binary for this machine. */
async function databaseLoads() {
  return (await run(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:')"], { quiet: true })).ok
}

/** Makes `npx` run the programs of node_modules/.bin on the downloaded Node too. */
function linkBroughtNode() {
  const link = join(root, 'node_modules/.bin/node')
  rmSync(link, { force: true })
  if (process.execPath.startsWith(join(root, 'scripts/node/'))) symlinkSync(process.execPath, link)
}
