import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../pages/site.mjs'

type Server = { name: string; url: string; end: () => Promise<void> }
/** Starts a server of files on a port of its own. @param site what it hands out @param folder for what the server writes itself */
type Start = (site: string, folder: string) => Promise<Server>

const programs = { apache2: '/usr/sbin/apache2', nginx: '/usr/sbin/nginx' }

/** Debian's Apache with the modules of a usual host and its own kinds of files; `.htaccess` may say no more than it has to. */
const apache: Start = async (site, folder) => {
  const port = await freePort()
  const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'autoindex', 'rewrite', 'headers']
  const lines = [
    `ServerRoot ${folder}`,
    `Listen 127.0.0.1:${port}`,
    'ServerName localhost',
    `PidFile ${folder}/apache.pid`,
    `ErrorLog ${folder}/error.log`,
    `DefaultRuntimeDir ${folder}`,
    `Mutex file:${folder}`,
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'Include /etc/apache2/mods-available/mime.conf',
    'Include /etc/apache2/mods-available/dir.conf',
    `DocumentRoot ${site}`,
    `<Directory ${site}>`,
    '  Options Indexes FollowSymLinks',
    '  AllowOverride FileInfo Indexes',
    '  Require all granted',
    '</Directory>',
    '<Files ".ht*">',
    '  Require all denied',
    '</Files>',
  ]
  const configuration = join(folder, 'apache.conf')
  writeFileSync(configuration, `${lines.join('\n')}\n`)
  return started(
    'apache2',
    port,
    spawn(programs.apache2, ['-D', 'FOREGROUND', '-f', configuration], { stdio: 'inherit' }),
  )
}

/** Debian's nginx as docs/operating.md has it, with its own kinds of files. */
const nginx: Start = async (site, folder) => {
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const lines = [
    ...(process.getuid?.() === 0 ? ['user www-data;'] : []),
    `daemon off;`,
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/nginx-error.log warn;`,
    'events { }',
    'http {',
    '  include /etc/nginx/mime.types;',
    '  default_type application/octet-stream;',
    '  access_log off;',
    ...temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`),
    `  include ${site}/nginx-redirects.conf;`,
    '  server {',
    `    listen 127.0.0.1:${port};`,
    `    root ${site};`,
    `    include ${site}/nginx-server.conf;`,
    '  }',
    '}',
  ]
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(configuration, `${lines.join('\n')}\n`)
  return started('nginx', port, spawn(programs.nginx, ['-p', folder, '-c', configuration], { stdio: 'inherit' }))
}

const starts: Record<keyof typeof programs, Start> = { apache2: apache, nginx }

/** The servers that are installed here, none of which runs yet. */
export function serversHere() {
  return (Object.keys(programs) as (keyof typeof programs)[]).filter((name) => existsSync(programs[name]))
}

export async function startServer(name: keyof typeof programs, site: string, folder: string) {
  mkdirSync(folder, { recursive: true })
  return starts[name](site, folder)
}

async function started(name: string, port: number, child: ChildProcess): Promise<Server> {
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; !(await fetch(url).catch(() => undefined)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`${name} did not start`)
    await wait(100)
  }
  async function end() {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { name, url, end }
}
