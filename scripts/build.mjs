import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
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
      const { ok, output } = await runBin('next/dist/bin/next', ['build'], {
        quiet: true,
        env: {
          NODE_ENV: 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          // Ids of server actions depend on it: with a constant, open pages survive a new version. No secret: a server
          // sets its own before it loads Next (lib/process/prepare-process.ts).
          NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
        },
      })
      if (!ok) throw new Error(`${output}\nThe build failed: Next says why above.`)
      await compressFolder(join(root, '.next/static'))
      console.log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`)
    },
  })
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
