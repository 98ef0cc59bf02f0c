import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { packagePath } from '@/scripts/compile.mjs'
import { root } from '@/scripts/run.mjs'
import { temporaryFolder } from '@/scripts/temporary.mjs'

// Programs of the proofs that are started dozens of times: compiled once, each starts in a fraction of the time.

let made: Promise<string> | undefined

/**
 * The compiled form of a program of `proofs`, or of what is loaded before one: a path. All of them are compiled together
 * when the first is asked for, since what they share has to be one module.
 * @param file from `proofs`, without its ending
 */
export async function compiledProgram(file: string): Promise<string> {
  made ??= compileAll()
  return join(await made, 'proofs', `${file}.js`)
}

async function compileAll() {
  const folder = mkdtempSync(join(temporaryFolder(), 'gazette-programs-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const patterns = ['proofs/instances/{child,later-build}.ts', 'proofs/clock/set-clock.ts', 'proofs/faults/*.ts']
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

/** A file that lies beside a source is found from its compiled form too, and packages as Node finds them. */
const asSources: Plugin = {
  name: 'as sources',
  setup(build) {
    build.onResolve({ filter: /^[^./@]/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: packagePath(path), external: true },
    )
    build.onLoad({ filter: /\.(tsx?|mjs)$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: path.endsWith('x') ? 'tsx' : path.endsWith('.mjs') ? 'js' : 'ts' }
    })
  },
}
