import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { bundledPackages, packageFile } from '@/scripts/compile.mjs'
import { root } from '@/scripts/run.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'

// Programs of the proofs start dozens of times: compiled once, each starts much faster.

let compiledFolder: Promise<string> | undefined

/**
 * Returns the path of a compiled program of `proofs`. The first call compiles all of them together, since they share
 * modules.
 * @param file from `proofs`, or from the root with `../`, without extension
 */
export async function compiledProgram(file: string): Promise<string> {
  compiledFolder ??= compileAll()
  return join(await compiledFolder, 'proofs', `${file}.js`)
}

async function compileAll() {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-programs-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const patterns = [
    'proofs/{drafts/answer-child,instances/{child,later-build},kills/{child,later-build},clock/set-clock}.ts',
    '{proofs/growth/live-memory,cli/main}.ts',
    'proofs/faults/*.ts',
  ]
  await build({
    absWorkingDir: root,
    entryPoints: patterns.flatMap((pattern) => globSync(pattern, { cwd: root })),
    outbase: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    target: 'node22',
    logLevel: 'error',
    plugins: [asSources],
  })
  return folder
}

/** A compiled program finds files beside its source, and packages as Node does. */
const asSources: Plugin = {
  name: 'as sources',
  setup(build) {
    build.onResolve({ filter: /^[^./@]/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: packageFile(path), external: !bundledPackages.test(path) },
    )
    build.onLoad({ filter: /\.(tsx?|mjs)$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: path.endsWith('x') ? 'tsx' : path.endsWith('.mjs') ? 'js' : 'ts' }
    })
  },
}
