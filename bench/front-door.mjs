// The front door's page store beside plain node:http, beside nginx and beside Next without the store, in one run. See bench/README.md.
//   node bench/front-door.mjs [path]
import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'

const root = join(import.meta.dirname, '..')
const path = process.argv[2] ?? '/'
/** How often each is measured, in turn. Where others use the machine too, one of many short rounds is disturbed least. */
const rounds = { nginx: 6, plain: 24, store: 24, next: 3 }
const connections = 32
/** Times the processor time of plain node:http. */
const maxRatio = 1.3
const [serverCore, loadCore] = ['0', '1']

const missing = [
  cpus().length < 2 && 'two cores: one for the server, one for the load',
  !existsSync(join(root, '.next/BUILD_ID')) && 'a built tree: npm run build',
  ...['nginx', 'wrk', 'taskset'].map((tool) => !isInstalled(tool) && `${tool}: apt-get install nginx wrk util-linux`),
].filter(Boolean)
if (missing.length > 0) {
  console.error(`This measurement needs\n${missing.map((need) => `  ${need}`).join('\n')}`)
  process.exit(1)
}

const work = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
const running = []
try {
  await measureAll()
} finally {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(running.map((child) => child.exitCode ?? new Promise((ended) => child.once('exit', ended))))
  rmSync(work, { recursive: true, force: true })
}

async function measureAll() {
  const dataDir = copyOfTheData()
  // Kept pages are sent by the first process alone; the others have work of their own.
  const store = { ...(await startGazette(dataDir, [])), isAlone: true }
  const body = await bodyOf(store.url)
  const plain = await startPlain(body, await headersOf(store.url))
  const servers = { nginx: await startNginx(body), plain, store, next: await startGazette(dataDir, ['--no-store']) }
  for (const [name, { url }] of Object.entries(servers))
    if (!(await bodyOf(url)).equals(body)) throw new Error(`${name} does not send the same bytes`)

  const results = Object.fromEntries(Object.keys(servers).map((name) => [name, []]))
  for (let round = 0; round < Math.max(...Object.values(rounds)); round++)
    for (const [name, server] of Object.entries(servers))
      if (round < rounds[name]) results[name].push(await load(server))
  report(body, results)
}

/** A copy in a folder of its own, because a server that starts writes its set-up link and closes the folder to others. */
function copyOfTheData() {
  const original = join(process.env.DATA_DIR ?? join(root, 'data'), 'gazette.db')
  if (!existsSync(original))
    throw new Error(`There is no database at ${original}: run npm start once, or set DATA_DIR.`)
  const db = new Database(original, { readonly: true })
  const copy = join(work, 'data')
  mkdirSync(copy)
  db.prepare('vacuum into ?').run(join(copy, 'gazette.db'))
  db.close()
  return copy
}

async function startGazette(dataDir, flags) {
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    SITE_URL: 'http://gazette.bench',
    DATA_DIR: dataDir,
  }
  return start(['node', '--import', 'tsx', 'server/main.ts', ...flags], `http://127.0.0.1:${port}${path}`, env)
}

/** A node:http server that sends the same bytes under the same headers, and does nothing else. */
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
  return start(['node', join(work, 'plain.mjs')], `http://127.0.0.1:${port}/`, process.env)
}

/** As Debian ships it, with one worker, no log, and connections kept for as long as the store keeps them. */
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
  // Its workers step down to another user, who must be able to read the page.
  execFileSync('chmod', ['755', work])
  return start(['nginx', '-p', work, '-c', join(work, 'nginx.conf')], `http://127.0.0.1:${port}/page.html`, process.env)
}

async function start(command, url, env) {
  const child = spawn('taskset', ['-c', serverCore, ...command], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  for (let i = 0; i < 150; i++) {
    if (child.exitCode !== null) throw new Error(`${command[0]} ended at once`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { url, pid: child.pid }
    if (answer) throw new Error(`${url} answers ${answer.status}`)
    await wait(200)
  }
  throw new Error(`${command[0]} does not answer`)
}

/** In the flat form that `writeHead` takes at once, but for what Node adds itself. */
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
  const [, requests] = /(\d+) requests in/.exec(output)
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(output)
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    cpu: (processorTime / Number(requests)) * 1e6,
  }
}

async function wrk(url) {
  const flags = ['-t1', `-c${connections}`, '-d1s', '--timeout', '30s']
  const { stdout } = await promisify(execFile)('taskset', ['-c', loadCore, 'wrk', ...flags, url], { timeout: 60_000 })
  return stdout
}

/** CPU seconds of a process and, unless it is measured alone, its children. */
function cpuTime(pid, isAlone = false) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  const ownTime = (Number(ticks[11]) + Number(ticks[12])) / 100
  if (isAlone) return ownTime
  return children.reduce((sum, child) => sum + cpuTime(child), ownTime)
}

function report(body, results) {
  // Of the times of a machine that others use too, the least says most.
  const rows = Object.entries(results).map(([name, runs]) => [name, median(runs, 'perSecond'), lowest(runs, 'cpu')])
  const [[, nginx], [, , plain], [, , store]] = rows
  const labels = {
    nginx: 'nginx, static file',
    plain: 'plain node:http',
    store: 'page store',
    next: 'Next without the store',
  }
  console.log(
    `${path}, ${body.length} bytes, not compressed; ${connections} connections, rounds of a second: median of the rates, least of the times`,
  )
  console.log(`${cpus()[0].model.trim()}, server on one core, load on another; Node ${process.version}\n`)
  console.log('                          requests/s   CPU per request   of nginx')
  for (const [name, perSecond, cpu] of rows) {
    const share = `${Math.round((perSecond / nginx) * 100)} %`
    console.log(
      `${labels[name].padEnd(26)}${perSecond.toFixed(0).padStart(10)}${`${cpu.toFixed(0)} µs`.padStart(18)}${share.padStart(11)}`,
    )
  }
  const ratio = store / plain
  const isReached = ratio <= maxRatio
  console.log(
    `\nA kept page costs ${ratio.toFixed(2)} times plain node:http; at most ${maxRatio}: ${isReached ? 'yes' : 'NO'}`,
  )
  if (!isReached) process.exitCode = 1
}

function lowest(runs, key) {
  return Math.min(...runs.map((run) => run[key]))
}

function median(runs, key) {
  return runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)]
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function isInstalled(tool) {
  return (process.env.PATH ?? '').split(':').some((dir) => existsSync(join(dir, tool)))
}
