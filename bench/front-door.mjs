// Compares the front door's page store with plain node:http, nginx, and Next without the store. See bench/README.md.
//   node bench/front-door.mjs [path]
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, judge, ownFolder, requireAll, serve, startSite } from './site.mjs'

const path = process.argv[2] ?? '/'
/** Rounds of each server, in turn. On a shared machine, one of many short rounds is disturbed least. */
const rounds = { nginx: 24, plain: 24, store: 24, next: 3 }
const connections = 32
/** Multiples of what another server needs, by processor time and by rate: 0.85 and 0.55 of what it can do. */
const maxRatios = { plain: 1 / 0.85, nginx: 1 / 0.55 }
const [serverCore, loadCore] = ['0', '1']
const pin = ['taskset', '-c', serverCore]
const work = ownFolder()

requireAll(
  cpus().length < 2 && 'two cores: one for the server, one for the load',
  ...['nginx', 'wrk', 'taskset'].map((tool) => !isInstalled(tool) && `${tool}: apt-get install nginx wrk util-linux`),
)
const servers = {}
try {
  await measureAll()
} finally {
  for (const { end } of Object.values(servers)) await end()
}

async function measureAll() {
  // Only the first process sends kept pages; the others have work of their own.
  servers.store = { ...(await startGazette()), isAlone: true }
  const body = await bodyOf(servers.store.url)
  servers.plain = await startPlain(body, await headersOf(servers.store.url))
  servers.nginx = await startNginx(body)
  const results = await loadInTurn(['nginx', 'plain', 'store'], body)
  // A second Gazette would take a quarter of what the core does for the first, though nobody asks it.
  servers.next = await startGazette(['--no-store'], servers.store.dataDir)
  report(body, { ...results, ...(await loadInTurn(['next'], body)) })
}

async function loadInTurn(names, body) {
  for (const name of names)
    if (!(await bodyOf(servers[name].url)).equals(body)) throw new Error(`${name} does not send the same bytes`)
  const results = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < Math.max(...names.map((name) => rounds[name])); round++)
    for (const name of names) if (round < rounds[name]) results[name].push(await load(servers[name]))
  return results
}

/** Uses the demonstration. Both share one archive, since random values of another archive would change the bytes. */
async function startGazette(flags, dataDir) {
  const settings = { SITE_URL: 'http://gazette.bench', DEMO: 'yes' }
  const site = await startSite({ dataDir, settings, flags, pin })
  return { ...site, url: site.url + path }
}

/** Starts a node:http server that only sends the same bytes and headers. */
async function startPlain(body, headers) {
  const port = await freePort()
  writeFileSync(join(work, 'body'), body)
  writeFileSync(join(work, 'headers.json'), JSON.stringify(headers))
  writeFileSync(
    join(work, 'plain.mjs'),
    `import { createServer } from 'node:http'
     import { readFileSync } from 'node:fs'
     const body = readFileSync('${work}/body')
     const headers = JSON.parse(readFileSync('${work}/headers.json', 'utf8'))
     createServer({ keepAliveTimeout: 65_000 }, (_, res) => void res.writeHead(200, headers).end(body)).listen(${port}, '127.0.0.1')`,
  )
  const url = `http://127.0.0.1:${port}/`
  return { ...(await serve([...pin, process.execPath, join(work, 'plain.mjs')], { url })), url }
}

/** Starts Debian's nginx with one worker, without a log, and with the keep-alive time of the store. */
async function startNginx(body) {
  const port = await freePort()
  mkdirSync(join(work, 'html'))
  writeFileSync(join(work, 'html/page.html'), body)
  writeFileSync(
    join(work, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${work}/nginx.pid; error_log stderr;
     events { worker_connections 1024; }
     http {
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
       client_body_temp_path ${work}; proxy_temp_path ${work}; fastcgi_temp_path ${work};
       uwsgi_temp_path ${work}; scgi_temp_path ${work};
       server { listen 127.0.0.1:${port}; root ${work}/html; }
     }`,
  )
  // Its workers run as another user, who must be able to read the page.
  execFileSync('chmod', ['755', work])
  const url = `http://127.0.0.1:${port}/page.html`
  return { ...(await serve([...pin, 'nginx', '-p', work, '-c', join(work, 'nginx.conf')], { url })), url }
}

/** Returns headers in the flat form of `writeHead`, without headers that Node adds. */
async function headersOf(url) {
  const { headers } = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  return [...headers].filter(([name]) => !/^(date|connection|keep-alive)$/.test(name)).flat()
}

async function bodyOf(url) {
  return Buffer.from(await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer())
}

/** Requests per second, and the server's CPU time for each in microseconds. */
async function load({ url, pid, isAlone }) {
  await wrk(url)
  const before = cpuTime(pid, isAlone)
  const output = await wrk(url)
  const processorTime = cpuTime(pid, isAlone) - before
  const requests = Number(/(\d+) requests in/.exec(output)[1])
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output)
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    cpu: requests > 0 ? (processorTime / requests) * 1e6 : Infinity,
  }
}

async function wrk(url) {
  const flags = ['-t1', `-c${connections}`, '-d1s', '--timeout', '30s']
  const { stdout } = await promisify(execFile)('taskset', ['-c', loadCore, 'wrk', ...flags, url], { timeout: 60_000 })
  return stdout
}

/** CPU seconds of a process and, unless `isAlone`, of its children. */
function cpuTime(pid, isAlone = false) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  const ownTime = (Number(ticks[11]) + Number(ticks[12])) / 100
  if (isAlone) return ownTime
  return children.reduce((sum, child) => sum + cpuTime(child), ownTime)
}

function report(body, results) {
  const labels = {
    nginx: 'nginx, static file',
    plain: 'plain node:http',
    store: 'page store',
    next: 'Next without the store',
  }
  console.log(`${path}, ${body.length} bytes, not compressed; ${connections} connections, rounds of a second`)
  console.log(`${cpus()[0].model.trim()}, server on one core, load on another; Node ${process.version}\n`)
  console.log('                          requests/s   CPU per request')
  // On a shared machine, the round that was disturbed least says most.
  const best = Object.fromEntries(
    Object.entries(results).map(([name, runs]) => [
      name,
      { cpu: Math.min(...runs.map(({ cpu }) => cpu)), rate: Math.max(...runs.map(({ perSecond }) => perSecond)) },
    ]),
  )
  for (const [name, { cpu, rate }] of Object.entries(best))
    console.log(`${labels[name].padEnd(26)}${rate.toFixed(0).padStart(10)}${`${cpu.toFixed(1)} µs`.padStart(18)}`)
  for (const [name, max] of Object.entries(maxRatios)) {
    const ratios = { 'processor time': best.store.cpu / best[name].cpu, rate: best[name].rate / best.store.rate }
    for (const [measure, ratio] of Object.entries(ratios))
      judge(`Times ${labels[name]}, by ${measure}`, ratio.toFixed(2), max.toFixed(2), ratio <= max)
  }
}

function isInstalled(tool) {
  return (process.env.PATH ?? '').split(':').some((dir) => existsSync(join(dir, tool)))
}
