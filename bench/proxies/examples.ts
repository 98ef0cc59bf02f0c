import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@/e2e/support/server'
import { root } from '@/scripts/run.mjs'
import { host } from './archive'
import { ask } from './ask'

type Ports = { http: number; https: number; instances: number[] }
type Program = { version: string[]; check(file: string): string[]; run(file: string): string[]; write: Write }
/** Writes what the program is started with, and returns its place: the example with places and ports of this machine. */
type Write = (example: Example, folder: string, ports: Ports) => string
export type Example = { name: string; file: string; program: 'nginx' | 'caddy'; instances: 1 | 2; hasTls: boolean }

export const examples: Example[] = [
  { name: 'caddy-2', file: 'docs/deploy/instances/Caddyfile', program: 'caddy', instances: 2, hasTls: true },
  { name: 'nginx-2', file: 'docs/deploy/instances/nginx.conf', program: 'nginx', instances: 2, hasTls: false },
  { name: 'caddy-1', file: 'docs/deploy/Caddyfile', program: 'caddy', instances: 1, hasTls: true },
  { name: 'nginx-1', file: 'docs/deploy/nginx.conf', program: 'nginx', instances: 1, hasTls: true },
]

/** Where the examples say that instances are, and nothing else of them is replaced without being found. */
const places = {
  'docs/deploy/instances/Caddyfile': ['10.0.0.11:3000', '10.0.0.12:3000'],
  'docs/deploy/instances/nginx.conf': ['one:3000', 'two:3000'],
  'docs/deploy/Caddyfile': ['127.0.0.1:3000'],
  'docs/deploy/nginx.conf': ['127.0.0.1:3000'],
} as Record<string, string[]>

/** The text of an example with other words in it. @throws where one of them is not there any more */
function replaced(text: string, changes: [string, string][]) {
  return changes.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`The example no longer has ${from}`)
    return all.replaceAll(from, to)
  }, text)
}

function textOf(example: Example, { instances }: Ports, changes: [string, string][] = []) {
  const addresses = places[example.file]!.map((place, n): [string, string] => [place, `127.0.0.1:${instances[n]!}`])
  return replaced(readFileSync(join(root, example.file), 'utf8'), [...addresses, ...changes])
}

/** Caddy makes the certificate itself, without asking for one on the net; nothing but its ports differs. */
const writeCaddyfile: Write = (example, folder, ports) => {
  const file = join(folder, 'Caddyfile')
  const options = `{
	admin off
	local_certs
	skip_install_trust
	default_bind 127.0.0.1
	http_port ${ports.http}
	https_port ${ports.https}
	storage file_system ${join(folder, 'storage')}
}

`
  writeFileSync(file, options + textOf(example, ports))
  return file
}

/** What Debian has around a site: the example is a file in sites-enabled. */
const writeNginx: Write = (example, folder, ports) => {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const own = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`]
  execFileSync('openssl', ['req', ...own, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  const letsEncrypt = `/etc/letsencrypt/live/${host}`
  const tls: [string, string][] = [
    ['listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`],
    ['  listen [::]:443 ssl;\n', ''],
    ['  listen [::]:80;\n', ''],
    [`${letsEncrypt}/fullchain.pem`, certificate],
    [`${letsEncrypt}/privkey.pem`, key],
  ]
  const site = textOf(example, ports, [
    ...(example.hasTls ? tls : []),
    ['listen 80;', `listen 127.0.0.1:${ports.http};`],
    ['/var/log/nginx/gazette.error.log', join(folder, 'gazette.error.log')],
  ])
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const around = `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 2;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
${folders.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
${site}
}
`
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, around)
  return file
}

const programs: Record<Example['program'], Program> = {
  nginx: {
    version: ['-v'],
    check: (file) => ['-t', '-q', '-c', file],
    run: (file) => ['-c', file],
    write: writeNginx,
  },
  caddy: {
    version: ['version'],
    check: (file) => ['validate', '--config', file, '--adapter', 'caddyfile'],
    run: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
    write: writeCaddyfile,
  },
}

// On Debian it is not on the path of everybody.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }

/** Why an example cannot be tried here. */
export function whyNot({ program }: Example): string | undefined {
  return spawnSync(program, programs[program].version, { env }).status === 0
    ? undefined
    : `${program} is not installed (apt-get install ${program === 'nginx' ? 'nginx-light' : program})`
}

export type Proxy = {
  /** Where readers ask: over TLS where the example has it. */
  port: number
  httpPort: number
  /** What the program says of the example before it runs. */
  check: { ok: boolean; says: string }
  end(): Promise<void>
}

export async function startProxy(example: Example, place: { folder: string; ports: number[] }): Promise<Proxy> {
  const { folder } = place
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const ports = { http: await freePort(), https: await freePort(), instances: place.ports }
  const program = programs[example.program]
  const file = program.write(example, folder, ports)
  const own = { cwd: folder, env: { ...env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } }
  const { status, stderr } = spawnSync(example.program, program.check(file), { ...own, encoding: 'utf8' })
  const child = spawn(example.program, program.run(file), { ...own, stdio: ['ignore', 'ignore', 'ignore'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = example.hasTls ? ports.https : ports.http
  for (let tries = 0; ; tries++) {
    const answer = await ask({ port, hasTls: example.hasTls, path: '/api/health' }).catch(() => undefined)
    if (answer?.status === 200) break
    if (child.exitCode !== null || tries > 150) throw new Error(`${example.file} did not start: ${stderr}`)
    await wait(100)
  }
  return {
    port,
    httpPort: ports.http,
    check: { ok: status === 0, says: stderr },
    async end() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await ended
    },
  }
}
