import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { compile } from './compile.mjs'
import { root, runBin } from './run.mjs'
import { fingerprint, runUnlessUnchanged } from './stamp.mjs'

const sourceFolders = ['app', 'auth', 'components', 'db', 'domain', 'lib', 'messages', 'public']
const sourceFiles = ['addresses.mjs', 'next.config.mjs', 'package-lock.json', 'postcss.config.mjs', 'tsconfig.json']

const compressibleFiles = /\.(js|css|svg|json|txt|map|ttf|ico|wasm)$/

/** Compiles the server, runs `next build`, compresses assets, unless sources are unchanged. Breaks a running server. */
export async function build() {
  await compile()
  await runUnlessUnchanged({
    stamp: '.next/.ready',
    fingerprint: fingerprint([...sourceFolders, ...sourceFiles]),
    outputs: ['.next/BUILD_ID'],
    work: async () => {
      const started = performance.now()
      console.log('Building (about a minute) …')
      const { ok } = await runBin('next/dist/bin/next', ['build'], {
        env: {
          NODE_ENV: 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          // Ids of server actions depend on this key: with a stable one, open pages survive a rebuild.
          NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: buildSecret(),
        },
      })
      if (!ok) throw new Error('The build failed: Next says why above.')
      await compressFolder(join(root, '.next/static'))
      console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`)
    },
  })
}

// A copy of a few lines of lib/keys/secret.ts, which cannot run before the packages are installed.
function buildSecret() {
  const settings = join(root, '.env')
  const fromFile = existsSync(settings) ? parseEnv(readFileSync(settings, 'utf8')) : {}
  const { DATABASE_URL, SECRET, DATA_DIR } = { ...fromFile, ...process.env }
  // Several instances share it.
  if (DATABASE_URL && SECRET) return SECRET
  const dataDir = resolve(root, DATA_DIR || 'data')
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}

/** Writes gzip and Brotli files, so that the server never compresses an asset. */
async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && compressibleFiles.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(files.map(compressFile))
}

async function compressFile(file) {
  const bytes = await readFile(file)
  if (bytes.length < 1_000) return
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes, { level: 9 })])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
