// The image of the Dockerfile, made and run without a container engine: its size, its limits, a stop at any moment, a backup, a
// restart. See bench/README.md.
//   node bench/image.mjs [--here] [FOLDER TO KEEP IT IN]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { imageFaults } from '../scripts/image-faults.mjs'
import { root as clone } from '../scripts/run.mjs'
import { Container, childrenOf } from './image/container.mjs'
import { bytesOf, makeBase, makePlaces, makeVolumes, readDockerfile, run } from './image/root.mjs'

/** Megabytes that the image may take beside its base, and milliseconds that a stop may take. */
const [maxMegabytes, maxMilliseconds] = [450, 1_000]

const args = process.argv.slice(2)
const isHere = args.includes('--here')
const named = args.find((arg) => !arg.startsWith('-'))
const folder = named ? resolve(named) : mkdtempSync(join(tmpdir(), 'gazette-image-'))
const [root, volumes] = [join(folder, 'root'), join(folder, 'volumes')]
const missing = ['unshare', 'nsenter', 'setpriv', 'chroot'].filter((name) => spawnSync(name, ['--version']).error)
if (!existsSync(join(folder, 'base.tar')) && spawnSync('mmdebstrap', ['--version']).error) missing.push('mmdebstrap')
if (missing.length > 0 || process.getuid() !== 0) {
  console.error(`It has to run as root, with these programs, which are missing: ${missing.join(', ') || 'none'}`)
  process.exit(1)
}

try {
  for (const left of [root, volumes]) rmSync(left, { recursive: true, force: true })
  size(build())
  const image = readDockerfile(join(clone, 'Dockerfile'))
  await stops(image)
  await works(image)
  await orphans(image)
} finally {
  if (!named) rmSync(folder, { recursive: true, force: true })
}

/** The same commands as in the Dockerfile. Answers with the sizes in bytes of the base and of all. */
function build() {
  const base = makeBase(root, join(folder, 'base.tar'))
  const from = isHere ? clone : join(folder, 'clone')
  if (!isHere) {
    rmSync(from, { recursive: true, force: true })
    run('git', ['clone', '--quiet', clone, from])
    const env = { ...process.env, DATA_DIR: join(folder, 'build') }
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: from, env, stdio: 'inherit' })
    run(process.execPath, ['scripts/ready.mjs'], { cwd: from, env, stdio: 'inherit' })
  }
  run(process.execPath, ['scripts/image.mjs', join(root, 'gazette')], { cwd: from, stdio: 'inherit' })
  makePlaces(root)
  return { base, whole: bytesOf(root) }
}

function size({ base, whole }) {
  const megabytes = (bytes) => Math.round(bytes / 1e6)
  const own = megabytes(whole - base)
  for (const path of ['gazette/node_modules', 'gazette/.next', 'gazette/.compiled'])
    console.log(`  ${path}: ${megabytes(bytesOf(join(root, path)))} MB`)
  verdict(own <= maxMegabytes, `base ${megabytes(base)} MB, the image ${own} MB more; at most ${maxMegabytes}`)
  const faults = imageFaults(join(root, 'gazette'))
  verdict(faults.length === 0, `holds nothing for building or testing${faults.map((fault) => `\n  ${fault}`).join('')}`)
}

/** A stop at moments of a first start, and of one that goes on with what a stop has left. */
async function stops(image) {
  const moments = [
    ['as soon as it prepares', 'one', (container) => childrenOf(container.first).length > 0],
    ['while the database is made', 'two', (container) => container.stored().includes('gazette.db')],
    ['while the demonstration is stored', 'three', (container) => container.stored('media').length > 3],
    ['while its processes start, after that', 'three', (container) => childrenOf(container.first).length > 1],
    ['as soon as it is healthy, after that', 'three', (container) => container.healthy().then(() => true)],
  ]
  for (const name of ['one', 'two', 'three']) makeVolumes(join(volumes, name))
  for (const [moment, name, isThen] of moments) {
    const container = await new Container({ root, volumes: join(volumes, name), image }).start()
    await container.until(() => isThen(container))
    ended(`stopped ${moment}`, await container.stop())
  }
  const shell = 'node .compiled/cli/main.js prepare && exec node --enable-source-maps .compiled/server/main.js'
  const before = await fresh(image, 'before', {}, ['sh', '-c', shell])
  await before.until(() => before.stored().includes('gazette.db'))
  process.kill(before.first, 'SIGTERM')
  await before.healthy()
  console.log('     a shell around both, for comparison: went on after SIGTERM until it served')
  await before.stop()
}

async function works(image) {
  const container = await fresh(image, 'works')
  await container.healthy()
  verdict(container.status('CapEff') === '0000000000000000', `capabilities: ${container.status('CapEff')}`)
  verdict(container.status('NoNewPrivs') === '1', `no new privileges: ${container.status('NoNewPrivs')}`)
  verdict(container.status('Uid').startsWith('1000'), `user: ${container.status('Uid')}`)
  for (const place of ['/gazette/x', '/x', '/home/node/x'])
    verdict((await container.run('touch', place)).code !== 0, `${place} cannot be written`)
  const staff = ['staff', 'add', '--email', 'one@example.org', '--name', 'One', '--role', 'admin']
  await command(container, 'an account is made', ...staff)
  await command(container, 'a backup is made and proved', 'backup', '/backups/one')
  const pages = await pagesOf(container)
  ended('stopped after work', await container.stop())

  await container.start()
  await container.healthy()
  verdict((await pagesOf(container)) === pages, `after a restart its pages are the same: ${pages}`)
  const list = await container.run(...gazette('staff', 'list'))
  verdict(list.output.includes('one@example.org'), 'after a restart the account is there')
  const zombies = container.zombies()
  verdict(zombies === 0, `processes that ended and that nobody took note of, after all this: ${zombies}`)
  ended('stopped at the end', await container.stop())
}

/** What a crash of the desk's process leaves while it has a child, where no init takes over: a number to know, without a verdict. */
async function orphans(image) {
  const container = await fresh(image, 'orphans', { BACKUP_DIR: '/backups', BACKUP_AT: '0' })
  const find = (words) => container.processes().find(({ command, state }) => state !== 'Z' && command.includes(words))
  const backup = await container.until(() => find('cli/main.js backup'))
  process.kill(find('process.js desk').pid, 'SIGKILL')
  await container.until(() => !container.processes().some(({ pid, state }) => pid === backup.pid && state !== 'Z'))
  await container.until(() => find('process.js desk'))
  console.log(`     left by a crash of the desk's process during a backup: ${container.zombies()} (0 with an init)`)
  await container.healthy()
  ended('stopped after that', await container.stop())
}

async function fresh(image, name, settings, command) {
  makeVolumes(join(volumes, name))
  return new Container({ root, volumes: join(volumes, name), image, settings }).start(command)
}

function gazette(...words) {
  return ['node', '--enable-source-maps', '.compiled/cli/main.js', ...words]
}

async function command(container, what, ...words) {
  const { code, output } = await container.run(...gazette(...words))
  verdict(code === 0, `${what}${code === 0 ? '' : `: ${output}`}`)
}

async function pagesOf(container) {
  const paths = ['/', '/news', '/publications', '/2014/10', '/admin', '/api/health', '/oai?verb=Identify']
  return (await Promise.all(paths.map(async (path) => `${path} ${await container.ask(path)}`))).join(', ')
}

function ended(what, { code, milliseconds }) {
  verdict(
    code === 0 && milliseconds <= maxMilliseconds,
    `${what}: exit code ${code} after ${milliseconds} ms; at most ${maxMilliseconds}`,
  )
}

function verdict(isWell, what) {
  console.log(`${isWell ? 'yes' : 'NO '}  ${what}`)
  if (!isWell) process.exitCode = 1
}
