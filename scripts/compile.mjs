import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './run.mjs'
import { fingerprint, runUnlessUnchanged } from './stamp.mjs'

const folder = '.compiled'
const programs = [
  'server/start.ts',
  'server/main.ts',
  'server/renderers/process.ts',
  'cli/main.ts',
  'cli/moving/in-engine.ts',
]
export const sources = ['app', 'auth', 'cli', 'components', 'db', 'demonstration', 'domain', 'lib', 'server']
const scriptEnding = /\.tsx?$/
/** Packages that become a few files: for each of its many, Node would read a package.json of 180 KB again. */
export const bundledPackages = /^drizzle-orm(\/|$)/

/** Compiles server and commands file by file into `.compiled`, with the search of copies. */
export function compile() {
  return runUnlessUnchanged({
    stamp: `${folder}/.ready`,
    fingerprint: fingerprint([...sources, 'messages', 'scripts/compile.mjs', 'tsconfig.json', 'package-lock.json']),
    outputs: programs.map(compiledPath),
    work: compileAnew,
  })
}

async function compileAnew() {
  // The caller installs the packages after this file was read.
  const { build } = await import('esbuild')
  const shared = { absWorkingDir: root, platform: 'node', format: 'esm', jsx: 'automatic', target: 'node22' }
  const all = {
    entryPoints: [...programs, ...otherScripts()],
    bundle: true,
    packages: 'external',
    metafile: true,
    write: false,
    outdir: folder,
  }
  const { metafile } = await build({ ...shared, ...all })
  const imports = importsOf(metafile)
  rmSync(join(root, folder), { recursive: true, force: true })
  await build({
    ...shared,
    entryPoints: Object.keys(metafile.inputs).filter((file) => scriptEnding.test(file)),
    outbase: root,
    outdir: folder,
    bundle: true,
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [{ name: 'files', setup: (build) => keepFiles(build, imports) }],
  })
  const names = new Set([...imports.values()].flatMap((known) => [...known.keys()]))
  const bundled = [...names].filter((name) => bundledPackages.test(name))
  await build({
    ...shared,
    entryPoints: Object.fromEntries(bundled.map((name) => [bundledName(name), packageFile(name)])),
    outdir: `${folder}/packages`,
    bundle: true,
    splitting: true,
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
  })
  const { bundleSearch } = await import('../cli/exports/site/search/bundle.mjs')
  writeFileSync(join(root, folder, 'search.js'), bundleSearch())
}

function otherScripts() {
  return sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((path) => path.endsWith('.mjs'))
      .map((path) => `${folder}/${path}`),
  )
}

function importsOf({ inputs }) {
  const targets = new Map()
  for (const [file, { imports }] of Object.entries(inputs)) {
    const known = imports.map(({ path, original, external }) => [original ?? path, external ? undefined : path])
    targets.set(file, new Map(known))
  }
  return targets
}

/** Makes one output file for each input: imports stay imports, in Node's form. */
function keepFiles(build, imports) {
  build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
    if (kind === 'entry-point') return undefined
    const from = relative(root, importer)
    if (isBuiltin(path)) return { path, external: true }
    const target = imports.get(from)?.get(path) ?? placeOfPackage(path)
    // Inlined. esbuild appends import attributes to the name.
    if (/\.json( with |$)/.test(target)) return undefined
    const [base, to] = [dirname(compiledPath(from)), scriptEnding.test(target) ? compiledPath(target) : target]
    const specifier = posix.relative(base, to)
    return { path: specifier.startsWith('.') ? specifier : `./${specifier}`, external: true }
  })
  // Files beside a source (migrations, texts, programs) stay there.
  build.onLoad({ filter: scriptEnding }, ({ path }) => {
    const file = relative(root, path)
    const place = JSON.stringify(`/${posix.relative(dirname(compiledPath(file)), dirname(file))}`)
    const contents = readFileSync(path, 'utf8').replaceAll('import.meta.dirname', `(import.meta.dirname + ${place})`)
    return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
  })
}

function placeOfPackage(name) {
  return bundledPackages.test(name) ? `${folder}/packages/${bundledName(name)}.js` : relative(root, packageFile(name))
}

function bundledName(name) {
  return name.replaceAll('/', '-')
}

/**
 * Finds the file of a package while compiling: Node would read the `exports` of the package again at each import, which
 * takes a quarter of a start.
 */
export function packageFile(specifier) {
  if (isBuiltin(specifier)) return specifier
  const file = fileURLToPath(import.meta.resolve(specifier))
  // Packages without `exports`, such as `next/headers`, need the ending.
  return existsSync(file) ? file : createRequire(import.meta.url).resolve(specifier)
}

function compiledPath(file) {
  return `${folder}/${file.replace(scriptEnding, '.js')}`
}
