// node scripts/image.mjs FOLDER: copies the server and its packages, everything of the image beside Node, from a built
// clone.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { sources } from './compile.mjs'
import { imageFaults } from './image-faults.mjs'
import { root } from './run.mjs'

const whole = ['.compiled', '.letters', 'LICENSE', 'addresses.mjs', 'next.config.mjs', 'public']
const notServed = /^(cache|diagnostics|trace|trace-build|turbopack|types|build|\.ready|.*\.nft\.json)$/
const test = /\.test\.|\/test(ing|-[^/]*)(\/|$)|tsbuildinfo$/
/** Packages without an import: fonts, read by path, and packages that `require` loads. */
const named = [
  '@fontsource/noto-sans-khmer',
  '@fontsource/noto-sans-lao',
  '@fontsource/noto-sans-myanmar',
  '@fontsource/noto-sans-thai',
  '@fontsource/noto-serif',
  'pg',
]
/** Imported by compiled code, but never at run time. */
const buildOnly = ['esbuild']
/** Only for building: compilers, database sources, source maps and types. */
const unneeded = [
  /^@next\/swc-/,
  /^next\/dist\/(esm|docs|bundle-analyzer)(\/|$)/,
  /^better-sqlite3\/(deps|src|binding\.gyp)/,
  /\.(map|d\.[cm]?ts|tsbuildinfo)$/,
]

const target = resolve(process.argv[2] ?? '')
if (!process.argv[2] || existsSync(target)) {
  console.error('Name a folder that is not there yet: node scripts/image.mjs FOLDER')
  process.exit(1)
}
mkdirSync(target, { recursive: true })
for (const path of whole) copy(path)
for (const path of sources) copy(path, (file) => !/\.tsx?$/.test(file) && !test.test(file))
for (const name of readdirSync(join(root, '.next')))
  if (!notServed.test(name)) copy(`.next/${name}`, (file) => !/\.nft\.json$/.test(file))
for (const path of packages()) copyPackage(path)
writePackage()

const faults = imageFaults(target)
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)

function copy(path, isWanted = () => true) {
  cpSync(join(root, path), join(target, path), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => isWanted(file.slice(root.length)),
  })
}

function copyPackage(path) {
  const inside = (file) => file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const isUnneeded = (file) => unneeded.some((pattern) => pattern.test(file)) || isForOthers(file)
  copy(path, (file) => basename(file) !== 'node_modules' && !isUnneeded(inside(file)))
}

function isForOthers(file) {
  const [, platform, processor] = /prebuilds\/(\w+?)-(\w+)\.node$/.exec(file) ?? []
  return platform !== undefined && (platform !== process.platform || processor !== process.arch)
}

function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const imported = JSON.parse(readFileSync(join(root, '.compiled/packages.json'), 'utf8'))
  const found = new Set()
  for (const name of [...imported, ...named, ...linked()]) if (!buildOnly.includes(name)) add('', name)
  return found

  function add(from, name) {
    const path = pathFrom(from, name)
    // An optional package may not exist for this machine.
    if (path === undefined || found.has(path) || !existsSync(join(root, path))) return
    if (unneeded.some((pattern) => pattern.test(name))) return
    found.add(path)
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[path]
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta?.[peer]?.optional)
    for (const next of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) add(path, next)
  }

  /** Searches as Node does: in the package, then in each folder above. */
  function pathFrom(from, name) {
    const path = `${from}${from && '/'}node_modules/${name}`
    if (lock[path]) return path
    const above = from.lastIndexOf('node_modules/')
    return above < 0 ? undefined : pathFrom(from.slice(0, Math.max(0, above - 1)), name)
  }
}

function linked() {
  const folder = join(root, '.next/node_modules')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inside) => `${name}/${inside}`) : [name],
  )
  return names.map((name) => name.replace(/-[0-9a-f]{16}$/, ''))
}

function writePackage() {
  const { name, version, license, type, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const scripts = {
    start: 'exec node --enable-source-maps .compiled/server/start.js',
    gazette: 'exec node --enable-source-maps .compiled/cli/main.js',
  }
  const contents = { name, version, license, private: true, type, engines, scripts }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(contents, undefined, 2)}\n`)
}
