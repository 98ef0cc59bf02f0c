// node scripts/image.mjs FOLDER copies the server and its packages from a built clone: all of the image except Node.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { sources } from './compile.mjs'
import { imageFaults } from './image-faults.mjs'
import { root } from './run.mjs'

const copiedWhole = ['.compiled', '.letters', 'LICENSE', 'addresses.mjs', 'next.config.mjs', 'public']
const notServed = /^(cache|diagnostics|trace|trace-build|turbopack|types|build|\.ready|.*\.nft\.json)$/
const testPattern = /\.test\.|\/test(ing|-[^/]*)(\/|$)|tsbuildinfo$/
/** Packages without an import: fonts, read by path, and packages that `require` loads. */
const namedPackages = [
  '@fontsource/noto-sans-khmer',
  '@fontsource/noto-sans-lao',
  '@fontsource/noto-sans-myanmar',
  '@fontsource/noto-sans-thai',
  '@fontsource/noto-serif',
  'pg',
]
/** Imported by compiled code, but never at run time. */
const buildOnlyPackages = ['esbuild']
/** Only for building: compilers, database sources, source maps and types. */
const unneededFiles = [
  /^@next\/swc-/,
  /^next\/dist\/(esm|docs|bundle-analyzer)(\/|$)/,
  /^better-sqlite3\/(deps|src|binding\.gyp)/,
  /\.(map|d\.[cm]?ts|tsbuildinfo)$/,
]

const targetFolder = resolve(process.argv[2] ?? '')
if (!process.argv[2] || existsSync(targetFolder)) {
  console.error('Name a folder that is not there yet: node scripts/image.mjs FOLDER')
  process.exit(1)
}
mkdirSync(targetFolder, { recursive: true })
for (const path of copiedWhole) copyFromRoot(path)
for (const path of sources) copyFromRoot(path, (file) => !/\.tsx?$/.test(file) && !testPattern.test(file))
for (const name of readdirSync(join(root, '.next')))
  if (!notServed.test(name)) copyFromRoot(`.next/${name}`, (file) => !/\.nft\.json$/.test(file))
for (const path of packagesToCopy()) copyPackage(path)
writePackage()

const faultsFound = imageFaults(targetFolder)
for (const fault of faultsFound) console.error(fault)
process.exit(faultsFound.length > 0 ? 1 : 0)

function copyFromRoot(path, isWanted = () => true) {
  cpSync(join(root, path), join(targetFolder, path), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => isWanted(file.slice(root.length)),
  })
}

function copyPackage(path) {
  const inside = (file) => file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const isUnneeded = (file) => unneededFiles.some((pattern) => pattern.test(file)) || isForOthers(file)
  copyFromRoot(path, (file) => basename(file) !== 'node_modules' && !isUnneeded(inside(file)))
}

function isForOthers(file) {
  const [, platform, processor] = /prebuilds\/(\w+?)-(\w+)\.node$/.exec(file) ?? []
  return platform !== undefined && (platform !== process.platform || processor !== process.arch)
}

function packagesToCopy() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const imported = JSON.parse(readFileSync(join(root, '.compiled/packages.json'), 'utf8'))
  const found = new Set()
  for (const name of [...imported, ...namedPackages, ...linkedPackages()])
    if (!buildOnlyPackages.includes(name)) add('', name)
  return found

  function add(from, name) {
    const path = pathFrom(from, name)
    // An optional package may not exist for this machine.
    if (path === undefined || found.has(path) || !existsSync(join(root, path))) return
    if (unneededFiles.some((pattern) => pattern.test(name))) return
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

function linkedPackages() {
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
  writeFileSync(join(targetFolder, 'package.json'), `${JSON.stringify(contents, undefined, 2)}\n`)
}
