import { createRequire } from 'node:module'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { root } from './run.mjs'
import { fingerprint, once } from './stamp.mjs'

const folder = '.compiled'
/** The programs that are started by their paths: the server, a process that makes pages, the commands. */
const programs = [
  'server/start.ts',
  'server/main.ts',
  'server/renderers/process.ts',
  'cli/main.ts',
  'cli/moving/in-engine.ts',
]
/** The folders of code. */
export const sources = ['app', 'auth', 'cli', 'components', 'db', 'demonstration', 'domain', 'lib', 'server']
const script = /\.tsx?$/

/**
 * Compiles what serves, and the commands, into `.compiled`, file by file, so that a stack still names each of them. Beside them
 * stand the packages that they import (`packages.json`) and the script of the search in a copy of the site.
 */
export function compile() {
  return once({
    stamp: `${folder}/.ready`,
    fingerprint: fingerprint([...sources, 'scripts/compile.mjs', 'tsconfig.json', 'package-lock.json']),
    outputs: programs.map(compiledPath),
    work: compileAnew,
  })
}

async function compileAnew() {
  // Its packages are installed by whoever calls this, after this file was read.
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
    entryPoints: Object.keys(metafile.inputs).filter((file) => script.test(file)),
    outbase: root,
    outdir: folder,
    bundle: true,
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [{ name: 'files', setup: (build) => keepFiles(build, imports) }],
  })
  const { bundleSearch } = await import('../cli/exports/site/search/bundle.mjs')
  writeFileSync(join(root, folder, 'search.js'), bundleSearch())
  writeFileSync(join(root, folder, 'packages.json'), JSON.stringify(packagesOf(metafile), undefined, 2))
}

/** Scripts that run as they are: their packages are needed too. */
function otherScripts() {
  return sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((path) => path.endsWith('.mjs'))
      .map((path) => `${folder}/${path}`),
  )
}

/** For each file, what its specifiers lead to: a path from the root, or the name of a package. */
function importsOf({ inputs }) {
  const targets = new Map()
  for (const [file, { imports }] of Object.entries(inputs)) {
    const known = imports.map(({ path, original, external }) => [original ?? path, external ? undefined : path])
    targets.set(file, new Map(known))
  }
  return targets
}

/** One file out for each file in: what it imports stays an import, written as Node reads it. */
function keepFiles(build, imports) {
  build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
    if (kind === 'entry-point') return undefined
    const from = relative(root, importer)
    const target = imports.get(from)?.get(path)
    if (target === undefined) return { path: packagePath(path), external: true }
    // Becomes a part of the file. esbuild names what is imported with an attribute together with it.
    if (/\.json( with |$)/.test(target)) return undefined
    const [base, to] = [dirname(compiledPath(from)), script.test(target) ? compiledPath(target) : target]
    const specifier = posix.relative(base, to)
    return { path: specifier.startsWith('.') ? specifier : `./${specifier}`, external: true }
  })
  // A file that lies beside a source (migrations, texts, programs) stays there.
  build.onLoad({ filter: script }, ({ path }) => {
    const file = relative(root, path)
    const place = JSON.stringify(`/${posix.relative(dirname(compiledPath(file)), dirname(file))}`)
    const contents = readFileSync(path, 'utf8').replaceAll('import.meta.dirname', `(import.meta.dirname + ${place})`)
    return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
  })
}

/** Node wants the ending of a file in a package that does not say what may be imported from it, such as `next/headers`. */
export function packagePath(specifier) {
  const packageName = packageNameOf(specifier)
  if (specifier.startsWith('node:') || specifier === packageName) return specifier
  const { exports } = JSON.parse(readFileSync(join(root, 'node_modules', packageName, 'package.json'), 'utf8'))
  if (exports) return specifier
  const file = createRequire(join(root, 'package.json')).resolve(specifier)
  return `${packageName}/${relative(join(root, 'node_modules', packageName), file)}`
}

function packagesOf({ inputs }) {
  const specifiers = Object.values(inputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, external }) => (external && !/^(node:|\.)/.test(path) ? [path] : [])),
  )
  return [...new Set(specifiers.map(packageNameOf))].sort()
}

/** The name in `@scope/name/file`. */
function packageNameOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function compiledPath(file) {
  return `${folder}/${file.replace(script, '.js')}`
}
