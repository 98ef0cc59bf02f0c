// Measures the contents of the Dockerfile's image without a container engine: its size, and that it serves, works and
// stops by itself. See bench/README.md.
//   node bench/image.mjs
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../scripts/run.mjs'
import { judge, ownFolder, startSite } from './site.mjs'

/** Megabytes in addition to the base. */
const maxMegabytes = 450

const place = join(ownFolder(), 'gazette')
execFileSync(process.execPath, ['scripts/image.mjs', place], { cwd: root, stdio: 'inherit' })
const megabytes = Number(execFileSync('du', ['-sm', '--apparent-size', place], { encoding: 'utf8' }).split('\t')[0])
judge('the image beside its base', `${megabytes} MB`, `${maxMegabytes} MB`, megabytes <= maxMegabytes)

const pages = {
  '/': 200,
  '/news': 200,
  '/publications': 200,
  '/2014/10': 200,
  '/admin': 307,
  '/api/health': 200,
  '/oai?verb=Identify': 200,
}
const site = await startSite({ place, settings: { DEMO: 'yes' } })
await ask(site)
command('staff', 'add', '--email', 'one@example.org', '--name', 'One', '--role', 'admin')
command('backup', join(place, '../backup'))
await stop(site)
const again = await startSite({ place, dataDir: site.dataDir, settings: { DEMO: 'yes' } })
await ask(again)
const isThere = command('staff', 'list').includes('one@example.org')
judge('accounts that a restart has lost', isThere ? '0' : '1', '0', isThere)
await stop(again)

async function ask({ url }) {
  const status = async (path) => (await fetch(url + path, { redirect: 'manual' })).status
  const wrong = []
  for (const [path, expected] of Object.entries(pages)) if ((await status(path)) !== expected) wrong.push(path)
  judge(`wrong of ${Object.keys(pages).length} pages`, [wrong.length, ...wrong].join(' '), '0', wrong.length === 0)
}

function command(...words) {
  const args = ['.compiled/cli/main.js', ...words]
  return execFileSync(process.execPath, args, { cwd: place, env: { ...process.env, ...site.env }, encoding: 'utf8' })
}

async function stop(running) {
  const code = await running.end()
  judge('exit code of a stop', String(code), '0', code === 0)
}
